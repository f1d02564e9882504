import type { Rate } from "../data/report";
import { count, percent } from "../format";
import { text, word } from "../text/texts";

/** A count; a dash with the reason where it was not measured. `path` says where it stands in the report's JSON. */
export function Count({ value, why, path }: { value: number | null | undefined; why?: string | undefined; path?: string }) {
  if (value === null || value === undefined) return <Unmeasured why={why} />;
  return <span data-path={path}>{count(value)}</span>;
}

/** A rate in percent; a dash with the reason where it was not measured. */
export function Percent({ rate, path }: { rate: Rate | undefined; path?: string }) {
  if (!rate || rate.value === null) return <Unmeasured why={rate?.notMeasured} />;
  return <span data-path={path}>{percent(rate.value)}</span>;
}

export function Unmeasured({ why }: { why?: string | undefined }) {
  const reason = why ? reasonOf(why) : text("notMeasured");
  return <span class="unmeasured" title={reason}>–<span class="visually-hidden"> {reason}</span></span>;
}

/** Why something was not measured, as a sentence. */
export function reasonOf(why: string): string {
  return word("why", why);
}

/** A share as a bar. It says nothing that the number beside it does not. */
export function Bar({ share, second }: { share: number; second?: boolean }) {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    <svg class={second ? "bar second" : "bar"} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={width} height="10" />
    </svg>
  );
}

/** What a part is of a whole, in percent: of two counts that are known. It is computed here, and stands in no JSON. */
export function Share({ part, whole }: { part: number | null | undefined; whole: number | null | undefined }) {
  if (part === null || part === undefined || whole === null || whole === undefined) return <Unmeasured why={undefined} />;
  return whole === 0 ? <Unmeasured why="nothing to count" /> : <span>{percent(part / whole)}</span>;
}

/** Why a member was not measured: the object beside it names the reason of each, or one reason is of all. */
export function whyOf(notMeasured: unknown, member: string): string | undefined {
  if (typeof notMeasured === "string") return notMeasured;
  if (typeof notMeasured !== "object" || notMeasured === null) return undefined;
  const reason = (notMeasured as Record<string, unknown>)[member];
  return typeof reason === "string" ? reason : undefined;
}
