import { count, moment } from "../format";
import { index } from "../settings";
import { text, known, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Count } from "../ui/numbers";
import { DataTable } from "../ui/table";
import type { Violations } from "./documents";
import { EmailLink } from "./email-link";

/** Messages that were sent although their contacts had unsubscribed. */
export function ViolationsCard({ violations, zone }: { violations: Violations; zone: string }) {
  const { rows, rowsLeftOut, hidden, undecided } = violations;
  const note = rowsLeftOut + hidden > 0 && (
    <>
      {rowsLeftOut > 0 && <p>{text("watch.violations.leftOut", { count: count(rowsLeftOut) })}</p>}
      {hidden > 0 && <p>{text("watch.violations.hidden", { count: count(hidden) })}</p>}
    </>
  );
  return (
    <Card id="watch-violations" title={text("watch.violations")} note={note || undefined}>
      {violations.messages === 0 && <Empty>{text("watch.violations.none")}</Empty>}
      <dl class="facts">
        {violations.messages > 0 && <>
          <dt>{text("watch.violations.count")}</dt>
          <dd><Count value={violations.messages} path="violations.messages" /></dd>
          <dt>{text("watch.violations.contacts")}</dt>
          <dd><Count value={violations.contacts} path="violations.contacts" /></dd>
        </>}
        {violations.transactional > 0 && <>
          <dt>{text("watch.violations.transactional")}</dt>
          <dd><Count value={violations.transactional} path="violations.transactional" /></dd>
        </>}
        {undecided.map(({ reason, messages }, at) => <>
          <dt>{word("undecided", reason)}</dt>
          <dd><Count value={messages} path={`violations.undecided.${at}.messages`} /></dd>
        </>)}
      </dl>
      {rows.length > 0 && (
        <DataTable caption={`${text("watch.violations")}: ${text("watch.violations.contact")}`}
          rows={rows.map((row, at) => ({ ...row, at }))} keyOf={({ at }) => String(at)} pageSize={10}
          columns={[
            {
              key: "contact", label: text("watch.violations.contact"), class: "name", sort: ({ contact }) => contact,
              cell: ({ contact }) => <span class="foreign clip" title={contact}>{contact}</span>,
            },
            {
              key: "email", label: text("email.name"), sort: ({ email }) => email,
              cell: ({ email }) => <EmailLink email={email} name={index.emails.find((facts) => facts.email === email)?.name ?? null} />,
            },
            {
              key: "unsubscribedAt", label: text("watch.violations.unsubscribedAt"), class: "when",
              sort: ({ unsubscribedAt }) => Date.parse(unsubscribedAt),
              cell: ({ unsubscribedAt }) => moment(unsubscribedAt, zone),
            },
            {
              key: "sentAt", label: text("watch.violations.sentAt"), class: "when", sort: ({ sentAt }) => Date.parse(sentAt),
              cell: ({ sentAt }) => moment(sentAt, zone),
            },
            {
              key: "method", label: text("watch.violations.method"), sort: ({ method }) => method,
              cell: ({ method }) => <Foreign value={method === null ? null : known("unsubscribeMethod", method)} />,
            },
            {
              key: "subscription", label: text("watch.violations.subscription"), sort: ({ subscription }) => subscription,
              cell: ({ subscription }) => <Foreign value={subscription === null ? null : known("history.subscription", subscription)} />,
            },
          ]} />
      )}
    </Card>
  );
}

function Foreign({ value }: { value: string | null }) {
  return value === null ? <span class="muted">–</span> : <span class="foreign clip" title={value}>{value}</span>;
}
