import { useState } from "preact/hooks";
import { usePart } from "../data/parts";
import type { Histories, HistoryCells, RecipientCells } from "../data/page";
import { count, exactMoment } from "../format";
import { index } from "../settings";
import { known, text, word } from "../text/texts";
import { Empty } from "../ui/card";
import { WebLink } from "../ui/foreign";
import { cell } from "./recipients-list";

/** Events shown at first: programs can bring hundreds. */
const first = 25;

/** All that happened to one recipient: why it did not arrive, and its events. */
export function RecipientHistory({ email, row, zone }: { email: number; row: RecipientCells; zone: string }) {
  return (
    <div class="recipient-detail">
      <h3>{text("history.title")}</h3>
      {row[cell.send] !== null && <p class="muted">{text("history.allSends")}</p>}
      {row[cell.bounceClass] !== null && <Bounce row={row} />}
      {index.contacts?.histories ? <Events email={email} contact={row[cell.contact]} zone={zone} /> : <Empty>{text("history.none")}</Empty>}
    </div>
  );
}

/** Why a message bounced, with the server's answer word for word. */
function Bounce({ row }: { row: RecipientCells }) {
  return (
    <dl class="facts">
      <dt>{text("recipients.class")}</dt>
      <dd>{word("bounceClass", row[cell.bounceClass] ?? "undetermined")}</dd>
      <dt>{text("recipients.reason")}</dt>
      <dd class="foreign">{known("bounceReason", row[cell.reason] ?? "undetermined")}</dd>
      {row[cell.explanation] && <>
        <dt>{text("recipients.explanation")}</dt>
        <dd class="foreign">{row[cell.explanation]}</dd>
      </>}
      {row[cell.status] && <>
        <dt>{text("recipients.status")}</dt>
        <dd class="foreign mono">{row[cell.status]}</dd>
      </>}
      <dt>{text("recipients.answer")}</dt>
      <dd><Answer smtp={row[cell.smtp]} /></dd>
    </dl>
  );
}

/** What the server answered, word for word. In a table, a very long one is cut, and its title is the whole. */
export function Answer({ smtp, isCell }: { smtp: string | null; isCell?: boolean }) {
  if (!smtp) return <span class="muted">{text("recipients.answer.none")}</span>;
  return isCell ? <span class="foreign mono answer clip" title={smtp}>{smtp}</span> : <span class="foreign mono answer">{smtp}</span>;
}

function Events({ email, contact, zone }: { email: number; contact: string; zone: string }) {
  const chunks = index.emails[email]?.historyChunks ?? 0;
  const histories = usePart<Histories>(chunks > 0 ? `history:${email}:${chunkOf(contact, chunks)}` : null);
  const [isWhole, setWhole] = useState(false);
  if (histories === undefined) return <Empty>{text("loading")}</Empty>;
  const events = histories && Object.hasOwn(histories, contact) ? histories[contact]! : [];
  if (events.length === 0) return <Empty>{text("history.nothing")}</Empty>;
  return (
    <>
      <ol class="history">
        {(isWhole ? events : events.slice(0, first)).map((event) => <HistoryEvent event={event} zone={zone} />)}
      </ol>
      {!isWhole && events.length > first && (
        <button type="button" class="button" onClick={() => setWhole(true)}>{text("history.more", { count: count(events.length) })}</button>
      )}
    </>
  );
}

function HistoryEvent({ event, zone }: { event: HistoryCells; zone: string }) {
  const [at, type, detail, userAgent, actor, rule, notCounted] = event;
  return (
    <li class={notCounted ? "uncounted" : undefined}>
      <time dateTime={at}>{exactMoment(at, zone)}</time>
      <div>
        <p><strong>{word("event", type)}</strong> {detail && <Detail type={type} detail={detail} />}</p>
        {actor && <p class="muted">{doneBy(actor, rule)}</p>}
        {notCounted && <p class="does-not-count">{text("history.notCounted", { why: word("rule", notCounted) })}</p>}
        {userAgent && <p class="foreign muted mono clip" title={userAgent}>{userAgent}</p>}
      </div>
    </li>
  );
}

/** The most telling property of an event: what it is depends on the type. */
function Detail({ type, detail }: { type: string; detail: string }) {
  switch (type) {
    case "clicked": return <WebLink url={detail} />;
    case "notSent": return <span class="foreign">{known("notSentReason", detail)}</span>;
    case "bounced":
    case "deferred": return <Answer smtp={detail} />;
    case "unsubscribed":
    case "resubscribed": return <span class="foreign">{known("history.subscription", detail)}</span>;
    default: return <span class="foreign">{detail}</span>;
  }
}

/** Who did it, and by which rule that was decided. Of the default rule, there is nothing to tell. */
function doneBy(actor: string, rule: string | null): string {
  const who = { actor: word("actor", actor) };
  return rule === null || rule === "default" ? text("history.by.only", who) : text("history.by", { ...who, rule: word("rule", rule) });
}

/** The part that has a contact: FNV-1a over its UTF-16 units, as HistoryParts.cs computes it. */
function chunkOf(contact: string, chunks: number): number {
  let hash = 2166136261;
  for (let at = 0; at < contact.length; at++) hash = Math.imul(hash ^ contact.charCodeAt(at), 16777619);
  return (hash >>> 0) % chunks;
}
