import { usePart } from "../data/parts";
import { count, decimal, percent } from "../format";
import { settings } from "../settings";
import { text, word } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Bar, Count } from "../ui/numbers";
import { Sections } from "../ui/sections";
import type { Health, Watch } from "./documents";
import { ChangesCard } from "./watch-changes";
import { DaysCard } from "./watch-days";
import { CutRate, Points, ProvidersCard } from "./watch-providers";
import { ReceiversCard } from "./watch-receivers";
import { ViolationsCard } from "./watch-violations";

/** Whether mail arrives, and is wanted. */
export function WatchView() {
  const part = `watch:${settings.definition}`;
  const watch = usePart<Watch>(part);
  if (watch === undefined) return <Empty>{text("loading")}</Empty>;
  if (watch === null) return <Empty>{text("missing.many")}</Empty>;
  return (
    <Sections part={part} sections={[
      <HealthCard health={watch.health} />,
      <ChangesCard watch={watch} />,
      <ProvidersCard watch={watch} />,
      <DaysCard watch={watch} />,
      watch.receivers.length > 0 ? <ReceiversCard watch={watch} /> : null,
      <ViolationsCard violations={watch.violations} zone={watch.scope.zone} />,
    ]} />
  );
}

/** The score, and what it lost where and why. */
function HealthCard({ health }: { health: Health }) {
  return (
    <Card id="watch-health" title={text("watch.health")} size="half" note={text("watch.health.note")}>
      <p class="score"><Points health={health} path="health.points" /></p>
      <p class="muted">{text("watch.sent", { count: count(health.sent) })}</p>
      <ul class="losses">
        {health.losses.map((loss, at) => (
          <li>
            <h3>{word("watch.loss", loss.cause)}</h3>
            <p>
              <CutRate rate={loss.rate} path={`health.losses.${at}.rate.value`} />{" "}
              {loss.rate.value !== null && <small>
                (<Count value={loss.rate.numerator} path={`health.losses.${at}.rate.numerator`} /> {text("of")}{" "}
                <Count value={loss.rate.denominator} path={`health.losses.${at}.rate.denominator`} />)
              </small>}
            </p>
            {loss.lost === null ? <p>{text("watch.lost.nothing")}</p> : <>
              <p>{text("watch.lost", { lost: decimal(loss.lost, 1), most: decimal(loss.most, 0) })}</p>
              <Bar share={loss.lost / loss.most} second />
            </>}
            <small>
              {text("watch.allLostAt", { rate: percent(loss.allLostAt) })}.{" "}
              <span class="foreign">{text("watch.source", { source: loss.source })}</span>
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
