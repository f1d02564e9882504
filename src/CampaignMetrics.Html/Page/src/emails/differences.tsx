import { count, decimal, money, points } from "../format";
import { text, word } from "../text/texts";
import { reasonOf } from "../ui/numbers";
import type { Difference, Phase } from "./documents";

interface DifferencesProps {
  phase: Phase;
  path: string;
  control: string;
  caption: string;
  /** Whether the test says which difference is the smallest that matters. */
  hasSmallest: boolean;
}

/** How far each variant lies above the control, and what that is worth. */
export function Differences({ phase, path, control, caption, hasSmallest }: DifferencesProps) {
  const rates = phase.differences.filter(({ currency }) => !currency);
  // One scale for all, so that intervals can be compared by looking.
  const widest = Math.max(...rates.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]), 0);
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table class="table differences">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("variants.measure")}</th>
            <th scope="col" class="number">{text("variants.difference")}</th>
            <th scope="col">{text("variants.interval")}</th>
            <th scope="col" class="number">{text("variants.p")}</th>
            <th scope="col">{text("variants.finding")}</th>
            <th scope="col" class="number">{text("variants.needed")}</th>
            {hasSmallest && <th scope="col" class="number">{text("variants.neededForSmallest")}</th>}
          </tr>
        </thead>
        <tbody>
          {phase.differences.map((row, at) => (
            <tr>
              <th scope="row">
                {row.currency ? text("variants.measure.revenueIn", { currency: row.currency }) : word("variants.measure", row.measure)}
                <small class="foreign">{text("variants.compared", { variant: row.variant, control })}</small>
              </th>
              <td class="number"><Amount row={row} path={`${path}.differences.${at}.difference`} /></td>
              <td class="interval-cell"><Interval row={row} widest={widest} /></td>
              <td class="number">{row.adjustedPValue === null ? "–" : pOf(row.adjustedPValue)}</td>
              <td>
                <strong class={`finding ${row.finding}`}>{text(`variants.finding.${row.finding}`)}</strong>
                {row.reason && <small>{reasonOf(row.reason)}</small>}
              </td>
              <td class="number"><Needed value={row.needed} path={`${path}.differences.${at}.needed`} /></td>
              {hasSmallest && (
                <td class="number"><Needed value={row.neededForSmallest} path={`${path}.differences.${at}.neededForSmallest`} /></td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A difference of rates in percentage points, of revenue as an amount. */
function Amount({ row: { difference, currency }, path }: { row: Difference; path: string }) {
  if (difference === null) return <span class="muted">–</span>;
  const amount = currency ? (difference > 0 ? "+" : "") + money(difference, currency) : points(difference * 100);
  return <span data-path={path}>{currency ? amount : text("overview.points", { points: amount })}</span>;
}

/** Very small ones are told apart by nobody. */
function pOf(value: number): string {
  return value < 0.0001 ? `< ${decimal(0.0001, 4)}` : decimal(value, 4);
}

function Needed({ value, path }: { value: number | null; path: string }) {
  return value === null ? <span class="muted">–</span> : <span data-path={path}>{count(value)}</span>;
}

/** An interval as a line over the point of no difference, and in numbers. */
function Interval({ row, widest }: { row: Difference; widest: number }) {
  const { low, high, difference, currency } = row;
  if (low === null || high === null) return <span class="muted">–</span>;
  const words = currency
    ? text("variants.intervalOf", { low: money(low, currency), high: money(high, currency) })
    : text("variants.intervalOf", { low: points(low * 100), high: points(high * 100) });
  const place = (value: number) => 50 + (value / widest) * 48;
  return (
    <>
      {words}
      {!currency && widest > 0 && (
        <svg class="interval" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
          <line class="zero" x1="50" x2="50" y1="0" y2="12" />
          <line class="range" x1={place(low)} x2={place(high)} y1="6" y2="6" />
          <line class="range" x1={place(low)} x2={place(low)} y1="3" y2="9" />
          <line class="range" x1={place(high)} x2={place(high)} y1="3" y2="9" />
          <line class="middle" x1={place(difference ?? 0)} x2={place(difference ?? 0)} y1="1" y2="11" />
        </svg>
      )}
    </>
  );
}
