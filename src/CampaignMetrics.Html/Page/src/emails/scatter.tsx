import { Chart } from "../charts/chart";
import { useColors } from "../charts/colors";
import { tooltip } from "../charts/tooltip";
import { hashOf } from "../data/route";
import { count, percent, percentMark } from "../format";
import { index } from "../settings";
import { plural, text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Percent } from "../ui/numbers";
import { DataTable } from "../ui/table";
import type { Scatter, ScatterAxis, ScatterPoint } from "./documents";
import { EmailLink } from "./email-link";

/** Each email as a point by two of its rates, and both averages. */
export function ScatterCard({ scatter, part }: { scatter: Scatter; part: string }) {
  const note = (
    <>
      <p>{text("scatter.note")}</p>
      {scatter.leftOut > 0 && <p>{plural("scatter.leftOut", scatter.leftOut, count(scatter.leftOut))}</p>}
    </>
  );
  return (
    <Card id="scatter" title={text("scatter.title")} note={note}>
      {scatter.points.length === 0 ? <Empty>{text("scatter.empty")}</Empty> : (
        <div class="beside" data-part={part}>
          <ScatterChart scatter={scatter} />
          <Averages scatter={scatter} />
        </div>
      )}
    </Card>
  );
}

/** An email by the key of its point. */
function titleOf(point: ScatterPoint): string {
  return point.name ?? point.email;
}

function ScatterChart({ scatter }: { scatter: Scatter }) {
  const colors = useColors();
  const { x, y, points } = scatter;
  const byEmail = new Map(points.map((point) => [point.email, point]));
  const axis = ({ rate }: ScatterAxis) => ({
    type: "value", name: word("rate", rate), nameLocation: "middle", nameTextStyle: { color: colors.ink2 }, scale: true,
    splitNumber: 4, splitLine: { lineStyle: { color: colors.line } }, axisLine: { lineStyle: { color: colors.line } },
    axisLabel: { color: colors.ink2, hideOverlap: true, formatter: percentMark },
  });
  const line = (of: "xAxis" | "yAxis", at: number | null, type: "dashed" | "dotted") =>
    at === null ? [] : [{ [of]: at, lineStyle: { type, width: 1.5, color: type === "dashed" ? colors.series[1] : colors.ink2 } }];
  const option = {
    grid: { left: 64, right: 20, top: 16, bottom: 52 },
    tooltip: {
      trigger: "item", backgroundColor: colors.surface, borderColor: colors.line, textStyle: { color: colors.ink },
      formatter: ({ name }: { name: string }) => {
        const point = byEmail.get(name);
        if (!point) return "";
        return tooltip(titleOf(point), [
          [word("rate", x.rate), percent(point.x.rate.value ?? 0)], [word("rate", y.rate), percent(point.y.rate.value ?? 0)],
        ]);
      },
    },
    xAxis: { ...axis(x), nameGap: 32 },
    yAxis: { ...axis(y), nameGap: 48 },
    series: [{
      type: "scatter", symbolSize: 12, cursor: "pointer",
      data: points.map((point) => ({ name: point.email, value: [point.x.rate.value, point.y.rate.value] })),
      itemStyle: { color: colors.series[0], opacity: 0.85, borderColor: colors.surface, borderWidth: 1 },
      markLine: {
        silent: true, symbol: "none", label: { show: false }, animation: false,
        data: [
          ...line("xAxis", x.mean, "dashed"), ...line("yAxis", y.mean, "dashed"),
          ...line("xAxis", x.pooled.value, "dotted"), ...line("yAxis", y.pooled.value, "dotted"),
        ],
      },
    }],
  };
  function follow(email: string) {
    if (index.emails.some((facts) => facts.email === email && facts.hasReport)) location.hash = hashOf("report", email);
  }
  const rows = points.map((point, at) => ({ point, at }));
  return (
    <Chart label={text("scatter.label", { count: count(points.length) })} option={option} size="tall" onClick={follow}
      table={(
        <DataTable caption={text("scatter.table")} rows={rows} keyOf={({ point }) => point.email}
          columns={[
            {
              key: "email", label: text("email.name"), sort: ({ point }) => titleOf(point),
              cell: ({ point }) => <EmailLink email={point.email} name={point.name} />,
            },
            {
              key: "x", label: word("rate", x.rate), isNumber: true, sort: ({ point }) => point.x.rate.value,
              cell: ({ point, at }) => <Percent rate={point.x.rate} path={`points.${at}.x.rate.value`} />,
            },
            {
              key: "y", label: word("rate", y.rate), isNumber: true, sort: ({ point }) => point.y.rate.value,
              cell: ({ point, at }) => <Percent rate={point.y.rate} path={`points.${at}.y.rate.value`} />,
            },
          ]} />
      )} />
  );
}

/** Both averages by name: the legend of the lines. */
function Averages({ scatter }: { scatter: Scatter }) {
  const axes = [["x", scatter.x], ["y", scatter.y]] as const;
  return (
    <table class="table averages">
      <caption class="visually-hidden">{text("scatter.averages")}</caption>
      <thead>
        <tr>
          <td />
          {axes.map(([, axis]) => <th scope="col" class="number">{word("rate", axis.rate)}</th>)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row"><LineKind isDashed={true} /> {text("scatter.mean")}</th>
          {axes.map(([name, { mean }]) => (
            <td class="number"><Percent rate={{ numerator: 0, denominator: 0, value: mean }} path={`${name}.mean`} /></td>
          ))}
        </tr>
        <tr>
          <th scope="row"><LineKind isDashed={false} /> {text("scatter.pooled")}</th>
          {axes.map(([name, { pooled }]) => <td class="number"><Percent rate={pooled} path={`${name}.pooled.value`} /></td>)}
        </tr>
      </tbody>
    </table>
  );
}

function LineKind({ isDashed }: { isDashed: boolean }) {
  return (
    <svg class={isDashed ? "line-kind mean" : "line-kind"} viewBox="0 0 24 4" aria-hidden="true">
      <line x1="0" x2="24" y1="2" y2="2" stroke-dasharray={isDashed ? "5 3" : "2 2"} />
    </svg>
  );
}
