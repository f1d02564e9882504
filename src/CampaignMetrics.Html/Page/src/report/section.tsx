import type { ComponentChildren } from "preact";
import type { Report, Rest as RestRow } from "../data/report";
import { count } from "../format";
import { plural, word } from "../text/texts";
import { Empty } from "../ui/card";
import { Count, whyOf } from "../ui/numbers";

/** What every section of a report is given. */
export interface SectionProps {
  report: Report;
  /** The email that the report is of; null for all of the page together. */
  email: string | null;
}

/** Stands for a section that cannot be measured: why, and what to do. */
export function Unknown({ notMeasured, member }: { notMeasured: unknown; member: string }) {
  return <Empty>{word("unmeasured", whyOf(notMeasured, member) ?? "no sign of tracking")}</Empty>;
}

/** Counts with their names, in a row. */
export function Tally({ children }: { children: ComponentChildren }) {
  return <dl class="tally">{children}</dl>;
}

interface TallyItemProps {
  name: string;
  value: number | null | undefined;
  why?: string | undefined;
  path: string;
}

export function TallyItem({ name, value, why, path }: TallyItemProps) {
  return <div><dt>{name}</dt><dd><Count value={value} why={why} path={path} /></dd></div>;
}

type RestField = Exclude<keyof RestRow, "list" | "rows">;

/** What the rows beyond the report's limit have together, so that a list loses nothing silently. */
export function RestOf({ report, list }: { report: Report; list: string }) {
  const at = report.rest?.findIndex((row) => row.list === list) ?? -1;
  const rest = report.rest?.[at];
  if (!rest) return null;
  const fields = Object.keys(rest).filter((name): name is RestField => name !== "list" && name !== "rows");
  return (
    <div class="rest">
      <p>{plural("rest.rows", rest.rows, count(rest.rows))}</p>
      <Tally>
        {fields.map((field) => <TallyItem name={word("rest", field)} value={rest[field]} path={`rest.${at}.${field}`} />)}
      </Tally>
    </div>
  );
}

/** A second count below the first, in words: the texts are `as`.one and `as`.many. */
export function Counted({ as, value, path }: { as: string; value: number; path: string }) {
  // The number stands in an element of its own, wherever the language puts it.
  const [before = "", after = ""] = plural(as, value, "\0").split("\0");
  return <small>{before}<Count value={value} path={path} />{after}</small>;
}

/** The rows of a list, each with the number by which it stands in the report's JSON. */
export function numbered<T>(rows: readonly T[]): (T & { at: number })[] {
  return rows.map((row, at) => ({ ...row, at }));
}
