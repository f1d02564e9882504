import type { Occurrence } from "../data/report";
import type { Anchor } from "./email-frame";

/**
 * The places of each occurrence in the email's HTML. The id tells it; else links of the same address are taken in their order. An
 * occurrence that the catalog lists without an id stands for all places of its address that are left.
 */
export function placesOf(occurrences: readonly Occurrence[], anchors: readonly Anchor[]): Anchor[][] {
  const places: Anchor[][] = occurrences.map(() => []);
  const left = new Set(anchors);
  const take = (at: number, anchor: Anchor) => {
    places[at]!.push(anchor);
    left.delete(anchor);
  };
  occurrences.forEach(({ link, url }, at) => {
    const found = [...left].filter((anchor) => link !== null && anchor.id === link);
    const best = found.find((anchor) => isSame(url, anchor.url)) ?? found[0];
    if (best) take(at, best);
  });
  const waiting = occurrences.map((occurrence, at) => ({ ...occurrence, at })).filter(({ at }) => places[at]!.length === 0)
    .sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  for (const { url, at } of waiting) {
    const first = [...left].find((anchor) => isSame(url, anchor.url));
    if (first) take(at, first);
  }
  for (const { url, link, at } of waiting) {
    const isOnly = waiting.filter((other) => isSame(other.url, url)).length === 1;
    if (isOnly && link === null) [...left].filter((anchor) => isSame(url, anchor.url)).forEach((anchor) => take(at, anchor));
  }
  return places;
}

/** Whether an address of the report is that of a link: the report's may lack parameters that carry the recipient. */
function isSame(reported: string, written: string): boolean {
  if (reported === written) return true;
  const [a, b] = [parsed(reported), parsed(written)];
  if (!a || !b || a.host !== b.host || a.protocol !== b.protocol || a.pathname !== b.pathname || a.hash !== b.hash) return false;
  return [...a.searchParams].every(([name, value]) => b.searchParams.getAll(name).includes(value));
}

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null; // A placeholder, or no address at all.
  }
}
