import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { LineChart, MapChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, registerMap, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { source } from "../data/parts";
import { text } from "../text/texts";

use([LineChart, MapChart, ScatterChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent,
  VisualMapComponent, CanvasRenderer]);

export { registerMap };

interface ChartProps {
  /** What it shows, in a sentence, for those who do not see it. */
  label: string;
  option: EChartsCoreOption;
  /** What colours mean, where the chart itself does not say so. */
  legend?: ComponentChildren;
  /** The same numbers as a table. */
  table: ComponentChildren;
  /** A map is as high as the world is, by its width. */
  size?: "tall" | "map";
  onClick?: (name: string) => void;
}

/** A chart, and the table behind it. */
export function Chart({ label, option, legend, table, size, onClick }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const isNear = useNear(element);
  const version = useRef(source.version);

  useLayoutEffect(() => {
    if (!isNear) return;
    const drawn = (chart.current = init(element.current!));
    // Without any room, as while a browser lays out what it prints, a map cannot be placed.
    const resize = new ResizeObserver(() => hasRoom(element.current) && drawn.resize());
    resize.observe(element.current!);
    return () => {
      resize.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, [isNear]);

  useLayoutEffect(() => {
    if (!isNear) return;
    // Numbers that come by themselves do not begin from nothing each time.
    const isNews = version.current !== source.version;
    version.current = source.version;
    const animation = !isNews && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const usual = { animation, animationDuration: 300, textStyle: { fontFamily: "inherit" } };
    chart.current?.setOption({ ...usual, ...option }, true);
    // At once, and not with the next frame: a page that is about to be printed has none.
    chart.current?.getZr()?.flush();
    chart.current?.off("click");
    if (onClick) chart.current?.on("click", (event) => onClick(String(event.name)));
  });

  return (
    <figure>
      <div class={size ? `chart ${size}` : "chart"} ref={element} role="img" aria-label={label} />
      {legend}
      <details class="behind">
        <summary>{text("chart.table")}</summary>
        {table}
      </details>
    </figure>
  );
}

function hasRoom(element: Element | null): boolean {
  return element !== null && element.clientWidth > 0 && element.clientHeight > 0;
}

/** Whether an element is, or was, on the screen or nearly. What is far below is drawn when the reader comes to it, or prints. */
function useNear(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  useLayoutEffect(() => {
    const near = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && near(), { rootMargin: "300px" });
    observer.observe(element.current!);
    addEventListener("beforeprint", near);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", near);
    };
  }, []);
  return isNear;
}
