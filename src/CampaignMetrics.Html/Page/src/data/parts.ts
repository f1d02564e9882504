import { useEffect, useReducer } from "preact/hooks";
import { LiveParts } from "../live/live-parts";
import { EmbeddedParts } from "./embedded";
import type { PageIndex } from "./page";

/** Where the page's data come from: parts by name, each a JSON document. */
export interface Source {
  /** How often its data have changed since the page was opened: what was made of many parts is then made anew. */
  readonly version: number;
  /** Makes the first part known, and calls back with each later one. */
  open(onIndex: (index: PageIndex) => void): Promise<void>;
  /** The part, if it is at hand; undefined while it is not, null where there is none. */
  peek<T>(name: string): T | null | undefined;
  read<T>(name: string): Promise<T | null>;
  /** What stays the same of a name while emails get other numbers. */
  identityOf(name: string): string;
  /** Begins to show a part: calls back when it has been read. Gives what ends it. */
  show(name: string, onRead: () => void): () => void;
}

/** The server that the page asks; null where the page holds its data itself. */
export const live = document.getElementById("page")!.hasAttribute("data-live") ? new LiveParts() : null;

export const source: Source = live ?? new EmbeddedParts();

/**
 * A part of the data; undefined while it is read, null where the page has none.
 * @param isShown - Whether it can be seen: what cannot is not asked for, and undefined.
 */
export function usePart<T>(name: string | null, isShown = true): T | null | undefined {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const identity = name === null ? null : source.identityOf(name);
  const value = name === null ? null : isShown ? source.peek<T>(name) : undefined;
  useEffect(() => {
    if (name === null || !isShown) return;
    const end = source.show(name, () => redraw(0));
    // It may have come since it was drawn.
    if (source.peek<T>(name) !== value) redraw(0);
    return end;
  }, [identity, isShown]);
  return value;
}
