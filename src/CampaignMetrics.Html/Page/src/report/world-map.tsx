import { Chart } from "../charts/chart";
import { useColors } from "../charts/colors";
import { heatClasses } from "../charts/heat";
import { HeatLegend } from "../charts/heat-legend";
import { tooltip } from "../charts/tooltip";
import { equalEarth, registerWorld } from "../charts/world";
import { usePart } from "../data/parts";
import type { Country } from "../data/report";
import { count, country as nameOf } from "../format";
import { text } from "../text/texts";
import { DataTable } from "../ui/table";
import type { Topology } from "topojson-specification";
import { valueOf, type Kind } from "./places";

interface WorldMapProps {
  countries: Country[];
  kind: Kind;
  withProxied: boolean;
}

/** Countries coloured by how many opened or clicked there. */
export function WorldMap({ countries, kind, withProxied }: WorldMapProps) {
  const colors = useColors();
  const world = usePart<Topology>("world");
  if (!world) return null;
  registerWorld(world);
  const rows = countries.filter((row) => row.country !== null)
    .map((row) => ({ name: row.country!, value: valueOf(row, kind, withProxied) })).filter(({ value }) => value > 0);
  const label = text(kind === "opens" ? "places.openers" : "places.clickers");
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const classes = heatClasses(most).slice(1);
  const option = {
    tooltip: {
      trigger: "item", backgroundColor: colors.surface, borderColor: colors.line, textStyle: { color: colors.ink },
      formatter: ({ name, value }: { name: string; value: number }) =>
        tooltip(nameOf(name) ?? text("places.unknown"), [[label, count(Number.isFinite(value) ? value : 0)]]),
    },
    visualMap: {
      type: "piecewise", show: false, outOfRange: { color: colors.heat[0] },
      pieces: classes.map(({ low, high, heat }) => ({ min: low, max: high, color: colors.heat[heat] })),
    },
    series: [{
      type: "map", map: "world", projection: equalEarth, data: rows, selectedMode: false,
      left: 0, right: 0, top: 0, bottom: 0, preserveAspect: "contain",
      itemStyle: { areaColor: colors.heat[0], borderColor: colors.line, borderWidth: 0.5 }, label: { show: false },
      emphasis: { label: { show: false }, itemStyle: { areaColor: colors.series[1], borderColor: colors.ink } },
    }],
  };
  return (
    <Chart label={text("places.map", { of: label, count: count(rows.length) })} option={option} size="map"
      legend={<HeatLegend classes={classes} />}
      table={(
        <DataTable caption={text("places.mapTable", { of: label })} rows={rows} keyOf={(row) => row.name} pageSize={10}
          columns={[
            { key: "country", label: text("places.country"), sort: (row) => nameOf(row.name), cell: (row) => nameOf(row.name) },
            { key: "value", label, isNumber: true, sort: (row) => row.value, cell: (row) => count(row.value) },
          ]} />
      )} />
  );
}
