import { source } from "../data/parts";
import type { RecipientCells } from "../data/page";

/** Where each cell of a row stands. */
export const cell = {
  contact: 0, send: 1, disposition: 2, at: 3, sentAt: 4, opens: 5, clicks: 6, unsubscribed: 7, spamReported: 8, replied: 9, forwarded: 10,
  converted: 11, reason: 12, bounceClass: 13, explanation: 14, status: 15, smtp: 16,
} as const;

/** What recipients did: each is a list. */
export const kinds = [
  "sent", "delivered", "opened", "clicked", "notOpened", "notClicked", "replied", "bounced", "unsubscribed", "spamReported", "notSent",
  "converted",
] as const;

export type Kind = (typeof kinds)[number];

const isOf: Record<Kind, (row: RecipientCells) => boolean> = {
  sent: (row) => row[cell.disposition] !== "notSent" && row[cell.disposition] !== "notSelected",
  delivered: (row) => row[cell.disposition] === "delivered",
  opened: (row) => row[cell.opens] > 0,
  clicked: (row) => row[cell.clicks] > 0,
  notOpened: (row) => row[cell.disposition] === "delivered" && row[cell.opens] === 0,
  notClicked: (row) => row[cell.disposition] === "delivered" && row[cell.clicks] === 0,
  replied: (row) => row[cell.replied],
  bounced: (row) => row[cell.disposition] === "bounced",
  unsubscribed: (row) => row[cell.unsubscribed],
  spamReported: (row) => row[cell.spamReported],
  notSent: (row) => row[cell.disposition] === "notSent",
  converted: (row) => row[cell.converted],
};

export const sorts = ["contact", "disposition", "sentAt", "opens", "clicks", "class", "reason", "at"] as const;

export type Sort = (typeof sorts)[number];

type Key = number | string | null;

const keyOf: Record<Sort, (row: RecipientCells) => Key> = {
  contact: (row) => row[cell.contact],
  disposition: (row) => row[cell.disposition],
  // As texts they would be in a wrong order where only some have fractions of seconds.
  sentAt: (row) => instantOf(row[cell.sentAt]),
  opens: (row) => row[cell.opens],
  clicks: (row) => row[cell.clicks],
  class: (row) => row[cell.bounceClass],
  reason: (row) => row[cell.reason],
  at: (row) => instantOf(row[cell.at]),
};

function instantOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}

export interface Selection {
  kind: Kind;
  search: string;
  sort: Sort | null;
  descending: boolean;
}

/** Divides long work into slices, between which the browser draws and answers. */
class Slices {
  private begun = performance.now();

  async next(): Promise<void> {
    // Two frames: long enough not to waste time, short enough not to be felt.
    if (performance.now() - this.begun < 32) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.begun = performance.now();
  }
}

/** The recipients of an email. There can be hundreds of thousands, so whatever walks over all of them does it in slices. */
export class RecipientList {
  readonly rows: RecipientCells[] = [];
  /** Recipients of each kind. */
  readonly counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  private readonly orders = new Map<string, Uint32Array>();
  /** A bit for each kind. */
  private masks = new Uint16Array(0);

  /** Reads the parts of an email. */
  static async read(email: number, chunks: number, onRead: (chunk: number) => void): Promise<RecipientList> {
    const list = new RecipientList();
    for (let chunk = 0; chunk < chunks; chunk++) {
      list.add((await source.read<RecipientCells[]>(`recipients:${email}:${chunk}`)) ?? []);
      onRead(chunk + 1);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return list;
  }

  private add(rows: RecipientCells[]): void {
    const masks = new Uint16Array(this.rows.length + rows.length);
    masks.set(this.masks);
    for (const row of rows) {
      let mask = 0;
      kinds.forEach((kind, bit) => {
        if (!isOf[kind](row)) return;
        mask |= 1 << bit;
        this.counts[kind]++;
      });
      masks[this.rows.push(row) - 1] = mask;
    }
    this.masks = masks;
  }

  /** The numbers of the rows that are asked for, in order; null where meanwhile something else is asked for. */
  async select({ kind, search, sort, descending }: Selection, isCurrent: () => boolean): Promise<Uint32Array | null> {
    const order = sort === null ? null : await this.order(sort, descending, isCurrent);
    const bit = 1 << kinds.indexOf(kind);
    const wanted = search.toLowerCase();
    const found = new Uint32Array(this.counts[kind]);
    const slices = new Slices();
    let length = 0;
    for (let place = 0; place < this.rows.length; place++) {
      const row = order ? order[place]! : place;
      const isOne = (this.masks[row]! & bit) !== 0 && (!wanted || this.rows[row]![cell.contact].toLowerCase().includes(wanted));
      if (isOne) found[length++] = row;
      if (place % 4096 === 4095) await slices.next();
      if (!isCurrent()) return null;
    }
    return found.subarray(0, length);
  }

  private async order(sort: Sort, descending: boolean, isCurrent: () => boolean): Promise<Uint32Array | null> {
    const name = `${sort} ${descending}`;
    const known = this.orders.get(name);
    if (known) return known;
    const keys = await this.keys(sort);
    const order = isCurrent() ? await sorted(keys, descending, isCurrent) : null;
    if (order) this.orders.set(name, order);
    return order;
  }

  private async keys(sort: Sort): Promise<Key[]> {
    const slices = new Slices();
    const keys: Key[] = [];
    for (const row of this.rows) {
      keys.push(keyOf[sort](row));
      if (keys.length % 4096 === 0) await slices.next();
    }
    return keys;
  }
}

/** The places of keys in order, nulls last, equal ones as they came: a merge sort, since the built-in one cannot pause. */
async function sorted(keys: readonly Key[], descending: boolean, isCurrent: () => boolean): Promise<Uint32Array | null> {
  const slices = new Slices();
  let from = Uint32Array.from(keys.keys());
  let to = new Uint32Array(keys.length);
  for (let width = 1; width < keys.length; width *= 2) {
    for (let start = 0, merges = 1; start < keys.length; start += 2 * width, merges++) {
      merge(from, to, start, start + width, Math.min(start + 2 * width, keys.length));
      if (merges * width < 4096) continue;
      merges = 0;
      await slices.next();
      if (!isCurrent()) return null;
    }
    [from, to] = [to, from];
  }
  return from;

  function merge(halves: Uint32Array, whole: Uint32Array, start: number, middle: number, end: number) {
    let left = start;
    let right = middle;
    for (let place = start; place < end; place++)
      whole[place] = right >= end || (left < middle && !isBefore(halves[right]!, halves[left]!)) ? halves[left++]! : halves[right++]!;
  }

  function isBefore(one: number, other: number): boolean {
    const a = keys[one]!;
    const b = keys[other]!;
    if (a === null || b === null) return b === null && a !== null;
    return descending ? a > b : a < b;
  }
}
