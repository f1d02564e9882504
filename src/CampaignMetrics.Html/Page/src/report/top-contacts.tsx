import { useState } from "preact/hooks";
import type { Report } from "../data/report";
import { hashOf } from "../data/route";
import { index } from "../settings";
import { text } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Tabs } from "../ui/choice";
import { Foreign } from "../ui/foreign";
import { Count } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { numbered, RestOf, Unknown, type SectionProps } from "./section";

type List = "byOpens" | "byClicks";

/** Who did most. */
export function TopContacts({ report, email }: SectionProps) {
  const [list, setList] = useState<List>("byOpens");
  const { contacts } = report;
  return (
    <Card id="top-contacts" title={text("top.title")} size="half">
      {!index.contacts ? <Empty>{text("top.withoutContacts")}</Empty>
        : contacts.byOpens === null || contacts.byClicks === null
          ? <Unknown notMeasured={contacts.notMeasured} member="byOpens" />
        : (
          <>
            <Tabs label={text("top.by")} value={list} onChange={setList}
              tabs={[{ value: "byOpens", label: text("opens.total") }, { value: "byClicks", label: text("clicks.total") }]}>
              {(shown) => <ContactTable key={shown} report={report} list={shown} email={email} />}
            </Tabs>
            <RestOf report={report} list="contacts" />
          </>
        )}
    </Card>
  );
}

function ContactTable({ report, list, email }: { report: Report; list: List; email: string | null }) {
  const of = list === "byOpens" ? "opens" : "clicks";
  const rows = numbered(report.contacts[list] ?? []).filter((row) => row[of] > 0);
  if (rows.length === 0) return <Empty>{text("clients.none")}</Empty>;
  return (
    <DataTable caption={text("top.caption", { of: text(`${of}.total`) })} rows={rows} keyOf={(row) => row.contact} pageSize={6}
      columns={[
        {
          key: "contact", label: text("top.contact"), sort: (row) => row.contact,
          cell: (row) => email === null ? <Foreign words={row.contact} />
            : <a href={hashOf("recipients", email, { kind: "sent", search: row.contact })}><Foreign words={row.contact} /></a>,
        },
        {
          key: "opens", label: text("opens.total"), isNumber: true, sort: (row) => row.opens,
          cell: (row) => <Count value={row.opens} path={`contacts.${list}.${row.at}.opens`} />,
        },
        {
          key: "clicks", label: text("clicks.total"), isNumber: true, sort: (row) => row.clicks,
          cell: (row) => <Count value={row.clicks} path={`contacts.${list}.${row.at}.clicks`} />,
        },
      ]} />
  );
}
