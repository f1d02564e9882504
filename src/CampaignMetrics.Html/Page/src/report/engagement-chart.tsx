import { Chart } from "../charts/chart";
import { useColors } from "../charts/colors";
import { tooltip } from "../charts/tooltip";
import type { Bucket } from "../data/report";
import { count, wallTime } from "../format";
import { text } from "../text/texts";
import { DataTable } from "../ui/table";
import type { Frequency } from "./buckets";

export type Measure = "total" | "unique";

interface EngagementChartProps {
  points: Bucket[];
  every: Frequency;
  measure: Measure;
}

/**
 * Opens above, clicks below: there are many fewer clicks than opens, so that on one axis nobody would see them, and a second axis on one
 * ground would mislead.
 */
export function EngagementChart({ points, every, measure }: EngagementChartProps) {
  const colors = useColors();
  const shows = every === "month" ? "month" : every === "day" || every === "week" ? "day" : "time";
  const series = [
    { name: text(measure === "total" ? "opens.total" : "opens.unique"), of: measure === "total" ? "opens" : "firstOpens" },
    { name: text(measure === "total" ? "clicks.total" : "clicks.unique"), of: measure === "total" ? "clicks" : "firstClicks" },
  ] as const;
  const labels = points.map(({ start }) => wallTime(start, shows));
  const isMidnight = (at: number) => points[at]!.start.slice(11, 16) === "00:00";
  const axis = (at: number) => ({
    gridIndex: at, type: "category", data: labels, boundaryGap: false,
    axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false },
    axisLabel: {
      show: at === 1, color: colors.ink2, hideOverlap: true,
      // Of hours of several days, only the days are named.
      ...(shows === "time" && points.length > 48
        ? { interval: (label: number) => isMidnight(label), formatter: (label: string) => label.replace(/,?\s*00:00$/, "") } : {}),
    },
  });
  const option = {
    animationDuration: 200,
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: colors.ink2 } },
    grid: [{ left: 52, right: 16, top: 32, height: "44%" }, { left: 52, right: 16, bottom: 28, height: "22%" }],
    tooltip: {
      trigger: "axis", backgroundColor: colors.surface, borderColor: colors.line, textStyle: { color: colors.ink },
      formatter: (shown: { dataIndex: number } | { dataIndex: number }[]) => {
        const at = (Array.isArray(shown) ? shown[0] : shown)?.dataIndex ?? 0;
        return tooltip(labels[at]!, series.map(({ name, of }) => [name, count(points[at]![of])] as const));
      },
    },
    xAxis: [axis(0), axis(1)],
    yAxis: series.map(({ name }, at) => ({
      gridIndex: at, type: "value", minInterval: 1, name, nameTextStyle: { color: colors.ink2, align: "left", padding: [0, 0, 0, -44] },
      splitNumber: at === 0 ? 4 : 2, splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink2, formatter: (value: number) => count(value) },
    })),
    series: series.map(({ name, of }, at) => ({
      name, type: "line", xAxisIndex: at, yAxisIndex: at, data: points.map((point) => point[of]),
      showSymbol: points.length <= 40, symbolSize: 6, color: colors.series[at], lineStyle: { width: 2 },
      areaStyle: { color: colors.series[at], opacity: 0.12 },
    })),
  };
  return (
    <Chart label={text("engagement.label", { opens: series[0].name, clicks: series[1].name, count: count(points.length) })} option={option}
      size="tall"
      table={(
        <DataTable caption={text("engagement.table")} rows={points} keyOf={(point) => point.start}
          columns={[
            { key: "start", label: text("engagement.start"), sort: (point) => point.start, cell: (point) => wallTime(point.start, shows) },
            ...series.map(({ name, of }) => ({
              key: of, label: name, isNumber: true, sort: (point: Bucket) => point[of], cell: (point: Bucket) => count(point[of]),
            })),
          ]} />
      )} />
  );
}
