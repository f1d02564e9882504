import { text } from "../text/texts";
import type { HeatClass } from "./heat";

/** What the colours mean, from the least to the most. */
export function HeatLegend({ classes }: { classes: readonly HeatClass[] }) {
  return (
    <ul class="legend" aria-label={text("heat.legend")}>
      {classes.map(({ heat, label }) => <li class={`heat-${heat}`}>{label}</li>)}
    </ul>
  );
}
