import { useState } from "preact/hooks";
import type { Client, Device, Report } from "../data/report";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Choice, Tabs } from "../ui/choice";
import { Foreign } from "../ui/foreign";
import { Bar, Count, Share } from "../ui/numbers";
import { DataTable } from "../ui/table";
import type { Measure } from "./engagement-chart";
import { numbered, RestOf, Unknown, type SectionProps } from "./section";

const kinds = ["opens", "clicks"] as const;
type Kind = (typeof kinds)[number];

/** With what people read: mail clients and browsers, and devices. */
export function Clients({ report }: SectionProps) {
  const [kind, setKind] = useState<Kind>("opens");
  const [measure, setMeasure] = useState<Measure>("total");
  const { clients, devices } = report;
  return (
    <Card id="clients" title={text("clients.title")} note={clients && text("clients.note")}
      aside={clients && (
        <Choice label={text("engagement.measure")} value={measure} onChange={setMeasure}
          options={[{ value: "total", label: text("measure.total") }, { value: "unique", label: text("measure.unique") }]} />
      )}>
      {clients === null || devices === null ? <Unknown notMeasured={report.notMeasured} member="clients" />
        : clients.length === 0 ? <Empty>{text("clients.none")}</Empty>
        : (
          <Tabs label={text("hours.of")} value={kind} onChange={setKind}
            tabs={kinds.map((value) => ({ value, label: text(`${value}.total`) }))}>
            {(shown) => (
              <div class="side-by-side" key={`${shown} ${measure}`}>
                <div>
                  <h3>{text("clients.clients")}</h3>
                  <Shares report={report} list="clients" rows={clients} kind={shown} measure={measure} nameOf={clientOf} />
                </div>
                <div>
                  <h3>{text("clients.devices")}</h3>
                  <Shares report={report} list="devices" rows={devices} kind={shown} measure={measure}
                    nameOf={(row) => word("device", row.device)} />
                </div>
              </div>
            )}
          </Tabs>
        )}
    </Card>
  );
}

function clientOf(row: Client): string {
  const client = row.client === "unknown" ? text("clients.unknown") : row.client;
  return row.device === "unknown" ? client : text("clients.on", { client, device: word("deviceOf", row.device) });
}

interface SharesProps<T extends Device> {
  report: Report;
  list: "clients" | "devices";
  rows: T[];
  kind: Kind;
  measure: Measure;
  nameOf: (row: T) => string;
}

function Shares<T extends Device>({ report, list, rows, kind, measure, nameOf }: SharesProps<T>) {
  const rest = report.rest?.find((row) => row.list === list);
  const ofRest = { opens: { total: rest?.opens, unique: rest?.uniqueOpens }, clicks: { total: rest?.clicks, unique: rest?.uniqueClicks } };
  const all = rows.reduce((sum, row) => sum + row[kind][measure], ofRest[kind][measure] ?? 0);
  // Who never clicked is of no use in a list of clicks.
  const shown = numbered(rows).filter((row) => row[kind][measure] > 0).sort((a, b) => b[kind][measure] - a[kind][measure] || a.at - b.at);
  if (shown.length === 0) return <Empty>{text("clients.none")}</Empty>;
  const label = text(`${kind}.${measure}`);
  return (
    <>
      <DataTable rows={shown} keyOf={(row) => `${row.at}`} pageSize={8}
        caption={text("clients.caption", { list: text(`clients.${list}`), count: label })}
        columns={[
          { key: "name", label: text(`clients.${list}.one`), sort: nameOf, cell: (row) => <Foreign words={nameOf(row)} /> },
          {
            key: "count", label, isNumber: true, sort: (row) => row[kind][measure],
            cell: (row) => <Count value={row[kind][measure]} path={`${list}.${row.at}.${kind}.${measure}`} />,
          },
          {
            key: "share", label: text("clients.share"), isNumber: true, class: "bar-cell",
            cell: (row) => <>
              <Share part={row[kind][measure]} whole={all} />
              <Bar share={all > 0 ? row[kind][measure] / all : 0} second={kind === "clicks"} />
            </>,
          },
        ]} />
      <RestOf report={report} list={list} />
    </>
  );
}
