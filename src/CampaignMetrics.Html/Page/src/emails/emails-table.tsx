import { useMemo } from "preact/hooks";
import { count, moment } from "../format";
import { text } from "../text/texts";
import { Count, Percent } from "../ui/numbers";
import { DataTable, type Column } from "../ui/table";
import { campaignsOf, countOf, factOf, rateOf, sumOf, type Campaign, type EmailColumn, type Fact } from "./columns";
import type { ListedEmail } from "./documents";
import { EmailLink } from "./email-link";

interface Row {
  email: ListedEmail;
  /** Where it stands in the document. */
  at: number;
}

/** A row for each email. */
export function EmailTable({ rows, columns, zone }: { rows: readonly Row[]; columns: readonly EmailColumn[]; zone: string }) {
  const name: Column<Row> = {
    key: "email", label: text("email.name"), class: "name", sort: ({ email }) => email.name ?? email.email,
    cell: ({ email }) => <EmailLink email={email.email} name={email.name} />,
  };
  return (
    <DataTable caption={text("emails.table")} rows={rows} keyOf={({ email }) => email.email}
      columns={[name, ...columns.map((column) => columnOf(column, zone))]} />
  );
}

function columnOf(column: EmailColumn, zone: string): Column<Row> {
  const { key, label } = column;
  switch (column.kind) {
    case "fact": return {
      key, label, class: column.fact === "sentAt" ? "when" : column.fact === "status" ? undefined : "fact",
      // Instants of a document are in one form, so that they are in order as texts.
      sort: ({ email }) => factOf(email, column.fact),
      cell: ({ email }) => <FactCell email={email} fact={column.fact} zone={zone} />,
    };
    case "count": return {
      key, label, isNumber: true, sort: ({ email }) => countOf(email, column).value,
      cell: ({ email, at }) => <Count {...countOf(email, column)} path={`emails.${at}.${column.part}.${column.path.join(".")}`} />,
    };
    case "rate": return {
      key, label, isNumber: true, sort: ({ email }) => email.rates[column.rate]?.value ?? null,
      cell: ({ email, at }) => <Percent rate={email.rates[column.rate]} path={`emails.${at}.rates.${column.rate}.value`} />,
    };
  }
}

function FactCell({ email, fact, zone }: { email: ListedEmail; fact: Fact; zone: string }) {
  const value = factOf(email, fact);
  if (value === null) return <span class="muted">–</span>;
  if (fact === "sentAt") return <>{moment(value, zone)}</>;
  return <span class="foreign clip" title={value}>{value}</span>;
}

/** A row for each campaign: the sums of its emails. */
export function CampaignTable({ emails, columns }: { emails: readonly ListedEmail[]; columns: readonly EmailColumn[] }) {
  const rows = useMemo(() => campaignsOf(emails), [emails]);
  const nameOf = ({ campaign }: Campaign) => campaign ?? text("emails.noCampaign");
  const first: Column<Campaign>[] = [
    {
      key: "campaign", label: text("email.campaignName"), class: "name", sort: ({ campaign }) => campaign,
      cell: (row) => <span class="foreign clip" title={nameOf(row)}>{nameOf(row)}</span>,
    },
    {
      key: "emails", label: text("emails.campaign.emails"), isNumber: true, sort: (row) => row.emails.length,
      cell: (row) => count(row.emails.length),
    },
  ];
  return (
    <DataTable caption={text("emails.table.campaign")} rows={rows} keyOf={({ campaign }) => campaign ?? "\0"}
      columns={[...first, ...columns.filter((column) => column.kind !== "fact").map(campaignColumn)]} />
  );
}

function campaignColumn(column: Exclude<EmailColumn, { kind: "fact" }>): Column<Campaign> {
  const { key, label } = column;
  if (column.kind === "count") {
    return { key, label, isNumber: true, sort: (row) => sumOf(row, column), cell: (row) => <Count value={sumOf(row, column)} /> };
  }
  return {
    key, label, isNumber: true, sort: (row) => rateOf(row, column.rate).value, cell: (row) => <Percent rate={rateOf(row, column.rate)} />,
  };
}
