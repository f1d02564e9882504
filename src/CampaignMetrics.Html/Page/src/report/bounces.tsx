import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { Bar, Count, Percent, whyOf } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { ListLink } from "./delivery";
import { numbered, RestOf, type SectionProps } from "./section";

const classes = ["hard", "soft", "temporary", "blocked", "undetermined"] as const;

/** What came back: by class, and by the reason that the receiving server gave. */
export function Bounces({ report, email }: SectionProps) {
  const { bounced, bounceReasons } = report.delivery;
  return (
    <Card id="bounces" title={text("bounces.title")} size="third">
      {bounced === 0 ? <Empty>{text("bounces.none")}</Empty> : (
        <>
          <ByClass report={report} email={email} />
          {bounceReasons.length > 0 && <>
            <h3 class="inner">{text("bounces.reasons")}</h3>
            <DataTable caption={text("bounces.reasons")} rows={numbered(bounceReasons)} keyOf={(row) => `${row.at}`} pageSize={5}
              columns={[
                {
                  key: "reason", label: text("reason"), sort: (row) => word("bounceReason", row.reason),
                  cell: (row) => <>
                    <Foreign words={word("bounceReason", row.reason)} /> <small>{word("bounceClass", row.class)}</small>
                  </>,
                },
                {
                  key: "count", label: text("bounces.count"), isNumber: true, sort: (row) => row.count,
                  cell: (row) => <Count value={row.count} path={`delivery.bounceReasons.${row.at}.count`} />,
                },
              ]} />
          </>}
          <RestOf report={report} list="bounceReasons" />
          <ListLink email={email} list="bounced" size={bounced} />
        </>
      )}
    </Card>
  );
}

function ByClass({ report }: SectionProps) {
  const { bounces, bounced, notMeasured } = report.delivery;
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={text("bounces.classes")}>
      <table class="table">
        <caption class="visually-hidden">{text("bounces.classes")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("bounces.class")}</th>
            <th scope="col" class="number">{text("bounces.count")}</th>
            <th scope="col" class="number">{text("bounces.rate")}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map((name) => (
            <tr>
              <th scope="row">
                <span title={word("bounceClass.means", name)}>{word("bounceClass", name)}</span>
                <Bar share={bounced ? (bounces[name] ?? 0) / bounced : 0} second />
              </th>
              <td class="number"><Count value={bounces[name]} path={`delivery.bounces.${name}`} why={whyOf(notMeasured, "bounced")} /></td>
              <td class="number">
                {name === "undetermined" ? null : <Percent rate={report.rates[`${name}Bounce`]} path={`rates.${name}Bounce.value`} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
