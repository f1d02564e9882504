import { decimal, percentCut, wallTime } from "../format";
import { known, text } from "../text/texts";
import { Card } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { DataTable } from "../ui/table";
import type { ReceiverDay, ReceiverNumber, Watch } from "./documents";

/** What receivers themselves tell the sender. It stands apart: they count in their own ways. */
export function ReceiversCard({ watch }: { watch: Watch }) {
  const rows = watch.receivers.flatMap((day, at) =>
    day.numbers.map((number, of) => ({ day, number, path: `receivers.${at}.numbers.${of}` })));
  return (
    <Card id="watch-receivers" title={text("watch.receivers")} note={text("watch.receivers.note")}>
      <DataTable caption={`${text("watch.receivers")}: ${text("watch.day")}`} rows={rows} keyOf={({ path }) => path}
        columns={[
          {
            key: "receiver", label: text("watch.provider"), sort: ({ day }) => day.receiver,
            cell: ({ day }) => <Foreign words={known("watch.provider", day.receiver)} />,
          },
          {
            key: "of", label: text("watch.receivers.of"), sort: ({ day }) => day.of,
            cell: ({ day }) => <Foreign words={day.of ?? "–"} />,
          },
          { key: "day", label: text("watch.day"), class: "when", sort: ({ day }) => day.day, cell: ({ day }) => wallTime(day.day, "day") },
          {
            key: "name", label: text("watch.receivers.number"), sort: ({ number }) => number.name,
            cell: ({ number }) => <Foreign words={known("watch.receivers", number.name)} />,
          },
          {
            key: "value", label: text("watch.receivers.value"), isNumber: true,
            cell: ({ number, path }) => <Value number={number} path={path} />,
          },
          { key: "standing", label: text("watch.standing"), cell: ({ day, number }) => <Standing day={day} number={number} /> },
        ]} />
    </Card>
  );
}

function Value({ number: { name, value, text: words }, path }: { number: ReceiverNumber; path: string }) {
  if (value === null) return <Foreign words={words ?? "–"} />;
  return <span data-path={`${path}.value`}>{written(name, value)}</span>;
}

/** A day is held against the limits by its rate of complaints. */
function Standing({ day: { standing }, number }: { day: ReceiverDay; number: ReceiverNumber }) {
  if (!standing || !complaints.includes(number.name)) return <span class="muted">–</span>;
  return <span class={`standing ${standing}`}>{text(`watch.standing.${standing}`)}</span>;
}

const complaints = ["spamRate", "complaintRate"];

function written(name: string, value: number): string {
  return name.endsWith("Rate") ? percentCut(value) : decimal(value, Number.isInteger(value) ? 0 : 6);
}
