import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { RecipientCells } from "../data/page";
import { count, moment } from "../format";
import { known, text, word, type TextKey } from "../text/texts";
import { RecipientHistory, Answer } from "./recipients-history";
import { cell, type Kind, type Sort } from "./recipients-list";

interface Column {
  sort?: Sort;
  label: TextKey;
  isNumber?: boolean;
  class?: "when" | "wordy";
  cell: (row: RecipientCells, zone: string) => ComponentChildren;
}

const contact: Column = { sort: "contact", label: "recipients.contact", cell: () => null };
const at: Column = { sort: "at", label: "recipients.at", class: "when", cell: (row, zone) => moment(row[cell.at], zone) };

const columnsOfMost: readonly Column[] = [
  contact,
  { sort: "disposition", label: "recipients.disposition", cell: (row) => <Disposition row={row} /> },
  { sort: "sentAt", label: "recipients.sentAt", class: "when", cell: (row, zone) => <SentAt at={row[cell.sentAt]} zone={zone} /> },
  { sort: "opens", label: "recipients.opens", isNumber: true, cell: (row) => count(row[cell.opens]) },
  { sort: "clicks", label: "recipients.clicks", isNumber: true, cell: (row) => count(row[cell.clicks]) },
  { label: "recipients.marks", cell: (row) => <Marks row={row} /> },
];

const columnsOfBounced: readonly Column[] = [
  contact,
  { sort: "class", label: "recipients.class", cell: (row) => word("bounceClass", row[cell.bounceClass] ?? "undetermined") },
  {
    sort: "reason", label: "recipients.reason", class: "wordy",
    cell: (row) => <>
      <span class="foreign clip">{known("bounceReason", row[cell.reason] ?? "undetermined")}</span>
      {row[cell.explanation] && <small class="foreign explanation clip" title={row[cell.explanation]!}>{row[cell.explanation]}</small>}
    </>,
  },
  { label: "recipients.answer", class: "wordy", cell: (row) => <Answer smtp={row[cell.smtp]} isCell /> },
  at,
];

const columnsOfNotSent: readonly Column[] = [
  contact,
  {
    sort: "reason", label: "recipients.reason",
    cell: (row) => <NotSentReason reason={row[cell.reason] ?? "unknown"} />,
  },
  at,
];

export interface Order {
  sort: Sort | null;
  descending: boolean;
}

interface RecipientsTableProps {
  kind: Kind;
  caption: string;
  /** Those of the page. */
  rows: readonly RecipientCells[];
  order: Order;
  onOrder: (order: Order) => void;
  email: number;
  zone: string;
  isBusy: boolean;
}

/** A page of recipients. Each can be opened: then its events stand below it. The roles are those that the elements have anyway, and would
    lose where a phone shows rows as blocks. */
export function RecipientsTable({ kind, caption, rows, order, onOrder, email, zone, isBusy }: RecipientsTableProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const columns = kind === "bounced" ? columnsOfBounced : kind === "notSent" ? columnsOfNotSent : columnsOfMost;

  function toggle(message: string) {
    const next = new Set(open);
    if (!next.delete(message)) next.add(message);
    setOpen(next);
  }

  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={caption} aria-busy={isBusy}>
      <table class={`table recipients ${kind}`} role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">{columns.map((column) => <Heading column={column} order={order} onOrder={onOrder} />)}</tr>
        </thead>
        <tbody role="rowgroup">
          {rows.flatMap((row) => {
            // Not its place in the list, which changes with the list.
            const message = JSON.stringify([row[cell.contact], row[cell.send]]);
            const isOpen = open.has(message);
            const shown = (
              <tr role="row" key={message} class={isOpen ? "open" : undefined}>
                {columns.map((column) => column === contact
                  ? <th scope="row" role="rowheader"><Contact row={row} isOpen={isOpen} onToggle={() => toggle(message)} /></th>
                  : (
                    <td role="cell" class={column.isNumber ? "number" : column.class} data-label={text(column.label)}>
                      {column.cell(row, zone)}
                    </td>
                  ))}
              </tr>
            );
            if (!isOpen) return shown;
            return [
              shown,
              <tr role="row" key={`${message} detail`} class="detail">
                <td role="cell" colSpan={columns.length}><RecipientHistory email={email} row={row} zone={zone} /></td>
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ column, order, onOrder }: { column: Column; order: Order; onOrder: (order: Order) => void }) {
  const { sort } = column;
  const kind = column.isNumber ? "number" : undefined;
  if (!sort) return <th scope="col" role="columnheader" class={kind}>{text(column.label)}</th>;
  const isChosen = order.sort === sort;
  // Numbers from the largest.
  const choose = () => onOrder({ sort, descending: isChosen ? !order.descending : Boolean(column.isNumber) });
  return (
    <th scope="col" role="columnheader" class={kind} aria-sort={isChosen ? (order.descending ? "descending" : "ascending") : "none"}>
      <button type="button" onClick={choose}>{text(column.label)}</button>
    </th>
  );
}

function Contact({ row, isOpen, onToggle }: { row: RecipientCells; isOpen: boolean; onToggle: () => void }) {
  const name = row[cell.contact];
  return (
    <button type="button" class="expander" aria-expanded={isOpen} title={text("recipients.expand", { contact: name })} onClick={onToggle}>
      <span class="foreign clip">{name}</span>
      {row[cell.send] && <small class="foreign clip">{row[cell.send]}</small>}
    </button>
  );
}

function NotSentReason({ reason }: { reason: string }) {
  return <span class="foreign clip" title={reason}>{known("notSentReason", reason)}</span>;
}

function SentAt({ at: sent, zone }: { at: string | null; zone: string }) {
  return <>{sent === null ? "–" : moment(sent, zone)}</>;
}

function Disposition({ row }: { row: RecipientCells }) {
  const bounceClass = row[cell.bounceClass];
  return (
    <span class={`disposition ${row[cell.disposition]}`}>
      {word("disposition", row[cell.disposition])}
      {bounceClass && <small>{word("bounceClass", bounceClass)}</small>}
    </span>
  );
}

const marks = ["unsubscribed", "spamReported", "replied", "forwarded", "converted"] as const;

function Marks({ row }: { row: RecipientCells }) {
  return (
    <span class="marks">
      {marks.filter((mark) => row[cell[mark]]).map((mark) => <span class={`mark ${mark}`}>{text(`mark.${mark}`)}</span>)}
    </span>
  );
}
