import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { Count } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { numbered, Tally, TallyItem, type SectionProps } from "./section";

/** What came in, what was no event, and what does not count. */
export function Quality({ report }: SectionProps) {
  const { input, excluded } = report;
  return (
    <Card id="quality" title={text("quality.title")} note={text("quality.note")}>
      <div class="side-by-side">
        <div>
          <h3>{text("quality.input")}</h3>
          <Tally>
            <TallyItem name={text("quality.lines")} value={input.lines} path="input.lines" />
            <TallyItem name={text("quality.events")} value={input.events} path="input.events" />
            <TallyItem name={text("quality.duplicates")} value={input.duplicates} path="input.duplicates" />
            <TallyItem name={text("quality.rejected")} value={input.rejectedCount} path="input.rejectedCount" />
          </Tally>
          {input.rejected.length > 0 && (
            <DataTable caption={text("quality.rejectedLines")} rows={numbered(input.rejected)} keyOf={(row) => `${row.at}`} pageSize={5}
              columns={[
                {
                  key: "line", label: text("quality.line"), sort: (row) => row.line,
                  // The number of a line is a name: without separators.
                  cell: (row) => row.line,
                },
                { key: "reason", label: text("reason"), cell: (row) => <span lang="en"><Foreign words={row.reason} /></span> },
              ]} />
          )}
        </div>
        <div>
          <h3>{text("quality.machines")}</h3>
          <Tally>
            <TallyItem name={text("quality.automationOpens")} value={excluded.automationOpens} path="excluded.automationOpens" />
            <TallyItem name={text("quality.automationClicks")} value={excluded.automationClicks} path="excluded.automationClicks" />
            <TallyItem name={text("quality.privacyOpens")} value={excluded.privacyOpens} path="excluded.privacyOpens" />
            <TallyItem name={text("quality.roleClicks")} value={excluded.roleClicks} path="excluded.roleClicks" />
            {excluded.messages !== undefined && (
              <TallyItem name={text("quality.messages")} value={excluded.messages} path="excluded.messages" />
            )}
          </Tally>
          <h3 class="inner">{text("quality.rules")}</h3>
          {excluded.rules.length === 0 ? <Empty>{text("quality.noRules")}</Empty> : (
            <DataTable caption={text("quality.rules")} rows={numbered(excluded.rules)} keyOf={(row) => row.rule} pageSize={10}
              columns={[
                {
                  key: "rule", label: text("quality.rule"),
                  cell: (row) => <span class="sentence"><Foreign words={word("rule", row.rule)} /></span>,
                },
                {
                  key: "events", label: text("quality.events"), isNumber: true, sort: (row) => row.events,
                  cell: (row) => <Count value={row.events} path={`excluded.rules.${row.at}.events`} />,
                },
              ]} />
          )}
        </div>
      </div>
    </Card>
  );
}
