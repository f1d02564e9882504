import { interval, money } from "../format";
import type { Rate } from "../data/report";
import { text, word } from "../text/texts";
import { Bar, Count, Percent, Unmeasured } from "../ui/numbers";
import type { Phase, Variants } from "./documents";

/** The variants side by side. */
export function VariantTable({ test, phase, path, caption }: { test: Variants; phase: Phase; path: string; caption: string }) {
  const rates = (["open", "click", "conversion"] as const).filter((rate) => phase.variants.some((variant) => variant[rate]));
  const currencies = [...new Set(phase.variants.flatMap(({ revenue }) => (revenue ?? []).map(({ currency }) => currency)))];
  const most = Math.max(...phase.variants.flatMap((variant) => rates.map((rate) => variant[rate]?.value ?? 0)));
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table class="table compared">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("variants.measure")}</th>
            {phase.variants.map((variant, at) => (
              <th scope="col" class="number">
                <span class="foreign clip">{variant.name}</span>
                {at === 0 && test.query.variants.length > 1 && <small> {text("variants.control")}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(["sent", "delivered"] as const).map((name) => (
            <tr>
              <th scope="row">{text(`variants.measure.${name}`)}</th>
              {phase.variants.map((variant, at) => (
                <td class="number"><Count value={variant[name]} path={`${path}.variants.${at}.${name}`} /></td>
              ))}
            </tr>
          ))}
          {rates.map((name) => (
            <tr>
              <th scope="row">{text(`variants.measure.${name}`)}</th>
              {phase.variants.map((variant, at) => (
                <td class="number"><RateCell rate={variant[name]} path={`${path}.variants.${at}.${name}.value`} most={most} /></td>
              ))}
            </tr>
          ))}
          {currencies.map((currency) => (
            <tr>
              <th scope="row">{text("variants.measure.revenueIn", { currency })}</th>
              {phase.variants.map((variant) => {
                const revenue = variant.revenue?.find((amount) => amount.currency === currency);
                return (
                  <td class="number">
                    {revenue?.value == null ? <Unmeasured why={revenue?.notMeasured} /> : money(revenue.value, currency)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RateCell({ rate, path, most }: { rate: Rate | undefined; path: string; most: number }) {
  const ends = rate && interval(rate);
  return (
    <>
      <Percent rate={rate} path={path} />
      {ends && <small title={word("figures", "interval")}>{ends}</small>}
      {rate?.value != null && most > 0 && <Bar share={rate.value / most} />}
    </>
  );
}
