import { useState } from "preact/hooks";
import { Chart } from "../charts/chart";
import { useColors } from "../charts/colors";
import { tooltip } from "../charts/tooltip";
import { count, percentCut, percentMark, wallTime } from "../format";
import { text } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Choice } from "../ui/choice";
import { Count } from "../ui/numbers";
import { DataTable } from "../ui/table";
import type { Watch, WatchDay } from "./documents";
import { CutRate, providerName } from "./watch-providers";

interface Row {
  day: WatchDay;
  at: number;
}

/** The days of one mailbox provider: what bounced of it, and complaints against the limits. */
export function DaysCard({ watch }: { watch: Watch }) {
  const providers = [...new Set(watch.days.map((day) => day.provider))];
  const [chosen, setChosen] = useState(0);
  const provider = providers[chosen];
  const rows = watch.days.map((day, at) => ({ day, at })).filter(({ day }) => day.provider === provider);
  return (
    <Card id="watch-days" title={text("watch.days")}
      note={watch.daysLeftOut > 0 ? text("watch.daysLeftOut", { count: count(watch.daysLeftOut) }) : undefined}
      aside={providers.length > 1 && (
        <Choice label={text("watch.provider")} value={String(chosen)} onChange={(value) => setChosen(Number(value))}
          options={providers.map((name, number) => ({ value: String(number), label: providerName(name) }))} />
      )}>
      {provider === undefined ? <Empty>{text("trend.empty")}</Empty> : <DaysChart rows={rows} name={providerName(provider)} />}
    </Card>
  );
}

function bounceRate({ delivery }: WatchDay): number | null {
  return delivery.sent && delivery.bounced !== null ? delivery.bounced / delivery.sent : null;
}

function DaysChart({ rows, name }: { rows: Row[]; name: string }) {
  const colors = useColors();
  const labels = rows.map(({ day }) => wallTime(day.day, "day"));
  const lines = [
    { name: text("watch.bounceRate"), values: rows.map(({ day }) => bounceRate(day)) },
    { name: text("watch.complaints"), values: rows.map(({ day }) => day.complaints.value) },
  ].filter(({ values }) => values.some((value) => value !== null));
  const option = {
    grid: { left: 56, right: 16, top: 40, bottom: 28 },
    legend: { left: 0, top: 0, icon: "roundRect", itemWidth: 14, itemHeight: 4, textStyle: { color: colors.ink } },
    tooltip: {
      trigger: "axis", backgroundColor: colors.surface, borderColor: colors.line, textStyle: { color: colors.ink },
      formatter: (hovered: { dataIndex: number } | { dataIndex: number }[]) => {
        const at = (Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0;
        const written = (value: number | null | undefined) => (value == null ? "–" : percentCut(value));
        return tooltip(labels[at]!, [
          [text("metric.sent"), count(rows[at]!.day.delivery.sent ?? 0)],
          ...lines.map((line) => [line.name, written(line.values[at])] as const),
        ]);
      },
    },
    xAxis: {
      type: "category", data: labels, axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false },
      axisLabel: { color: colors.ink2, hideOverlap: true },
    },
    yAxis: {
      type: "value", splitNumber: 4, splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink2, formatter: percentMark },
    },
    series: lines.map((line, at) => ({
      name: line.name, type: "line", connectNulls: true, symbol: at === 0 ? "circle" : "diamond", symbolSize: 7, data: line.values,
      lineStyle: { width: 2, type: at === 0 ? "solid" : "dashed", color: colors.series[1 + at] },
      itemStyle: { color: colors.series[1 + at] },
    })),
  };
  return <Chart label={text("watch.days.label", { provider: name })} option={option} table={<DaysTable rows={rows} name={name} />} />;
}

function DaysTable({ rows, name }: { rows: Row[]; name: string }) {
  const counted = (key: "sent" | "delivered" | "bounced" | "unsubscribed") => ({
    key, label: text(`metric.${key}`), isNumber: true, sort: ({ day }: Row) => day.delivery[key],
    cell: ({ day: { delivery }, at }: Row) => (
      <Count value={delivery[key]} why={delivery.notMeasured?.[key]} path={`days.${at}.delivery.${key}`} />
    ),
  });
  const bounced = (key: "hard" | "soft" | "temporary" | "blocked") => ({
    key, label: text(`bounceClass.${key}`), isNumber: true, sort: ({ day }: Row) => day.delivery.bounces[key],
    cell: ({ day, at }: Row) => <Count value={day.delivery.bounces[key]} path={`days.${at}.delivery.bounces.${key}`} />,
  });
  return (
    <DataTable caption={text("watch.days.label", { provider: name })} rows={rows} keyOf={({ at }) => String(at)}
      columns={[
        { key: "day", label: text("watch.day"), sort: ({ day }) => day.day, cell: ({ day }) => wallTime(day.day, "day") },
        counted("sent"), counted("delivered"), counted("bounced"), bounced("hard"), bounced("soft"), bounced("temporary"),
        bounced("blocked"), counted("unsubscribed"),
        {
          key: "complaints", label: text("watch.complaints"), isNumber: true, sort: ({ day }) => day.complaints.value,
          cell: ({ day, at }) => <CutRate rate={day.complaints} path={`days.${at}.complaints.value`} />,
        },
        {
          key: "standing", label: text("watch.standing"), sort: ({ day }) => day.standing,
          cell: ({ day: { standing } }) =>
            standing ? <span class={`standing ${standing}`}>{text(`watch.standing.${standing}`)}</span> : <span class="muted">–</span>,
        },
      ]} />
  );
}
