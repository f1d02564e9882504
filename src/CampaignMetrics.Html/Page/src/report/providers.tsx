import type { Breakdown, BreakdownRow } from "../data/page";
import { usePart } from "../data/parts";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { Count, Percent, whyOf } from "../ui/numbers";
import { DataTable, type Column } from "../ui/table";
import { numbered } from "./section";

type Row = BreakdownRow & { at: number };

/** How each mailbox provider took the email. Rates that differ much between them tell of a problem with one. */
export function Providers({ part }: { part: string }) {
  const providers = usePart<Breakdown>(part);
  return (
    <Card id="providers" title={text("providers.title")} note={text("providers.note")}>
      {providers === undefined ? <Empty>{text("loading")}</Empty> : !providers || providers.rows.length === 0 ? <Empty>{text("providers.none")}</Empty> : (
        <div data-part={part}>
          <DataTable caption={text("providers.caption")} rows={numbered(providers.rows)} keyOf={(row) => `${row.at}`} pageSize={10}
            columns={columns()} />
        </div>
      )}
    </Card>
  );
}

function nameOf(key: string | null): string {
  return key === null ? text("providers.unknown") : key === "other" ? text("providers.other") : key;
}

function columns(): Column<Row>[] {
  const delivery = (member: "sent" | "delivered" | "bounced"): Column<Row> => ({
    key: member, label: word("metric", member), isNumber: true, sort: (row) => row.delivery[member],
    cell: ({ at, delivery: { [member]: value, notMeasured } }) =>
      <Count value={value} path={`rows.${at}.delivery.${member}`} why={whyOf(notMeasured, member)} />,
  });
  const rate = (name: string): Column<Row> => ({
    key: name, label: word("rate", name), isNumber: true, sort: (row) => row.rates[name]?.value ?? null,
    cell: (row) => <Percent rate={row.rates[name]} path={`rows.${row.at}.rates.${name}.value`} />,
  });
  return [
    {
      key: "key", label: text("providers.provider"), class: "name-cell", sort: (row) => nameOf(row.key),
      cell: (row) => <Foreign words={nameOf(row.key)} />,
    },
    delivery("sent"), delivery("delivered"), delivery("bounced"),
    rate("delivery"), rate("open"), rate("click"), rate("bounce"), rate("spam"),
  ];
}
