import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Bar, Count, Percent, whyOf } from "../ui/numbers";
import { Counted, Unknown, type SectionProps } from "./section";

const kinds = ["read", "skimmed", "glanced"] as const;

/** How long openers looked, as far as it can be measured. */
export function Viewing({ report }: SectionProps) {
  const { viewing } = report;
  const { measured } = viewing;
  return (
    <Card id="viewing" title={text("viewing.title")} size="half" note={measured !== null && text("viewing.note")}>
      {measured === null ? <Unknown notMeasured={viewing.notMeasured} member="measured" />
        : measured === 0 ? <Empty>{text("viewing.none")}</Empty>
        : (
          <>
            <p><Counted as="viewing.measured" value={measured} path="viewing.measured" /></p>
            <div class="table-frame" tabIndex={0} role="region" aria-label={text("viewing.caption")}>
              <table class="table">
                <caption class="visually-hidden">{text("viewing.caption")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{text("viewing.kind")}</th>
                    <th scope="col" class="number">{text("places.openers")}</th>
                    <th scope="col" class="number">{text("viewing.ofMeasured")}</th>
                    <th scope="col" class="number">{text("viewing.ofOpeners")}</th>
                  </tr>
                </thead>
                <tbody>
                  {kinds.map((kind) => (
                    <tr>
                      <th scope="row">
                        {word("viewing", kind)} <small>{word("viewing.means", kind)}</small>
                        <Bar share={viewing[kind].ofMeasured.value ?? 0} />
                      </th>
                      <td class="number">
                        <Count value={viewing[kind].count} path={`viewing.${kind}.count`} why={whyOf(viewing[kind].notMeasured, "count")} />
                      </td>
                      <td class="number"><Percent rate={viewing[kind].ofMeasured} path={`viewing.${kind}.ofMeasured.value`} /></td>
                      <td class="number"><Percent rate={viewing[kind].ofOpeners} path={`viewing.${kind}.ofOpeners.value`} /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
    </Card>
  );
}
