import type { ComponentChildren } from "preact";
import { change as changeOf, day, points } from "../format";
import { text, word } from "../text/texts";
import { Card } from "../ui/card";
import { Count, Percent } from "../ui/numbers";
import type { CountChange, Overview, OverviewSection, RateChange } from "./documents";

/** Whether more is better, by rate. Of counts, nobody can tell: more messages bring more of everything. */
const isBetter: Readonly<Record<string, boolean>> = {
  delivery: true, open: true, click: true, clickThrough: true, reply: true, totalOpen: true, totalClick: true, trackableOpen: true,
  estimatedOpen: true, bounce: false, hardBounce: false, softBounce: false, temporaryBounce: false, blockedBounce: false,
  unsubscribe: false, spam: false, notSent: false,
};

/** Recipient engagement and delivery of a period, each number beside that of as many days before. */
export function Summaries({ overview, part }: { overview: Overview; part: string }) {
  const { previousFrom: from, previousTo: to } = overview;
  const wasNothing = [...overview.delivery.counts, ...overview.recipientEngagement.counts].every(({ previous }) => !previous);
  // Days of the calendar, in whatever zone: they are shown as they are written.
  const note = from === null || to === null
    ? text("overview.notCompared")
    : text(wasNothing ? "overview.nothingBefore" : "overview.compared", { from: day(from, "UTC"), to: day(to, "UTC") });
  return (
    <>
      <Card id="overview-engagement" title={text("overview.engagement")} size="half" note={note}>
        <Summary section={overview.recipientEngagement} title={text("overview.engagement")} part={part} path="recipientEngagement" />
      </Card>
      <Card id="overview-delivery" title={text("overview.delivery")} size="half" note={note}>
        <Summary section={overview.delivery} title={text("overview.delivery")} part={part} path="delivery" />
      </Card>
    </>
  );
}

interface SummaryProps {
  section: OverviewSection;
  title: string;
  part: string;
  path: string;
}

function Summary({ section, title, part, path }: SummaryProps) {
  const caption = text("overview.caption", { title });
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={caption} data-part={part}>
      <table class="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("overview.what")}</th>
            <th scope="col" class="number">{text("overview.now")}</th>
            <th scope="col" class="number">{text("overview.before")}</th>
            <th scope="col" class="number">{text("overview.change")}</th>
          </tr>
        </thead>
        <tbody>
          {section.rates.map((row, at) => <RateRow row={row} path={`${path}.rates.${at}`} />)}
          {section.counts.map((row, at) => <CountRow row={row} path={`${path}.counts.${at}`} />)}
        </tbody>
      </table>
    </div>
  );
}

function RateRow({ row, path }: { row: RateChange; path: string }) {
  return (
    <Row name={word("rate", row.rate)} now={<Percent rate={row.current} path={`${path}.current.value`} />}
      before={<Percent rate={row.previous} path={`${path}.previous.value`} />}>
      <Change by={row.percentagePoints} moreIsBetter={isBetter[row.rate]}>
        {row.percentagePoints !== null && text("overview.points", { points: points(row.percentagePoints) })}
      </Change>
    </Row>
  );
}

function CountRow({ row, path }: { row: CountChange; path: string }) {
  return (
    <Row name={word("metric", row.metric)} now={<Count value={row.current} why={row.notMeasured} path={`${path}.current`} />}
      before={<Count value={row.previous} why={row.notMeasured} path={`${path}.previous`} />}>
      <Change by={row.change}>{row.change !== null && changeOf(row.change)}</Change>
    </Row>
  );
}

interface RowProps {
  name: string;
  now: ComponentChildren;
  before: ComponentChildren;
  children: ComponentChildren;
}

function Row({ name, now, before, children }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number now">{now}</td>
      <td class="number muted">{before}</td>
      <td class="number">{children}</td>
    </tr>
  );
}

/** A change: an arrow says which way, and a word whether that is better. */
function Change({ by, moreIsBetter, children }: { by: number | null; moreIsBetter?: boolean | undefined; children: ComponentChildren }) {
  const unknown = text("overview.noChange");
  if (by === null) return <span class="muted" title={unknown}>–<span class="visually-hidden"> {unknown}</span></span>;
  const judged = by === 0 || moreIsBetter === undefined ? null : by > 0 === moreIsBetter ? "better" : "worse";
  return (
    <span class={`change ${judged ?? ""}`}>
      <span aria-hidden="true">{by > 0 ? "▲" : by < 0 ? "▼" : ""}</span> {children}
      {judged && <small>{text(`overview.${judged}`)}</small>}
    </span>
  );
}
