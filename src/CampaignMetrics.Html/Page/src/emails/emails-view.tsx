import { useMemo, useState } from "preact/hooks";
import { usePart } from "../data/parts";
import type { Report } from "../data/report";
import { RestOf } from "../report/section";
import { count } from "../format";
import { index, settings } from "../settings";
import { text } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Choice } from "../ui/choice";
import { columnsOf, standardColumns, type EmailColumn } from "./columns";
import type { EmailList } from "./documents";
import { CampaignTable, EmailTable } from "./emails-table";

type Group = "email" | "campaign";

/** What the reader chose stays while the page is open: coming back from an email must not lose it. */
const chosen = { group: "email" as Group, search: "", columns: [...standardColumns] };

/** The list of emails, or of campaigns, with the columns that the reader chooses. */
export function EmailsView() {
  const part = `emails:${settings.definition}`;
  const list = usePart<EmailList>(part);
  const report = usePart<Report>(`report:${settings.definition}`);
  const [{ group, search, columns }, setChosen] = useState({ ...chosen });
  const { language } = settings;
  const all = useMemo(() => columnsOf(list?.emails ?? [], text), [list, language]);
  if (list === undefined) return <Empty>{text("loading")}</Empty>;
  if (list === null) return <Empty>{text("missing.many")}</Empty>;

  const choose = (change: Partial<typeof chosen>) => setChosen({ ...Object.assign(chosen, change) });
  const shown = columns.map((key) => all.find((column) => column.key === key)).filter((column) => column !== undefined);
  const wanted = search.toLowerCase();
  const found = list.emails.map((email, at) => ({ email, at })).filter(({ email }) => !wanted
    || [email.email, email.name, email.subject, email.from, email.campaign].some((fact) => fact?.toLowerCase().includes(wanted)));
  return (
    <Card id="emails" title={text("emails.title")} note={<Notes list={list} group={group} />}>
      <div class="choices">
        <label class="choice">
          {text("emails.search")}
          <input type="search" value={search} onInput={(event) => choose({ search: event.currentTarget.value })} />
        </label>
        <Choice label={text("emails.group")} value={group} onChange={(value) => choose({ group: value })}
          options={[{ value: "email", label: text("emails.group.email") }, { value: "campaign", label: text("emails.group.campaign") }]} />
        <ColumnChoice all={all} chosen={columns} onChange={(next) => choose({ columns: next })} />
      </div>
      {wanted && <p role="status" class="muted">{text("emails.found", { found: count(found.length), all: count(list.emails.length) })}</p>}
      {list.emails.length === 0 ? <Empty>{text("emails.none")}</Empty>
        : found.length === 0 ? <Empty>{text("emails.noneFound", { search })}</Empty>
        : group === "email" ? <div data-part={part}><EmailTable rows={found} columns={shown} zone={list.scope.zone} /></div>
        : <CampaignTable emails={found.map(({ email }) => email)} columns={shown} />}
      {report && report.rest?.some((rest) => rest.list === "emails") && (
        <div data-part={`report:${settings.definition}`}><RestOf report={report} list="emails" /></div>
      )}
    </Card>
  );
}

function Notes({ list, group }: { list: EmailList; group: Group }) {
  const unlisted = list.total - list.emails.length;
  return (
    <>
      {group === "campaign" && <p>{text("emails.campaign.note")}</p>}
      {index.emailsLeftOut > 0 && <p>{text("emails.leftOut", { count: count(index.emailsLeftOut) })}</p>}
      {unlisted > 0 && <p>{text("emails.unlisted", { count: count(unlisted) })}</p>}
    </>
  );
}

interface ColumnChoiceProps {
  all: readonly EmailColumn[];
  chosen: readonly string[];
  onChange: (columns: string[]) => void;
}

/** Which columns the table has. They stand in the order of this list, whatever order they are chosen in. */
function ColumnChoice({ all, chosen: columns, onChange }: ColumnChoiceProps) {
  const toggle = (key: string) => onChange(all.map((column) => column.key)
    .filter((other) => (other === key ? !columns.includes(key) : columns.includes(other))));
  const groups = [["fact", text("emails.columns.facts")], ["count", text("trend.counts")], ["rate", text("trend.rates")]] as const;
  return (
    <details class="columns">
      <summary class="button">{text("emails.columns")}</summary>
      <div class="columns-list">
        {groups.map(([kind, title]) => (
          <fieldset>
            <legend>{title}</legend>
            {all.filter((column) => column.kind === kind).map(({ key, label }) => (
              <label><input type="checkbox" checked={columns.includes(key)} onChange={() => toggle(key)} /> {label}</label>
            ))}
          </fieldset>
        ))}
        <button type="button" class="button" onClick={() => onChange([...standardColumns])}>{text("emails.columns.reset")}</button>
      </div>
    </details>
  );
}
