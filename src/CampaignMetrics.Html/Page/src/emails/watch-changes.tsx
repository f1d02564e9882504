import { count, percent, wallTime } from "../format";
import { settings } from "../settings";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { DataTable } from "../ui/table";
import type { UnusualChange, Watch } from "./documents";
import { CutRate, providerName } from "./watch-providers";

/** Days that are worse than the days before by more than chance. */
export function ChangesCard({ watch }: { watch: Watch }) {
  const rows = watch.changes.map((change, at) => ({ change, at }));
  const note = (
    <>
      <p>{text("watch.changes.note", { count: count(watch.comparisons), rate: percent(watch.falseAlarmRate) })}</p>
      {watch.changesLeftOut > 0 && <p>{text("watch.changes.leftOut", { count: count(watch.changesLeftOut) })}</p>}
    </>
  );
  return (
    <Card id="watch-changes" title={text("watch.changes")} size="half" note={note}>
      {rows.length === 0 ? <Empty>{text("watch.changes.none")}</Empty> : (
        <DataTable caption={`${text("watch.changes")}: ${text("watch.day")}`} rows={rows} keyOf={({ at }) => String(at)} pageSize={10}
          columns={[
            {
              key: "where", label: text("watch.changes.where"), sort: ({ change }) => change.key,
              cell: ({ change }) => <><small>{word("dimension", change.by)}</small><span class="foreign clip">{whereOf(change)}</span></>,
            },
            {
              key: "day", label: text("watch.day"), class: "when", sort: ({ change }) => change.day,
              cell: ({ change }) => wallTime(change.day, "day"),
            },
            {
              key: "what", label: text("watch.changes.what"), sort: ({ change }) => change.metric,
              cell: ({ change }) => word("metric", change.metric),
            },
            {
              key: "now", label: text("overview.now"), isNumber: true, sort: ({ change }) => change.now.value,
              cell: ({ change, at }) => <CutRate rate={change.now} path={`changes.${at}.now.value`} />,
            },
            {
              key: "before", label: text("overview.before"), isNumber: true, sort: ({ change }) => change.before.value,
              cell: ({ change, at }) => <CutRate rate={change.before} path={`changes.${at}.before.value`} />,
            },
            {
              key: "probability", label: text("watch.changes.probability"), isNumber: true, sort: ({ change }) => change.probability,
              cell: ({ change }) => scientific(change.probability),
            },
          ]} />
      )}
    </Card>
  );
}

function whereOf({ by, key }: UnusualChange): string {
  return by === "mailboxProvider" || key === null ? providerName(key) : key;
}

/** A probability of two digits, however small. */
function scientific(value: number): string {
  return new Intl.NumberFormat(settings.language, { notation: "scientific", maximumSignificantDigits: 2 }).format(value);
}
