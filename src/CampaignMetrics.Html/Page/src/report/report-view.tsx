import { usePart } from "../data/parts";
import type { Report } from "../data/report";
import { index, settings } from "../settings";
import { text, type TextKey } from "../text/texts";
import { Empty } from "../ui/card";
import { Sections } from "../ui/sections";
import { Bounces } from "./bounces";
import { Caveats } from "./caveats";
import { ClickMap } from "./click-map";
import { Clients } from "./clients";
import { Definitions } from "./definitions";
import { Delivery } from "./delivery";
import { Engagement } from "./engagement";
import { Figures } from "./figures";
import { Hours } from "./hours";
import { Links } from "./links";
import { Places } from "./places";
import { Providers } from "./providers";
import { Quality } from "./quality";
import { Revenue } from "./revenue";
import { SinceSending } from "./since-sending";
import { TopContacts } from "./top-contacts";
import { Viewing } from "./viewing";

/** The cards of a report, with their titles. */
const cards: readonly (readonly [id: string, title: TextKey])[] = [
  ["delivery", "delivery.title"], ["bounces", "bounces.title"], ["engagement", "engagement.title"], ["since-sending", "since.title"],
  ["hours", "hours.title"], ["links", "links.title"], ["click-map", "clickMap.title"], ["clients", "clients.title"],
  ["providers", "providers.title"], ["places", "places.title"], ["viewing", "viewing.title"], ["top-contacts", "top.title"],
  ["revenue", "revenue.title"], ["quality", "quality.title"], ["definitions", "definitions.title"],
];

/** The report of one email, or of all together (null). */
export function ReportView({ email }: { email: string | null }) {
  // The part of the report that this is: emails have numbers.
  const number = email === null ? -1 : index.emails.findIndex((facts) => facts.email === email);
  const suffix = number < 0 || index.emails.length === 1 ? "" : `:${number}`;
  const part = `report:${settings.definition}${suffix}`;
  const report = usePart<Report>(part);
  if (report === undefined) return <Empty>{text("loading")}</Empty>;
  if (report === null) return <Empty>{text("report.none")}</Empty>;
  const section = { report, email };
  return (
    <div data-part={part}>
      <Caveats report={report} />
      <Figures report={report} definition={index.definitions[settings.definition]!} email={email} />
      <Sections contents={cards.map(([id, title]) => ({ id, title: text(title) }))} sections={[
        <Delivery {...section} />,
        <Bounces {...section} />,
        <Engagement {...section} />,
        <SinceSending {...section} />,
        <Hours {...section} />,
        <Links {...section} />,
        <ClickMap {...section} />,
        <Clients {...section} />,
        <Providers part={`providers:${settings.definition}${suffix}`} />,
        <Places {...section} />,
        <Viewing {...section} />,
        <TopContacts {...section} />,
        <Revenue {...section} />,
        <Quality {...section} />,
        <Definitions suffix={suffix} />,
      ]} />
    </div>
  );
}
