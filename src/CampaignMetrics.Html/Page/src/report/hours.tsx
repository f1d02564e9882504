import { useState } from "preact/hooks";
import { heatClasses, heatOf } from "../charts/heat";
import { HeatLegend } from "../charts/heat-legend";
import type { Report } from "../data/report";
import { hourOfDay, weekday } from "../format";
import { text } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Choice, Tabs } from "../ui/choice";
import { Count } from "../ui/numbers";
import { firstDayOf } from "./buckets";
import { Counted, Unknown, type SectionProps } from "./section";

type Clock = "weekHours" | "localHours";
type Of = "opens" | "clicks";

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When people read: by day of the week and hour. It is its own table. */
export function Hours({ report }: SectionProps) {
  const [clock, setClock] = useState<Clock>("weekHours");
  const [of, setOf] = useState<Of>("opens");
  const { zone } = report.weekHours;
  return (
    <Card id="hours" title={text("hours.title")}
      aside={report.weekHours.opens !== null && (
        <Choice label={text("hours.clock")} value={clock} onChange={setClock}
          options={[{ value: "weekHours", label: text("hours.zone", { zone }) }, { value: "localHours", label: text("hours.own") }]} />
      )}
      note={clock === "localHours" && report.localHours.contacts !== null
        ? <Counted as="hours.contacts" value={report.localHours.contacts} path="localHours.contacts" /> : undefined}>
      <Tabs label={text("hours.of")} value={of} onChange={setOf}
        tabs={[{ value: "opens", label: text("opens.total") }, { value: "clicks", label: text("clicks.total") }]}>
        {(shown) => <Week report={report} clock={clock} of={shown} />}
      </Tabs>
    </Card>
  );
}

function Week({ report, clock, of }: { report: Report; clock: Clock; of: Of }) {
  const rows = report[clock][of];
  if (rows === null) return <Unknown notMeasured={report[clock].notMeasured} member={of} />;
  if (clock === "localHours" && report.localHours.contacts === 0) return <Empty>{text("hours.noClocks")}</Empty>;
  const most = Math.max(...rows.flat());
  if (most === 0) return <Empty>{text("hours.none")}</Empty>;
  const first = firstDayOf(report.scope.firstDayOfWeek);
  const days = Array.from({ length: 7 }, (_, at) => (first + at) % 7);
  const caption = text("hours.caption", { of: text(`${of}.total`) });
  return (
    <>
      <Best rows={rows} of={of} clock={clock} />
      <div class="table-frame" tabIndex={0} role="region" aria-label={caption}>
        <table class="hours">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <td />
              {hours.map((hour) => <th scope="col">{hourOfDay(hour, "short")}</th>)}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr>
                <th scope="row">{weekday(day, "short")}</th>
                {hours.map((hour) => {
                  const value = rows[day]?.[hour] ?? 0;
                  return <td class={`heat-${heatOf(value, most)}`}><Count value={value} path={`${clock}.${of}.${day}.${hour}`} /></td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <HeatLegend classes={heatClasses(most)} />
    </>
  );
}

/** The three hours with the most: when to send. */
function Best({ rows, of, clock }: { rows: number[][]; of: Of; clock: Clock }) {
  const best = rows.flatMap((row, day) => row.map((value, hour) => ({ day, hour, value })))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.day - b.day || a.hour - b.hour).slice(0, 3);
  return (
    <>
      <h3 class="inner">{text("hours.best")}</h3>
      <p class="card-note">{text("hours.best.note")}</p>
      <ol class="best">
        {best.map(({ day, hour, value }) => (
          <li>
            <strong>{text("hours.at", { day: weekday(day), from: hourOfDay(hour), to: hourOfDay((hour + 1) % 24) })}</strong>
            <Counted as={`counted.${of}`} value={value} path={`${clock}.${of}.${day}.${hour}`} />
          </li>
        ))}
      </ol>
    </>
  );
}
