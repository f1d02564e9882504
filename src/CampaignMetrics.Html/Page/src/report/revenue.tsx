import type { Report } from "../data/report";
import { money } from "../format";
import { known, text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { Count, reasonOf } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { numbered, RestOf, Tally, TallyItem, type SectionProps } from "./section";

/** What came of it: orders and other goals. */
export function Revenue({ report }: SectionProps) {
  const { revenue, goals } = report;
  const hasAny = revenue.length > 0 || goals.length > 0;
  return (
    <Card id="revenue" title={text("revenue.title")}>
      {!hasAny && <Empty>{text("revenue.none")}</Empty>}
      <div class="side-by-side">
        {revenue.length > 0 && <div>
          <DataTable caption={text("revenue.caption")} rows={numbered(revenue)} keyOf={(row) => row.currency} pageSize={5}
            columns={[
              {
                key: "amount", label: text("revenue.amount"),
                cell: (row) => <strong data-path={`revenue.${row.at}.amount`}>{money(row.amount, row.currency)}</strong>,
              },
              {
                key: "orders", label: text("revenue.orders"), isNumber: true, sort: (row) => row.orders,
                cell: (row) => <Count value={row.orders} path={`revenue.${row.at}.orders`} />,
              },
              {
                key: "refunds", label: text("revenue.refunds"), isNumber: true, sort: (row) => row.refunds,
                cell: (row) => <Count value={row.refunds} path={`revenue.${row.at}.refunds`} />,
              },
            ]} />
          <Amounts report={report} />
        </div>}
        {goals.length > 0 && <div>
          <DataTable caption={text("goals.title")} rows={numbered(goals)} keyOf={(row) => row.goal} pageSize={5}
            columns={[
              {
                key: "goal", label: text("goals.goal"), sort: (row) => known("goal", row.goal),
                cell: (row) => <Foreign words={known("goal", row.goal)} />,
              },
              {
                key: "conversions", label: text("goals.conversions"), isNumber: true, sort: (row) => row.conversions,
                cell: (row) => <Count value={row.conversions} path={`goals.${row.at}.conversions`} />,
              },
              {
                key: "contacts", label: text("goals.contacts"), isNumber: true, sort: (row) => row.contacts,
                cell: (row) => <Count value={row.contacts} path={`goals.${row.at}.contacts`} />,
              },
            ]} />
          <RestOf report={report} list="goals" />
        </div>}
      </div>
      <Unattributed report={report} />
    </Card>
  );
}

/** Amounts per message that the definition's user added. */
function Amounts({ report }: { report: Report }) {
  const amounts = Object.entries(report.amounts ?? {});
  if (amounts.length === 0) return null;
  return (
    <dl class="tally">
      {amounts.map(([name, amount]) => (
        <div>
          <dt><Foreign words={word("amount", name)} /></dt>
          <dd>
            {amount.notMeasured !== undefined ? reasonOf(amount.notMeasured) : amount.byCurrency.map((row, at) => row.value !== null && (
              <span data-path={`amounts.${name}.byCurrency.${at}.value`}>{money(row.value, row.currency)} </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What names no email is in no other number, and yet not lost. */
function Unattributed({ report: { unattributed } }: { report: Report }) {
  const names = (["unsubscribed", "spamReports", "conversions", "refunds"] as const).filter((name) => unattributed[name] > 0);
  if (names.length === 0) return null;
  return (
    <>
      <h3 class="inner">{text("unattributed.title")}</h3>
      <Tally>
        {names.map((name) => <TallyItem name={word("unattributed", name)} value={unattributed[name]} path={`unattributed.${name}`} />)}
      </Tally>
      <p class="card-note">{text("unattributed.note")}</p>
    </>
  );
}
