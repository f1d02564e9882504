import { useState } from "preact/hooks";
import type { Country, Report } from "../data/report";
import { country as nameOf, day } from "../format";
import { text } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Tabs } from "../ui/choice";
import { Foreign } from "../ui/foreign";
import { Count } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { Counted, numbered, RestOf, Unknown, type SectionProps } from "./section";
import { WorldMap } from "./world-map";

export type Kind = "opens" | "clicks";

/** Where people were when they first opened or clicked. */
export function Places({ report }: SectionProps) {
  const { countries, placesBy } = report;
  return (
    <Card id="places" title={text("places.title")} note={countries && <NoteOf report={report} />}>
      {countries === null ? <Unknown notMeasured={report.notMeasured} member="countries" />
        : countries.length === 0 ? <Empty>{text(placesBy ? "places.none" : "places.noDatabase")}</Empty>
        : <Known report={report} countries={countries} />}
    </Card>
  );
}

function NoteOf({ report: { placesBy } }: { report: Report }) {
  const by = placesBy && (placesBy.date
    ? text("places.by", { database: placesBy.database, date: day(placesBy.date, "UTC") })
    : text("places.byUndated", { database: placesBy.database }));
  return <>{text("places.note")}{by && <> <Foreign words={by} /></>}</>;
}

/** A country's openers or clickers; without those whose place is that of a proxy, where so chosen. */
export function valueOf(row: Country, kind: Kind, withProxied: boolean): number {
  if (withProxied) return row[kind];
  return row[kind] - (kind === "opens" ? row.proxiedOpens : row.proxiedClicks);
}

function Known({ report, countries }: { report: Report; countries: Country[] }) {
  const [kind, setKind] = useState<Kind>("opens");
  const [withProxied, setWithProxied] = useState(true);
  const [list, setList] = useState<"countries" | "locations">("countries");
  return (
    <>
      <Tabs label={text("hours.of")} value={kind} onChange={setKind}
        tabs={[{ value: "opens", label: text("places.openers") }, { value: "clicks", label: text("places.clickers") }]}>
        {(shown) => (
          <div class="map-and-list">
            <div>
              <label class="check">
                <input type="checkbox" checked={withProxied} onChange={(event) => setWithProxied(event.currentTarget.checked)} />
                {text("places.withProxied")}
              </label>
              <WorldMap countries={countries} kind={shown} withProxied={withProxied} />
            </div>
            <div>
              <Tabs label={text("places.list")} value={list} onChange={setList}
                tabs={[{ value: "countries", label: text("places.countries") }, { value: "locations", label: text("places.cities") }]}>
                {(which) => {
                  const props = { key: `${shown} ${withProxied}`, report, kind: shown, withProxied };
                  return which === "countries" ? <CountryTable {...props} countries={countries} /> : <CityTable {...props} />;
                }}
              </Tabs>
            </div>
          </div>
        )}
      </Tabs>
    </>
  );
}

interface ListProps {
  report: Report;
  kind: Kind;
  withProxied: boolean;
}

function CountryTable({ report, countries, kind, withProxied }: ListProps & { countries: Country[] }) {
  const rows = numbered(countries).map((row) => ({ ...row, value: valueOf(row, kind, withProxied) })).filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.at - b.at);
  const proxied = kind === "opens" ? "proxiedOpens" : "proxiedClicks";
  return (
    <>
      <DataTable caption={text("places.countries")} rows={rows} keyOf={(row) => `${row.at}`} pageSize={10}
        columns={[
          {
            key: "country", label: text("places.country"), sort: (row) => nameOf(row.country),
            cell: (row) => <Foreign words={nameOf(row.country) ?? text("places.unknown")} />,
          },
          {
            key: "value", label: text(kind === "opens" ? "places.openers" : "places.clickers"), isNumber: true, sort: (row) => row.value,
            cell: (row) => <>
              <Count value={row.value} path={withProxied ? `countries.${row.at}.${kind}` : undefined} />
              {withProxied && row[proxied] > 0 && (
                <Counted as="counted.proxied" value={row[proxied]} path={`countries.${row.at}.${proxied}`} />
              )}
            </>,
          },
        ]} />
      <RestOf report={report} list="countries" />
    </>
  );
}

function CityTable({ report, kind, withProxied }: ListProps) {
  // Of clicks, only countries tell which came through a proxy.
  const isNet = !withProxied && kind === "opens";
  const rows = numbered(report.locations ?? []).map((row) => ({ ...row, value: row[kind] - (isNet ? row.proxiedOpens : 0) }))
    .filter(({ value }) => value > 0).sort((a, b) => b.value - a.value || a.at - b.at);
  return (
    <>
      <DataTable caption={text("places.cities")} rows={rows} keyOf={(row) => `${row.at}`} pageSize={10}
        columns={[
          {
            key: "city", label: text("places.city"), sort: (row) => row.city,
            cell: (row) => <>
              <Foreign words={row.city ?? text("places.unknown")} />
              <small><Foreign words={[row.region, nameOf(row.country)].filter(Boolean).join(", ")} /></small>
            </>,
          },
          {
            key: "value", label: text(kind === "opens" ? "places.openers" : "places.clickers"), isNumber: true, sort: (row) => row.value,
            cell: (row) => <>
              <Count value={row.value} path={isNet ? undefined : `locations.${row.at}.${kind}`} />
              {withProxied && kind === "opens" && row.proxiedOpens > 0 && (
                <Counted as="counted.proxied" value={row.proxiedOpens} path={`locations.${row.at}.proxiedOpens`} />
              )}
            </>,
          },
        ]} />
      <RestOf report={report} list="locations" />
      {!withProxied && kind === "clicks" && <p class="card-note">{text("places.citiesOfClicks")}</p>}
    </>
  );
}
