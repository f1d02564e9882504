import { useState } from "preact/hooks";
import { usePart } from "../data/parts";
import type { ClickMap as ClickMapFacts, Occurrence, Report } from "../data/report";
import { index, settings } from "../settings";
import { text } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { Bar, Count, Percent } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { EmailFrame, type Words } from "./click-map-frame";
import { UrlOf } from "./links";
import { Counted, numbered, RestOf, Tally, TallyItem, Unknown, type SectionProps } from "./section";

/** Where in the email people clicked: the email itself with the share of each link drawn over it, and the same as a table. */
export function ClickMap({ report, email }: SectionProps) {
  const map = report.clickMap;
  return (
    <Card id="click-map" title={text("clickMap.title")} note={map && text("clickMap.note")}>
      {map === null ? <Unknown notMeasured={report.notMeasured} member="clickMap" />
        : map.occurrences.length === 0 ? <Empty>{text("clickMap.none")}</Empty>
        : <EmailWithClicks key={settings.definition} report={report} map={map} email={email} />}
    </Card>
  );
}

/** It is made anew for each definition: marks are of its occurrences. */
function EmailWithClicks({ report, map, email }: { report: Report; map: ClickMapFacts; email: string | null }) {
  const number = email === null ? -1 : index.emails.findIndex((facts) => facts.email === email);
  const body = usePart<string>(index.emails[number]?.hasBody ? `body:${number}` : null);
  const [words, setWords] = useState<Words | null>(null);
  const labels = map.occurrences.map(({ url }, at) => words?.[at] || (report.links?.find((link) => link.url === url)?.label ?? null));
  return (
    <div class={body ? "click-map" : "click-map alone"}>
      {body ? <EmailFrame html={body} occurrences={map.occurrences} labels={labels} onPlaced={setWords} />
        : body === undefined ? <Empty>{text("loading")}</Empty>
        : <Empty>{text(email === null ? "clickMap.many" : "clickMap.noBody")}</Empty>}
      <div>
        <OccurrenceTable map={map} labels={labels} words={words} />
        <RestOf report={report} list="clickMap" />
        <h3 class="inner">{text("clickMap.leftOut")}</h3>
        <Tally>
          <TallyItem name={text("clickMap.leftOut.text")} value={map.leftOut.text} path="clickMap.leftOut.text" />
          <TallyItem name={text("clickMap.leftOut.variant")} value={map.leftOut.variant} path="clickMap.leftOut.variant" />
        </Tally>
      </div>
    </div>
  );
}

type Row = Occurrence & { at: number };

interface OccurrenceTableProps {
  map: ClickMapFacts;
  labels: (string | null)[];
  words: Words | null;
}

function OccurrenceTable({ map, labels, words }: OccurrenceTableProps) {
  return (
    <DataTable caption={text("clickMap.caption")} rows={numbered(map.occurrences)} keyOf={(row) => `${row.at}`} pageSize={10}
      columns={[
        {
          key: "url", label: text("links.link"), class: "link-cell", sort: (row) => row.url,
          cell: (row) => <>
            {labels[row.at] && <span class="link-label"><Foreign words={labels[row.at]!} /></span>}
            <UrlOf url={row.url} />
            {row.link !== null && <small><Foreign words={text("clickMap.id", { id: row.link })} /></small>}
            {words?.[row.at] === null && <small>{text("clickMap.noPlace")}</small>}
          </>,
        },
        // Only a catalog tells places, and of one email only.
        ...(map.occurrences.every(({ position }) => position === null) ? [] : [{
          key: "position", label: text("clickMap.position"), isNumber: true, sort: (row: Row) => row.position,
          cell: (row: Row) => row.position !== null && <Count value={row.position} path={`clickMap.occurrences.${row.at}.position`} />,
        }]),
        {
          key: "total", label: text("clicks.total"), isNumber: true, sort: (row) => row.total,
          cell: (row) => <>
            <Count value={row.total} path={`clickMap.occurrences.${row.at}.total`} />
            <Counted as="counted.unique" value={row.unique} path={`clickMap.occurrences.${row.at}.unique`} />
          </>,
        },
        {
          key: "share", label: text("clickMap.share"), isNumber: true, class: "bar-cell", sort: (row) => row.share.value,
          cell: (row) => <>
            <Percent rate={row.share} path={`clickMap.occurrences.${row.at}.share.value`} /><Bar share={row.share.value ?? 0} />
          </>,
        },
      ]} />
  );
}
