import type { Bucket } from "../data/report";

/** Lengths of buckets, the shortest first. */
export const frequencies = ["15min", "hour", "day", "week", "month"] as const;
export type Frequency = (typeof frequencies)[number];

/** Longer frequencies that whole buckets of a shorter one make up: a month does not consist of weeks. */
export function longerThan(shortest: Frequency): Frequency[] {
  if (shortest === "week") return ["week"];
  return frequencies.slice(frequencies.indexOf(shortest));
}

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The number from Monday, 0, of the day that weeks begin with. */
export function firstDayOf(name: string | undefined): number {
  return Math.max(0, weekdays.indexOf(name ?? "monday"));
}

/** The clock's date of a bucket: its start is written in the report's zone. */
export function dateOf(start: string): string {
  return start.slice(0, 10);
}

/** Buckets of a longer frequency. Each is named by the local time it begins at, as the clock of the report's zone shows it. */
export function summed(buckets: readonly Bucket[], every: Frequency, firstDay: number): Bucket[] {
  const sums = new Map<string, Bucket>();
  for (const bucket of buckets) {
    const start = startOf(bucket.start, every, firstDay);
    const sum = sums.get(start);
    if (!sum) {
      sums.set(start, { ...bucket, start });
      continue;
    }
    sum.opens += bucket.opens;
    sum.firstOpens += bucket.firstOpens;
    sum.clicks += bucket.clicks;
    sum.firstClicks += bucket.firstClicks;
  }
  return [...sums.values()];
}

function startOf(start: string, every: Frequency, firstDay: number): string {
  switch (every) {
    case "15min": return start;
    // The offset stays: the hour that a clock shows twice in autumn is two.
    case "hour": return `${start.slice(0, 13)}:00:00${start.slice(19)}`;
    case "day": return dateOf(start);
    case "week": return weekOf(start, firstDay);
    case "month": return `${start.slice(0, 7)}-01`;
  }
}

function weekOf(start: string, firstDay: number): string {
  const day = new Date(dateOf(start));
  const fromMonday = (day.getUTCDay() + 6) % 7;
  day.setUTCDate(day.getUTCDate() - ((fromMonday - firstDay + 7) % 7));
  return dateOf(day.toISOString());
}

/** The buckets that lie, at least in part, within some time of an instant. */
export function within(buckets: readonly Bucket[], since: number, milliseconds: number): Bucket[] {
  return buckets.filter((bucket, at) => {
    const next = buckets[at + 1];
    return Date.parse(bucket.start) < since + milliseconds && (!next || Date.parse(next.start) > since);
  });
}

/** The buckets that begin on one of the days, both ends included; an empty end is open. */
export function between(buckets: readonly Bucket[], from: string, to: string): Bucket[] {
  return buckets.filter(({ start }) => (from === "" || dateOf(start) >= from) && (to === "" || dateOf(start) <= to));
}

export function total(buckets: readonly Bucket[], of: "opens" | "firstOpens" | "clicks" | "firstClicks"): number {
  return buckets.reduce((sum, bucket) => sum + bucket[of], 0);
}
