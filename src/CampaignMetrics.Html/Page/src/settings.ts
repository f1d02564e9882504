import { live, source } from "./data/parts";
import type { PageIndex } from "./data/page";

/** What the reader chose. It is kept while the page is open. */
export interface Settings {
  language: string;
  /** The number of the definition. */
  definition: number;
}

/** What the page is about. A live page knows it when it has asked for it, and it changes with the ledger. */
export let index: PageIndex = source.peek<PageIndex>("page")!;

export const settings: Settings = { language: document.documentElement.lang, definition: 0 };

let changed = () => {};

/** Calls back when a setting or a live page's data change: the whole page is then drawn anew. */
export function onSettings(callback: () => void): void {
  changed = callback;
}

export function set(change: Partial<Settings>): void {
  Object.assign(settings, change);
  document.documentElement.lang = settings.language;
  changed();
}

export function setIndex(next: PageIndex): void {
  index = next;
  if (live) document.title = next.title;
  changed();
}
