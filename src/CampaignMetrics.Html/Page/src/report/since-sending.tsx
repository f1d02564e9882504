import { text, word } from "../text/texts";
import { Card } from "../ui/card";
import { Bar, Count } from "../ui/numbers";
import { Counted, Unknown, type SectionProps } from "./section";

/** How much happened how soon after each message was sent. */
export function SinceSending({ report }: SectionProps) {
  const rows = report.sinceSending;
  const leftOut = rows?.[0]?.leftOut ?? 0;
  const most = rows?.at(-1)?.firstOpens ?? 0;
  return (
    <Card id="since-sending" title={text("since.title")} size="third"
      note={rows && <>
        {text("since.note")} {leftOut > 0 && <>{text("since.leftOut")} <Count value={leftOut} path="sinceSending.0.leftOut" /></>}
      </>}>
      {rows === null ? <Unknown notMeasured={report.notMeasured} member="sinceSending" /> : (
        <div class="table-frame" tabIndex={0} role="region" aria-label={text("since.caption")}>
          <table class="table">
            <caption class="visually-hidden">{text("since.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{text("since.within")}</th>
                <th scope="col" class="number">{text("opens.total")}</th>
                <th scope="col" class="number">{text("clicks.total")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr>
                  <th scope="row">{word("since", row.within)}<Bar share={most > 0 ? row.firstOpens / most : 0} /></th>
                  <td class="number">
                    <Count value={row.opens} path={`sinceSending.${at}.opens`} />
                    <Counted as="counted.unique" value={row.firstOpens} path={`sinceSending.${at}.firstOpens`} />
                  </td>
                  <td class="number">
                    <Count value={row.clicks} path={`sinceSending.${at}.clicks`} />
                    <Counted as="counted.unique" value={row.firstClicks} path={`sinceSending.${at}.firstClicks`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
