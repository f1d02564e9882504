import type { Rate, Report } from "../data/report";
import type { DefinitionFacts } from "../data/page";
import { hashOf } from "../data/route";
import { count, interval } from "../format";
import { index, settings } from "../settings";
import { plural, text, word } from "../text/texts";
import { Count, Percent, reasonOf } from "../ui/numbers";

/** A headline number: the rate, and what opens behind it. */
interface Headline {
  rate: string;
  /** The list of recipients behind the numerator. */
  list: string;
}

const headlines: readonly Headline[] = [
  { rate: "delivery", list: "delivered" },
  { rate: "open", list: "opened" },
  { rate: "click", list: "clicked" },
  { rate: "clickThrough", list: "clicked" },
  { rate: "bounce", list: "bounced" },
  { rate: "unsubscribe", list: "unsubscribed" },
  { rate: "spam", list: "spamReported" },
  { rate: "reply", list: "replied" },
];

interface FiguresProps {
  report: Report;
  definition: DefinitionFacts;
  email: string | null;
}

/** The headline numbers. Each opens: what it means, its pair, its interval, what was excluded, and the list behind it. */
export function Figures({ report, definition, email }: FiguresProps) {
  return (
    <section aria-label={text("figures.title")} class="figures">
      {headlines.map((headline) => <Figure headline={headline} report={report} definition={definition} email={email} />)}
    </section>
  );
}

function Figure({ headline, report, definition, email }: FiguresProps & { headline: Headline }) {
  const rate = report.rates[headline.rate];
  if (!rate) return null;
  const formula = definition.rates[headline.rate];
  return (
    <details class="figure" name="figure" id={`figure-${headline.rate}`}>
      <summary>
        <span class="figure-name">{word("rate", headline.rate)}</span>
        <span class="figure-value"><Percent rate={rate} path={`rates.${headline.rate}.value`} /></span>
        <span class="figure-pair"><Pair rate={rate} path={`rates.${headline.rate}`} /></span>
      </summary>
      <div class="figure-detail">
        <p>{word("rate.means", headline.rate)}</p>
        <dl class="facts">
          <dt>{text("figures.formula")}</dt>
          <dd>
            {formula ? `${word("metric", formula.divide)} ÷ ${word("metric", formula.by)}` : reasonOf("not defined by this product")}
          </dd>
          {rate.value !== null && <>
            <dt>{formula ? word("metric", formula.divide) : text("figures.numerator")}</dt>
            <dd><Count value={rate.numerator} path={`rates.${headline.rate}.numerator`} /></dd>
            <dt>{formula ? word("metric", formula.by) : text("figures.denominator")}</dt>
            <dd><Count value={rate.denominator} path={`rates.${headline.rate}.denominator`} /></dd>
          </>}
          {interval(rate) && <>
            <dt>{text("figures.interval")}</dt>
            <dd>{interval(rate)} <small>{text("figures.interval.means")}</small></dd>
          </>}
          <dt>{text("figures.excluded")}</dt>
          <dd><Excluded report={report} rate={headline.rate} /></dd>
        </dl>
        {email !== null && index.contacts && (
          <p>
            <a href={hashOf("recipients", email, { kind: headline.list })}>{text("figures.list", { list: word("list", headline.list) })}</a>
            {settings.definition > 0 && <> {text("figures.list.by", { definition: index.titles[0]! })}</>}
          </p>
        )}
      </div>
    </details>
  );
}

/** Numerator of denominator, or why there is none. */
function Pair({ rate, path }: { rate: Rate; path: string }) {
  if (rate.value === null) return <>{reasonOf(rate.notMeasured ?? "")}</>;
  return (
    <>
      <Count value={rate.numerator} path={`${path}.numerator`} /> {text("of")}{" "}
      <Count value={rate.denominator} path={`${path}.denominator`} />
    </>
  );
}

const aboutOpens = ["open", "clickThrough"];
const aboutClicks = ["click", "clickThrough"];

/** What a rate leaves out, and why: the rules are of the report. */
function Excluded({ report, rate }: { report: Report; rate: string }) {
  if (!aboutOpens.includes(rate) && !aboutClicks.includes(rate)) return <>{text("figures.excluded.nothing")}</>;
  const rules = report.excluded.rules;
  if (rules.length === 0) return <>{text("figures.excluded.nothing")}</>;
  return (
    <ul>
      {rules.map((rule) => (
        <li class="foreign clip">{plural("excluded.events", rule.events, count(rule.events))}: {word("rule", rule.rule)}</li>
      ))}
    </ul>
  );
}

