import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { LineChart, MapChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, registerMap, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { text } from "../text/texts";

use([LineChart, MapChart, ScatterChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent,
  VisualMapComponent, CanvasRenderer]);

export { registerMap };

interface ChartProps {
  /** What it shows, in a sentence, for those who do not see it. */
  label: string;
  option: EChartsCoreOption;
  /** The same numbers as a table. */
  table: ComponentChildren;
  size?: "tall";
  onClick?: (name: string) => void;
}

/** A chart, and the table behind it. */
export function Chart({ label, option, table, size, onClick }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);

  useEffect(() => {
    const drawn = (chart.current = init(element.current!));
    const resize = new ResizeObserver(() => drawn.resize());
    resize.observe(element.current!);
    return () => {
      resize.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const animation = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const draw = () => chart.current?.setOption({ animation, animationDuration: 300, textStyle: { fontFamily: "inherit" }, ...option }, true);
    draw();
    chart.current?.off("click");
    if (onClick) chart.current?.on("click", (event) => onClick(String(event.name)));
  });

  return (
    <figure>
      <div class={size === "tall" ? "chart tall" : "chart"} ref={element} role="img" aria-label={label} />
      <details class="behind">
        <summary>{text("chart.table")}</summary>
        {table}
      </details>
    </figure>
  );
}
