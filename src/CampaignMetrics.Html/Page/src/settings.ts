import { source } from "./data/parts";
import type { PageIndex } from "./data/page";

/** What the reader chose. It is kept while the page is open. */
export interface Settings {
  language: string;
  /** The number of the definition. */
  definition: number;
}

export const index = source.peek<PageIndex>("page")!;

export const settings: Settings = { language: index.language, definition: 0 };

let changed = () => {};

/** Calls back when a setting changes: the whole page is then drawn anew. */
export function onSettings(callback: () => void): void {
  changed = callback;
}

export function set(change: Partial<Settings>): void {
  Object.assign(settings, change);
  document.documentElement.lang = settings.language;
  changed();
}
