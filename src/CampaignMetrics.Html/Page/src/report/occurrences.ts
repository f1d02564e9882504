import type { Occurrence } from "../data/report";
import type { Anchor } from "./email-frame";

/** An address, taken apart once. */
interface Address {
  written: string;
  /** What two addresses of one page have in common. */
  page: string;
  parameters: (readonly [name: string, value: string])[];
}

/**
 * The places of each occurrence in the email's HTML. The id tells it; else links of the same address are taken in their order. An
 * occurrence that the catalog lists without an id stands for all places of its address that are left.
 */
export function placesOf(occurrences: readonly Occurrence[], anchors: readonly Anchor[]): Anchor[][] {
  const places: Anchor[][] = occurrences.map(() => []);
  const links = anchors.map((anchor) => ({ anchor, address: addressOf(anchor.url) }));
  type Link = (typeof links)[number];
  const [byId, byPage] = [grouped(links, ({ anchor }) => anchor.id), grouped(links, ({ address }) => address.page)];
  const taken = new Set<Link>();
  const left = (of: readonly Link[] | undefined) => (of ?? []).filter((link) => !taken.has(link));
  const take = (at: number, link: Link) => {
    places[at]!.push(link.anchor);
    taken.add(link);
  };
  const rows = occurrences.map((occurrence, at) => ({ ...occurrence, at, address: addressOf(occurrence.url) }));
  for (const { link, address, at } of rows) {
    const found = link === null ? [] : left(byId.get(link));
    const best = found.find((other) => isSame(address, other.address)) ?? found[0];
    if (best) take(at, best);
  }
  const waiting = rows.filter(({ at }) => places[at]!.length === 0)
    .sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  for (const { address, at } of waiting) {
    const first = left(byPage.get(address.page)).find((other) => isSame(address, other.address));
    if (first) take(at, first);
  }
  const waitingByPage = grouped(waiting, ({ address }) => address.page);
  for (const { address, link, at } of waiting) {
    if (link !== null || waitingByPage.get(address.page)!.filter((other) => isSame(other.address, address)).length > 1) continue;
    left(byPage.get(address.page)).filter((other) => isSame(address, other.address)).forEach((other) => take(at, other));
  }
  return places;
}

function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Whether an address of the report is that of a link: the report's may lack parameters that carry the recipient. */
function isSame(reported: Address, link: Address): boolean {
  if (reported.written === link.written) return true;
  return reported.page === link.page
    && reported.parameters.every(([name, value]) => link.parameters.some((other) => other[0] === name && other[1] === value));
}

function addressOf(written: string): Address {
  try {
    const { protocol, host, pathname, hash, searchParams } = new URL(written);
    return { written, page: `${protocol}//${host}${pathname}${hash}`, parameters: [...searchParams] };
  } catch {
    return { written, page: written, parameters: [] }; // A placeholder, or no address at all.
  }
}
