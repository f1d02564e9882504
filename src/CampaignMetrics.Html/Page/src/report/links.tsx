import { useState } from "preact/hooks";
import type { Link, Report } from "../data/report";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Tabs } from "../ui/choice";
import { Foreign, WebLink } from "../ui/foreign";
import { Bar, Count, Percent, Share } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { numbered, RestOf, Unknown, type SectionProps } from "./section";

const parts = ["combined", "html", "text"] as const;
type Part = (typeof parts)[number];

/** What was clicked, by link: in the HTML, in the plain text, or in either. */
export function Links({ report }: SectionProps) {
  const [part, setPart] = useState<Part>("combined");
  return (
    <Card id="links" title={text("links.title")}>
      {report.links === null ? <Unknown notMeasured={report.notMeasured} member="links" />
        : report.links.length === 0 ? <Empty>{text("links.none")}</Empty>
        : (
          <>
            <Tabs label={text("links.part")} value={part} onChange={setPart}
              tabs={parts.map((value) => ({ value, label: word("links.part", value) }))}>
              {(shown) => <LinkTable key={shown} report={report} links={report.links!} part={shown} />}
            </Tabs>
            <RestOf report={report} list="links" />
          </>
        )}
    </Card>
  );
}

function LinkTable({ report, links, part }: { report: Report; links: Link[]; part: Part }) {
  const rest = report.rest?.find((row) => row.list === "links");
  const ofRest = { combined: rest?.clicks, html: rest?.htmlClicks, text: rest?.textClicks }[part] ?? 0;
  const all = links.reduce((sum, link) => sum + link[part].total, ofRest);
  const rows = numbered(links);
  // The report's order is that of the combined clicks.
  const ordered = part === "combined" ? rows : [...rows].sort((a, b) => b[part].total - a[part].total || a.at - b.at);
  return (
    <DataTable caption={text("links.caption", { part: word("links.part", part) })} rows={ordered} keyOf={(row) => `${row.at}`} pageSize={15}
      columns={[
        {
          key: "link", label: text("links.link"), class: "link-cell", sort: (row) => row.label ?? row.url,
          cell: (row) => <>{row.label && <span class="link-label"><Foreign words={row.label} /></span>}<UrlOf url={row.url} /></>,
        },
        {
          key: "total", label: text("clicks.total"), isNumber: true, sort: (row) => row[part].total,
          cell: (row) => <Count value={row[part].total} path={`links.${row.at}.${part}.total`} />,
        },
        {
          key: "unique", label: text("clicks.unique"), isNumber: true, sort: (row) => row[part].unique,
          cell: (row) => <Count value={row[part].unique} path={`links.${row.at}.${part}.unique`} />,
        },
        {
          key: "share", label: text("links.share"), isNumber: true, class: "bar-cell",
          cell: (row) => <>
            {part === "combined" ? <Percent rate={row.share} path={`links.${row.at}.share.value`} />
              : <Share part={row[part].total} whole={all} />}
            <Bar share={all > 0 ? row[part].total / all : 0} />
          </>,
        },
        { key: "role", label: text("links.role"), sort: (row) => word("role", row.role), cell: (row) => word("role", row.role) },
      ]} />
  );
}

/** Clicks that name no link have a row, too. */
export function UrlOf({ url }: { url: string }) {
  return url === "" ? <em>{text("links.unnamed")}</em> : <WebLink url={url} />;
}
