import { useState } from "preact/hooks";
import { Chart } from "../charts/chart";
import { useColors } from "../charts/colors";
import { tooltip } from "../charts/tooltip";
import type { Rate } from "../data/report";
import { count, percent, percentMark, wallTime } from "../format";
import { index, settings } from "../settings";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Count, Percent } from "../ui/numbers";
import { DataTable } from "../ui/table";
import type { Series, SeriesPoint } from "./documents";

/** HubSpot shows these two together. */
const standard = "open clickThrough";

/** A measure over time; the reader chooses which. */
export function TrendCard({ series, part }: { series: Series; part: string }) {
  const [chosen, setChosen] = useState(standard);
  const measures = chosen.split(" ").filter((measure) => series.measures.includes(measure));
  const points = series.total.points.map((point, at) => ({ point, at }));
  const shown = between(points, series.measures);
  const choice = (
    <label class="choice">
      {text("trend.measure")}
      <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
        <option value={standard}>{text("trend.default")}</option>
        <optgroup label={text("trend.rates")}>{options(series, true)}</optgroup>
        <optgroup label={text("trend.counts")}>{options(series, false)}</optgroup>
      </select>
    </label>
  );
  const isSendCohort = index.definitions[settings.definition]?.dateBasis !== "eventDate";
  return (
    <Card id="trend" size="half" title={text("trend.title")} aside={choice}
      note={text(isSendCohort ? "trend.note" : "trend.note.eventDate")}>
      {shown.length === 0 || measures.length === 0
        ? <Empty>{text("trend.empty")}</Empty>
        : <TrendChart shown={shown} measures={measures} frequency={series.frequency} part={part} />}
    </Card>
  );
}

function options({ measures, total: { points } }: Series, areRates: boolean) {
  return measures.filter((measure) => isRate(points, measure) === areRates)
    .map((measure) => <option value={measure}>{nameOf(points, measure)}</option>);
}

interface Shown {
  point: SeriesPoint;
  at: number;
}

/** Without the dates before the first and after the last on which anything was measured. */
function between(points: Shown[], measures: string[]): Shown[] {
  const isEmpty = ({ point }: Shown) => measures.every((measure) => !valueOf(point, measure));
  const first = points.findIndex((point) => !isEmpty(point));
  return first < 0 ? [] : points.slice(first, points.findLastIndex((point) => !isEmpty(point)) + 1);
}

interface TrendChartProps {
  shown: Shown[];
  measures: string[];
  frequency: string;
  part: string;
}

function TrendChart({ shown, measures, frequency, part }: TrendChartProps) {
  const colors = useColors();
  const shows = frequency === "month" ? "month" : frequency === "day" || frequency === "week" ? "day" : "time";
  const labels = shown.map(({ point }) => wallTime(point.start, shows));
  const dates = shown.map(({ point }) => point);
  const areRates = measures.some((measure) => isRate(dates, measure));
  const names = new Map(measures.map((measure) => [measure, nameOf(dates, measure)]));
  const option = {
    grid: { left: 56, right: 16, top: 40, bottom: 28 },
    legend: {
      show: measures.length > 1, left: 0, top: 0, icon: "roundRect", itemWidth: 14, itemHeight: 4, textStyle: { color: colors.ink },
    },
    tooltip: {
      trigger: "axis", backgroundColor: colors.surface, borderColor: colors.line, textStyle: { color: colors.ink },
      formatter: (hovered: { dataIndex: number } | { dataIndex: number }[]) => {
        const at = (Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0;
        return tooltip(labels[at]!, measures.map((measure) => {
          return [names.get(measure)!, written(shown[at]!.point, measure)] as const;
        }));
      },
    },
    xAxis: {
      type: "category", data: labels, boundaryGap: false, axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false },
      axisLabel: { color: colors.ink2, hideOverlap: true },
    },
    yAxis: {
      type: "value", minInterval: areRates ? undefined : 1, splitNumber: 4, splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink2, formatter: areRates ? percentMark : count },
    },
    series: measures.map((measure, at) => ({
      name: names.get(measure), type: "line", connectNulls: true, symbol: at === 0 ? "circle" : "diamond", symbolSize: 7,
      showAllSymbol: areRates, showSymbol: areRates || shown.length <= 60,
      data: shown.map(({ point }) => valueOf(point, measure)),
      lineStyle: { width: 2, type: at === 0 ? "solid" : "dashed", color: colors.series[at] }, itemStyle: { color: colors.series[at] },
    })),
  };
  const name = [...names.values()].join(", ");
  const rows = shown.filter(({ point }) => measures.some((measure) => valueOf(point, measure) !== null));
  return (
    <Chart label={text("trend.label", { measure: name, frequency: word("trend", frequency) })} option={option}
      table={(
        <div data-part={part}>
          <DataTable caption={name} rows={rows} keyOf={({ point }) => point.start}
            columns={[
              { key: "start", label: text("trend.start"), sort: ({ at }) => at, cell: ({ point }) => wallTime(point.start, shows) },
              ...measures.map((measure) => ({
                key: measure, label: names.get(measure)!, isNumber: true, sort: ({ point }: Shown) => valueOf(point, measure),
                cell: ({ point, at }: Shown) => <Value point={point} measure={measure} path={`total.points.${at}.${measure}`} />,
              })),
            ]} />
        </div>
      )} />
  );
}

function Value({ point, measure, path }: { point: SeriesPoint; measure: string; path: string }) {
  const rate = rateOf(point, measure);
  return rate ? <Percent rate={rate} path={`${path}.value`} /> : <Count value={valueOf(point, measure)} path={path} />;
}

/** A value in words: a rate with its pair. */
function written(point: SeriesPoint, measure: string): string {
  const [rate, value] = [rateOf(point, measure), valueOf(point, measure)];
  if (value === null) return "–";
  if (!rate) return count(value);
  return text("of.pair", { rate: percent(value), numerator: count(rate.numerator), denominator: count(rate.denominator) });
}

function rateOf(point: SeriesPoint, measure: string): Rate | null {
  const value = point[measure];
  return typeof value === "object" ? value : null;
}

function valueOf(point: SeriesPoint, measure: string): number | null {
  const value = point[measure];
  return typeof value === "number" ? value : typeof value === "object" ? value?.value ?? null : null;
}

function isRate(points: readonly SeriesPoint[], measure: string): boolean {
  return points.some((point) => rateOf(point, measure));
}

/** A rate that is called like a metric has "rate:" before its name. */
function nameOf(points: readonly SeriesPoint[], measure: string): string {
  return isRate(points, measure) ? word("rate", measure.replace(/^rate:/, "")) : word("metric", measure);
}
