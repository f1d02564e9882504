import { useState } from "preact/hooks";
import type { Bucket } from "../data/report";
import { count, wallTime } from "../format";
import { index } from "../settings";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Choice } from "../ui/choice";
import { between, dateOf, firstDayOf, frequencies, longerThan, summed, total, within, type Frequency } from "./buckets";
import { EngagementChart, type Measure } from "./engagement-chart";
import { Unknown, type SectionProps } from "./section";

const hour = 3_600_000;
const presets = [
  { value: "24h", length: 24 * hour }, { value: "3d", length: 72 * hour }, { value: "7d", length: 168 * hour },
  { value: "30d", length: 720 * hour },
] as const;
type Range = "all" | "dates" | (typeof presets)[number]["value"];

/** Opens and clicks over time, as the reader wants to see them. */
export function Engagement({ report, email }: SectionProps) {
  const { buckets, zone, notMeasured } = report.timeline;
  return (
    <Card id="engagement" title={text("engagement.title")} size="two-thirds">
      {buckets === null ? <Unknown notMeasured={notMeasured} member="buckets" />
        : buckets.length === 0 ? <Empty>{text("engagement.none")}</Empty>
        : (
          <OverTime buckets={buckets} zone={zone} shortest={report.timeline.frequency as Frequency}
            firstDay={firstDayOf(report.scope.firstDayOfWeek)} sentAt={sentAtOf(email)} />
        )}
    </Card>
  );
}

function sentAtOf(email: string | null): number | null {
  const sentAt = index.emails.find((facts) => facts.email === email)?.sentAt;
  return sentAt ? Date.parse(sentAt) : null;
}

interface OverTimeProps {
  buckets: Bucket[];
  zone: string;
  shortest: Frequency;
  firstDay: number;
  sentAt: number | null;
}

function OverTime({ buckets, zone, shortest, firstDay, sentAt }: OverTimeProps) {
  const isShort = frequencies.indexOf(shortest) < frequencies.indexOf("day");
  const span = Date.parse(buckets.at(-1)!.start) - Date.parse(buckets[0]!.start);
  // The first week by the hour shows most of an email; what is left out is said below.
  const isOne = sentAt !== null && isShort;
  const [range, setRange] = useState<Range>(isOne && span > 168 * hour ? "7d" : "all");
  const [every, setEvery] = useState<Frequency>(isShort ? (isOne || span <= 168 * hour ? "hour" : "day") : shortest);
  const [dates, setDates] = useState({ from: "", to: "" });
  const [measure, setMeasure] = useState<Measure>("total");

  const preset = presets.find(({ value }) => value === range);
  const chosen = preset ? within(buckets, sentAt ?? Date.parse(buckets[0]!.start), preset.length)
    : range === "dates" ? between(buckets, dates.from, dates.to) : buckets;
  const ends = range === "dates" ? dates
    : { from: chosen[0] ? dateOf(chosen[0].start) : "", to: chosen.length > 0 ? dateOf(chosen.at(-1)!.start) : "" };
  const [opens, clicks] = measure === "total" ? (["opens", "clicks"] as const) : (["firstOpens", "firstClicks"] as const);

  function choose(change: Partial<typeof dates>) {
    const { from, to } = { ...ends, ...change };
    // A range is the same from either end.
    setDates(from !== "" && to !== "" && from > to ? { from: to, to: from } : { from, to });
    setRange("dates");
  }

  return (
    <>
      <div class="choices">
        <Choice label={text("engagement.every")} value={every} onChange={setEvery}
          options={longerThan(shortest).map((value) => ({ value, label: word("every", value) }))} />
        <Choice label={text("engagement.measure")} value={measure} onChange={setMeasure}
          options={[{ value: "total", label: text("measure.total") }, { value: "unique", label: text("measure.unique") }]} />
        <Choice label={text("engagement.range")} value={range} onChange={setRange}
          options={(["all", ...presets.filter(({ length }) => isShort || length > 24 * hour).map(({ value }) => value), "dates"] as const)
            .map((value) => ({ value, label: word("range", value) }))} />
        <DateInput label={text("engagement.from")} value={ends.from} onChange={(from) => choose({ from })} />
        <DateInput label={text("engagement.to")} value={ends.to} onChange={(to) => choose({ to })} />
      </div>
      {chosen.length === 0 ? <Empty>{text("engagement.noneInRange")}</Empty>
        : <EngagementChart points={summed(chosen, every, firstDay)} every={every} measure={measure} />}
      <p class="card-note" aria-live="polite">
        {text(measure === "total" ? "engagement.shown" : "engagement.shown.unique", {
          opens: count(total(chosen, opens)), ofOpens: count(total(buckets, opens)),
          clicks: count(total(chosen, clicks)), ofClicks: count(total(buckets, clicks)), zone,
          from: ends.from ? wallTime(ends.from, "day") : "…", to: ends.to ? wallTime(ends.to, "day") : "…",
        })}
      </p>
    </>
  );
}

function DateInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label class="choice">
      {label}
      <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
