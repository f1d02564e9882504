import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { source, usePart } from "../data/parts";
import { hashOf } from "../data/route";
import type { Report } from "../data/report";
import { count } from "../format";
import { index } from "../settings";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Tabs } from "../ui/choice";
import { Count, reasonOf } from "../ui/numbers";
import { Pager } from "../ui/table";
import { kinds, RecipientList, sorts, type Kind, type Selection, type Sort } from "./recipients-list";
import { RecipientsTable } from "./recipients-table";

const pageSize = 50;

/** Where the report counts those of a list. Those who did not open or click have no number of their own. */
const counted: Partial<Record<Kind, readonly ["delivery" | "engagement", string]>> = {
  sent: ["delivery", "sent"], delivered: ["delivery", "delivered"], bounced: ["delivery", "bounced"], notSent: ["delivery", "notSent"],
  unsubscribed: ["delivery", "unsubscribed"], spamReported: ["delivery", "spamReports"], opened: ["engagement", "uniqueOpens"],
  clicked: ["engagement", "uniqueClicks"], replied: ["engagement", "replies"],
};

/** The recipients of one email by what they did. What is asked for stands in the address. */
export function RecipientsView({ email, query }: { email: string | null; query: URLSearchParams }) {
  const number = index.emails.findIndex((facts) => facts.email === email);
  const facts = index.emails[number];
  const what = !index.contacts ? text("recipients.withheld")
    : email === null ? text("recipients.choose")
    : !facts?.hasReport ? text("report.none")
    : facts.recipientChunks === 0 ? text("recipients.none")
    : null;
  return (
    <Card id="recipients" title={text("recipients.title")}>
      {what !== null ? <Empty>{what}</Empty> : <Recipients email={email!} number={number} query={query} />}
    </Card>
  );
}

interface RecipientsProps {
  email: string;
  number: number;
  query: URLSearchParams;
}

function Recipients({ email, number, query }: RecipientsProps) {
  const facts = index.emails[number]!;
  // Recipients are listed under the first definition, so it is its report that they are held against.
  const part = index.emails.length === 1 ? "report:0" : `report:0:${number}`;
  const report = usePart<Report>(part);
  const { list, read } = useList(number, facts.recipientChunks);
  const selection = selectionOf(query);
  if (!list || !report) {
    return <p role="status" class="muted">{text("recipients.reading", { read: count(read), all: count(facts.recipientChunks) })}</p>;
  }
  const go = (change: Record<string, string>, isTyping = false) => {
    const next = { ...Object.fromEntries(query), ...change };
    const hash = hashOf("recipients", email, Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")));
    // Each letter typed is no place to go back to.
    if (isTyping) location.replace(hash);
    else location.hash = hash;
  };
  return (
    <div data-part={part} class="recipients-view">
      <Tabs label={text("recipients.tabs")} value={selection.kind} onChange={(kind) => go({ kind, page: "", sort: "" })}
        tabs={kinds.map((kind) => ({ value: kind, label: <KindLabel kind={kind} list={list} report={report} /> }))}>
        {(kind) => <>
          <Search value={selection.search} onSearch={(search) => go({ search, page: "" }, true)} />
          <Warnings kind={kind} list={list} report={report} />
          <Page key={kind} list={list} selection={selection} page={Number(query.get("page") ?? 1) - 1} number={number}
            zone={report.scope.zone}
            onPage={(page) => go({ page: String(page + 1) })}
            onOrder={(sort, descending) => go({ sort: `${descending ? "-" : ""}${sort ?? ""}`, page: "" })} />
        </>}
      </Tabs>
      <div class="card-note">
        {index.definitions.length > 1 && <p>{text("recipients.definition", { definition: index.titles[0]! })}</p>}
        {facts.recipientsLeftOut > 0 && <p>{text("recipients.leftOut", { count: count(facts.recipientsLeftOut) })}</p>}
      </div>
    </div>
  );
}

/** The list, once all its parts are read. Where it has changed, the last one stands until the new one is read. */
function useList(number: number, chunks: number): { list: RecipientList | null; read: number } {
  const [state, setState] = useState<{ list: RecipientList | null; read: number }>({ list: null, read: 0 });
  useEffect(() => {
    let isCurrent = true;
    const onRead = (read: number) => isCurrent && setState(({ list }) => ({ list, read }));
    void RecipientList.read(number, chunks, onRead).then((list) => isCurrent && setState({ list, read: chunks }));
    return () => void (isCurrent = false);
  }, [number, chunks, source.version]);
  return state;
}

function selectionOf(query: URLSearchParams): Selection {
  const [kind, sort] = [query.get("kind"), query.get("sort") ?? ""];
  const column = sort.replace(/^-/, "");
  return {
    kind: kinds.includes(kind as Kind) ? (kind as Kind) : "sent",
    search: query.get("search") ?? "",
    sort: sorts.includes(column as Sort) ? (column as Sort) : null,
    descending: sort.startsWith("-"),
  };
}

function reportedOf(kind: Kind, report: Report): { value: number | null; path: string } | null {
  const place = counted[kind];
  if (!place) return null;
  const [part, name] = place;
  return { value: (report[part] as unknown as Record<string, number | null>)[name] ?? null, path: `${part}.${name}` };
}

function KindLabel({ kind, list, report }: { kind: Kind; list: RecipientList; report: Report }) {
  const reported = reportedOf(kind, report);
  const listed = list.counts[kind];
  const isSame = !reported || reported.value === null || reported.value === listed;
  return (
    <>
      {word("list", kind)} <span class="tab-count">{count(listed)}</span>
      {!isSame && <span class="tab-of"> / <Count value={reported.value} path={reported.path} /></span>}
    </>
  );
}

/** What the reader must know of a list before trusting it. */
function Warnings({ kind, list, report }: { kind: Kind; list: RecipientList; report: Report }) {
  const reported = reportedOf(kind, report);
  const listed = list.counts[kind];
  if (kind === "notOpened" || kind === "notClicked") {
    const name = kind === "notOpened" ? "uniqueOpens" : "uniqueClicks";
    const why = report.engagement.notMeasured?.[name];
    if (why) return <p class="notice">{text("recipients.unmeasured", { why: reasonOf(why) })}</p>;
    const isPartly = report.caveats.some(({ code }) => code === "notProfiled" || code === "untrackedEmails");
    return isPartly ? <p class="notice">{text("recipients.silence")}</p> : null;
  }
  if (!reported || reported.value === null || reported.value === listed) return null;
  return <p class="notice">{text("recipients.differs", { reported: count(reported.value), listed: count(listed) })}</p>;
}

function Search({ value, onSearch }: { value: string; onSearch: (search: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Going back changes the address: the field follows, but never while something is being typed.
    if (timer.current === 0 && input.current!.value.trim() !== value) input.current!.value = value;
  }, [value]);
  function typed(search: string) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = 0;
      onSearch(search);
    }, 200);
  }
  return (
    <label class="choice recipients-search">
      {text("recipients.search")}
      <input type="search" ref={input} defaultValue={value} onInput={(event) => typed(event.currentTarget.value.trim())} />
    </label>
  );
}

interface PageProps {
  list: RecipientList;
  selection: Selection;
  page: number;
  number: number;
  zone: string;
  onPage: (page: number) => void;
  onOrder: (sort: Sort | null, descending: boolean) => void;
}

/** A page of the list: those that are asked for, in the order that is asked for. */
function Page({ list, selection, page, number, zone, onPage, onOrder }: PageProps) {
  const { kind, search, sort, descending } = selection;
  // With the list that they are of: another one has other numbers.
  const [selected, setSelected] = useState<{ list: RecipientList; found: Uint32Array } | null>(null);
  const [isBusy, setBusy] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    setBusy(true);
    void list.select({ kind, search, sort, descending }, () => isCurrent).then((found) => {
      if (!found || !isCurrent) return;
      setSelected({ list, found });
      setBusy(false);
    });
    return () => void (isCurrent = false);
  }, [list, kind, search, sort, descending]);
  const found = selected?.found;
  const pages = Math.max(1, Math.ceil((found?.length ?? 0) / pageSize));
  const shown = Number.isInteger(page) ? Math.min(Math.max(page, 0), pages - 1) : 0;
  const rows = useMemo(
    () => [...(found?.subarray(shown * pageSize, (shown + 1) * pageSize) ?? [])].map((row) => selected!.list.rows[row]!),
    [selected, shown]);

  if (!found) return <p role="status" class="muted">{text("table.order.busy")}</p>;
  if (found.length === 0) return <Empty>{search ? text("recipients.empty.search", { search }) : text("recipients.empty.kind")}</Empty>;
  return (
    <>
      {search && <p role="status" class="muted">
        {text("recipients.found", { found: count(found.length), all: count(list.counts[kind]) })}
      </p>}
      <RecipientsTable kind={kind} caption={`${text("recipients.title")}: ${word("list", kind)}`} rows={rows} order={{ sort, descending }}
        onOrder={(order) => onOrder(order.sort, order.descending)} email={number} zone={zone} isBusy={isBusy} />
      <Pager page={shown} pages={pages} total={found.length} pageSize={pageSize} onPage={onPage} />
    </>
  );
}
