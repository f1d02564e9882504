import { usePart } from "../data/parts";
import { settings } from "../settings";
import { text } from "../text/texts";
import { Empty } from "../ui/card";
import { Sections } from "../ui/sections";
import type { Overview, Scatter, Series } from "./documents";
import { ScatterCard } from "./scatter";
import { Summaries } from "./summaries";
import { TrendCard } from "./trend";

/** All emails at a glance: what changed, how it went, and each email as a point. */
export function OverviewView() {
  const number = settings.definition;
  const overview = usePart<Overview>(`overview:${number}`);
  const trend = usePart<Series>(`trend:${number}`);
  const scatter = usePart<Scatter>(`scatter:${number}`);
  if (overview === undefined || trend === undefined || scatter === undefined) return <Empty>{text("loading")}</Empty>;
  if (!overview && !trend && !scatter) return <Empty>{text("missing.many")}</Empty>;
  return (
    <Sections sections={[
      overview && <Summaries overview={overview} part={`overview:${number}`} />,
      trend && <TrendCard series={trend} part={`trend:${number}`} />,
      scatter && <ScatterCard scatter={scatter} part={`scatter:${number}`} />,
    ]} />
  );
}
