import { useRef } from "preact/hooks";
import type { DefinitionFacts } from "../data/page";
import { live, usePart } from "../data/parts";
import type { Report } from "../data/report";
import { index, set, settings } from "../settings";
import { text, word } from "../text/texts";
import { Card } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { Percent } from "../ui/numbers";
import { useOnScreen } from "../ui/on-screen";
import { reasonsOf } from "./definition-words";

/** The same messages as each definition counts them, and why their rates differ. */
export function Definitions({ suffix }: { suffix: string }) {
  const element = useRef<HTMLDivElement>(null);
  // A report for each, at the end of a long page: a live one asks for them where they can be seen.
  const isShown = useOnScreen(element) || !live;
  // As many as the page has: their number never changes.
  const reports = index.definitions.map((_, number) => usePart<Report>(`report:${number}${suffix}`, isShown));
  const names = ratesOf(index.definitions);
  const isSwitch = index.definitions.length > 1;
  return (
    <Card id="definitions" title={text("definitions.title")} note={isSwitch ? text("definitions.note") : undefined}>
      <div class="table-frame" ref={element} tabIndex={0} role="region" aria-label={text("definitions.caption")}>
        <table class="table definitions">
          <caption class="visually-hidden">{text("definitions.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("definitions.rate")}</th>
              {index.titles.map((title, number) => (
                <th scope="col" class="number" aria-current={number === settings.definition ? "true" : undefined}>
                  {isSwitch && number !== settings.definition
                    ? (
                      <button type="button" class="link-button" onClick={() => set({ definition: number })}>
                        <Foreign words={title} />
                      </button>
                    ) : <Foreign words={title} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => <RateRow name={name} reports={reports} suffix={suffix} />)}
          </tbody>
        </table>
      </div>
      <h3 class="inner">{text("definitions.how")}</h3>
      <ul class="definition-list">
        {index.definitions.map((definition, number) => (
          <li>
            <h4><Foreign words={index.titles[number]!} /></h4>
            {definition.notes && <p lang="en"><Foreign words={definition.notes} /></p>}
            <ul>{reasonsOf(definition, index.definitions).map((reason) => <li>{reason}</li>)}</ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The rates that at least one of the definitions has, in their order. */
function ratesOf(definitions: readonly DefinitionFacts[]): string[] {
  const names = new Set(definitions.flatMap(({ rates }) => Object.keys(rates)));
  return [...names].filter((name) => definitions.some(({ rates }) => rates[name]));
}

interface RateRowProps {
  name: string;
  reports: (Report | null | undefined)[];
  suffix: string;
}

function RateRow({ name, reports, suffix }: RateRowProps) {
  const shown = reports[settings.definition]?.rates[name]?.value ?? null;
  const differs = reports.some((report) => report !== undefined && (report?.rates[name]?.value ?? null) !== shown);
  return (
    <tr class={differs ? "differs" : undefined}>
      <th scope="row">
        {word("rate", name)}
        {differs && <small>{text("definitions.differs")}</small>}
      </th>
      {reports.map((report, number) => (
        <td class="number" data-part={`report:${number}${suffix}`}><Percent rate={report?.rates[name]} path={`rates.${name}.value`} /></td>
      ))}
    </tr>
  );
}
