import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { count } from "../format";
import { text } from "../text/texts";
import { usePrinting } from "./printing";

/** A column of a table. */
export interface Column<T> {
  key: string;
  label: string;
  /** Numbers stand at the right, and are sorted from the largest. */
  isNumber?: boolean;
  /** What it is sorted by; where there is none, it cannot be sorted. Null comes last. */
  sort?: (row: T) => number | string | null;
  cell: (row: T) => ComponentChildren;
  class?: string;
}

interface TableProps<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  pageSize?: number;
}

/** The most rows of a table that are printed; how many there are is told. */
const mostPrinted = 500;

/** A table that can be sorted by its headings and is shown page by page. As it is given, where nothing is chosen. */
export function DataTable<T>({ caption, columns, rows, keyOf, pageSize: usualSize = 25 }: TableProps<T>) {
  const pageSize = usePrinting() ? mostPrinted : usualSize;
  const [order, setOrder] = useState<{ key: string; descending: boolean } | null>(null);
  const [page, setPage] = useState(0);
  const sorted = useMemo(() => inOrder(rows, columns.find((column) => column.key === order?.key), order?.descending ?? false),
    [rows, columns, order]);
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize));
  const shown = Math.min(page, pages - 1);

  function sortBy(column: Column<T>) {
    const isSame = order?.key === column.key;
    setOrder({ key: column.key, descending: isSame ? !order.descending : Boolean(column.isNumber) });
    setPage(0);
  }

  return (
    <>
      <div class="table-frame" tabIndex={0} role="region" aria-label={caption}>
        <table class="table">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" class={classOf(column)} aria-sort={column.sort ? sortOf(column, order) : undefined}>
                  {column.sort ? <button type="button" onClick={() => sortBy(column)}>{column.label}</button> : column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(shown * pageSize, (shown + 1) * pageSize).map((row) => (
              <tr key={keyOf(row)}>{columns.map((column) => <td class={classOf(column)}>{column.cell(row)}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager page={shown} pages={pages} total={sorted.length} pageSize={pageSize} onPage={setPage} of={caption} />
    </>
  );
}

interface PagerProps {
  page: number;
  pages: number;
  total: number;
  pageSize: number;
  onPage: (page: number) => void;
  /** The list that it turns the pages of: a page has several. */
  of?: string;
}

export function Pager({ page, pages, total, pageSize, onPage, of }: PagerProps) {
  if (pages <= 1) return null;
  const first = page * pageSize;
  return (
    <nav class="pager" aria-label={of === undefined ? text("pager.label") : text("pager.of", { list: of })}>
      <button type="button" class="button" disabled={page === 0} onClick={() => onPage(page - 1)}>{text("pager.previous")}</button>
      <span aria-live="polite">
        {text("pager.rows", { first: count(first + 1), last: count(Math.min(first + pageSize, total)), total: count(total) })}
      </span>
      <button type="button" class="button" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>{text("pager.next")}</button>
    </nav>
  );
}

export function inOrder<T>(rows: readonly T[], column: Column<T> | undefined, descending: boolean): readonly T[] {
  const sort = column?.sort;
  if (!sort) return rows;
  const sign = descending ? -1 : 1;
  return rows.map((row) => ({ row, by: sort(row) })).sort((a, b) => {
    if (a.by === b.by) return 0;
    if (a.by === null) return 1;
    if (b.by === null) return -1;
    return (a.by < b.by ? -1 : 1) * sign;
  }).map(({ row }) => row);
}

function classOf<T>(column: Column<T>): string | undefined {
  return [column.isNumber && "number", column.class].filter(Boolean).join(" ") || undefined;
}

function sortOf<T>(column: Column<T>, order: { key: string; descending: boolean } | null): "ascending" | "descending" | "none" {
  if (order?.key !== column.key) return "none";
  return order.descending ? "descending" : "ascending";
}
