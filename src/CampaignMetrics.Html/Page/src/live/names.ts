import type { PageIndex } from "../data/page";

/** Where the number of an email stands in the names of parts, by their kind. */
const places: Record<string, number> = { report: 1, providers: 1, body: 0, recipients: 0, history: 0 };

/** A part, whichever number its email has: numbers go by the list of emails, and change when one is added. */
export interface Part {
  /** By which it is known. */
  id: string;
  kind: string;
  numbers: readonly string[];
  /** The email that one of the numbers means; null where none does. */
  email: string | null;
}

export function partOf(name: string, index: PageIndex | null): Part {
  const [kind = "", ...numbers] = name.split(":");
  const place = places[kind] ?? -1;
  const email = index?.emails[Number(numbers[place] ?? -1)]?.email ?? null;
  const others = email === null ? numbers : numbers.filter((_, at) => at !== place);
  return { id: JSON.stringify([kind, ...others, email]), kind, numbers, email };
}

/** Its name by a list of emails; null where its email is not among them. */
export function nameOf({ kind, numbers, email }: Part, index: PageIndex | null): string | null {
  if (email === null) return [kind, ...numbers].join(":");
  const number = index?.emails.findIndex((facts) => facts.email === email) ?? -1;
  return number < 0 ? null : [kind, ...numbers.map((known, at) => (at === places[kind] ? number : known))].join(":");
}
