import { useState } from "preact/hooks";
import { usePart } from "../data/parts";
import { count, decimal, moment, points } from "../format";
import { index, settings } from "../settings";
import { plural, text } from "../text/texts";
import { Card, Empty } from "../ui/card";
import { Tabs } from "../ui/choice";
import type { Phase, Variants } from "./documents";
import { Differences } from "./differences";
import { EmailLink } from "./email-link";
import { VariantTable } from "./variant-table";

/** Each A/B test. */
export function VariantsView() {
  if (index.tests === 0) return <Empty>{text("variants.none")}</Empty>;
  return (
    <div class="sections">
      {Array.from({ length: index.tests }, (_, test) => <Test key={test} number={test} />)}
    </div>
  );
}

type PhaseName = "test" | "rest" | "together";

function Test({ number }: { number: number }) {
  const part = `variants:${number}:${settings.definition}`;
  const test = usePart<Variants>(part);
  const [name, setName] = useState<PhaseName>("test");
  if (!test) return null;
  const { query } = test;
  const phases = (["test", "rest", "together"] as const).filter((phase) => test[phase]);
  return (
    <Card id={`variants-${number}`} title={text("variants.title", { names: query.variants.map((variant) => variant.name).join(" – ") })}
      note={<TestNote test={test} />}>
      <div data-part={part} class="variants">
        {phases.length === 1
          ? <PhaseView test={test} phase={test.together} path="together" />
          : (
            <Tabs label={text("variants.phases")} value={name} onChange={setName}
              tabs={phases.map((phase) => ({ value: phase, label: text(`variants.${phase}`) }))}>
              {(shown) => <>
                {shown === "test" && <p>{text("variants.phase.test")}</p>}
                <PhaseView test={test} phase={test[shown] ?? test.together} path={shown} />
              </>}
            </Tabs>
          )}
      </div>
    </Card>
  );
}

function PhaseView({ test, phase, path }: { test: Variants; phase: Phase; path: PhaseName }) {
  const names = test.query.variants.map((variant) => variant.name).join(", ");
  if (phase.variants.every((variant) => variant.sent === 0)) return <Empty>{text("variants.phase.empty")}</Empty>;
  return (
    <>
      <VariantTable test={test} phase={phase} path={path} caption={names} />
      {phase.overlap > 0 && <p class="notice">{plural("variants.overlap", phase.overlap, count(phase.overlap))}</p>}
      <h3>{text("variants.differences")}</h3>
      <Differences phase={phase} path={path} control={test.query.variants[0]?.name ?? ""}
        caption={`${text("variants.differences")} ${names}`} hasSmallest={test.query.smallestDifference !== null} />
    </>
  );
}

/** What the test is, and how to read it. */
function TestNote({ test }: { test: Variants }) {
  const { variants, goal, test: phase, smallestDifference } = test.query;
  return (
    <>
      <p>{text(`variants.unit.${test.unit}`)}</p>
      {phase?.before && <p>{text("variants.testUntil", { at: moment(phase.before, test.scope.zone) })}</p>}
      {phase?.tag && <p class="foreign">{text("variants.testTag", { tag: phase.tag, value: phase.value ?? "" })}</p>}
      {goal && <p class="foreign">{text("variants.goal", { goal })}</p>}
      {smallestDifference !== null && <p>{text("variants.smallest", { points: points(smallestDifference * 100).replace("+", "") })}</p>}
      <p>{text("variants.note", { level: decimal(0.05, 2) })}</p>
      <ul class="variant-emails">
        {variants.map((variant) => (
          <li>
            <span class="foreign">{variant.name}</span>:{" "}
            {variant.emails.map((email, at) => <>{at > 0 && ", "}<VariantEmail email={email} /></>)}
          </li>
        ))}
      </ul>
    </>
  );
}

function VariantEmail({ email }: { email: string }) {
  return <EmailLink email={email} name={index.emails.find((facts) => facts.email === email)?.name ?? null} />;
}
