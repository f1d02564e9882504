/** What the server answered. */
export interface Answer {
  /** The part; null where there is none. */
  value: unknown;
  tag: string | null;
  /** The state of the ledger that the answer shows, or an earlier one. */
  state: string | null;
}

/** The server has another list of emails than the page. */
export class Renumbered extends Error {}

/** The address of the page, as a folder: it stands with and without a slash at its end. */
export const base = location.pathname.replace(/\/*$/, "/");

/** An address below the page's, with the page's own query and another value. */
export function addressOf(path: string, name: string, value: string | null): string {
  const query = new URLSearchParams(location.search);
  if (value !== null) query.set(name, value);
  const search = query.toString();
  return base + path + (search && `?${search}`);
}

/** Asks for a part. What is known already is not read again. */
export async function ask(address: string, known: Answer | undefined): Promise<Answer> {
  // A host that asks to sign in answers with another address: that has no numbers.
  const response = await fetch(address, { cache: "no-cache", redirect: "manual", signal: AbortSignal.timeout(60_000) });
  const [tag, state] = [response.headers.get("ETag"), response.headers.get("Campaign-State")];
  if (response.status === 404) return { value: null, tag: null, state };
  if (response.status === 409) throw new Renumbered();
  if (!response.ok) throw new Error(`${response.status} ${response.type}`);
  if (known && tag !== null && tag === known.tag) {
    void response.body?.cancel();
    return { ...known, state };
  }
  return { value: await response.json(), tag, state };
}
