import { hashOf } from "../data/route";
import { count } from "../format";
import { index } from "../settings";
import { text, word } from "../text/texts";
import { Card } from "../ui/card";
import { Foreign } from "../ui/foreign";
import { Bar, Count, Share, whyOf } from "../ui/numbers";
import { DataTable } from "../ui/table";
import { Counted, numbered, RestOf, Tally, TallyItem, type SectionProps } from "./section";

/** A step on the way from the list of recipients to a click. */
interface Step {
  metric: string;
  value: number | null;
  why: string | undefined;
  path: string;
  /** Distinct contacts, where the report counts them. */
  people?: { value: number | null; path: string };
}

/** What else became of messages; what few have is told only where it happened. */
const others = [
  { metric: "notSent", member: "notSent", always: true },
  { metric: "bounced", member: "bounced", always: true },
  { metric: "deferred", member: "deferred", always: true },
  { metric: "pending", member: "pending", always: true },
  { metric: "unsubscribed", member: "unsubscribed", always: true },
  { metric: "spamReported", member: "spamReports", always: true },
  { metric: "presumedDelivered", member: "presumedDelivered", always: false },
  { metric: "autoReplies", member: "autoReplies", always: false },
] as const;

/** How far the messages came, and what became of the others. */
export function Delivery({ report, email }: SectionProps) {
  const { delivery } = report;
  return (
    <Card id="delivery" title={text("delivery.title")} size="two-thirds" note={text("delivery.note")}>
      <Funnel steps={stepsOf({ report, email })} />
      <h3 class="inner">{text("delivery.others")}</h3>
      <Tally>
        {others.filter(({ member, always }) => always || delivery[member]).map(({ metric, member }) => (
          <TallyItem name={word("metric", metric)} value={delivery[member]} path={`delivery.${member}`}
            why={whyOf(delivery.notMeasured, member)} />
        ))}
      </Tally>
      {delivery.notSentReasons.length > 0 && <NotSent report={report} email={email} />}
    </Card>
  );
}

function stepsOf({ report: { delivery, engagement, people } }: SectionProps): Step[] {
  const why = (member: string) => whyOf(engagement.notMeasured, member);
  const of = (metric: string, value: number | null, member = metric): Step =>
    ({ metric, value, why: whyOf(delivery.notMeasured, member), path: `delivery.${member}` });
  return [
    of("selected", delivery.selected),
    { ...of("sent", delivery.sent), people: { value: people.sent, path: "people.sent" } },
    { ...of("delivered", delivery.delivered), people: { value: people.delivered, path: "people.delivered" } },
    {
      metric: "opened", value: engagement.uniqueOpens, why: why("uniqueOpens"), path: "engagement.uniqueOpens",
      people: { value: people.opened, path: "people.opened" },
    },
    {
      metric: "clicked", value: engagement.uniqueClicks, why: why("uniqueClicks"), path: "engagement.uniqueClicks",
      people: { value: people.clicked, path: "people.clicked" },
    },
  ];
}

function Funnel({ steps }: { steps: Step[] }) {
  const whole = steps.find((step) => step.value !== null)?.value ?? 0;
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={text("funnel.caption")}>
      <table class="table funnel">
        <caption class="visually-hidden">{text("funnel.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("funnel.step")}</th>
            <th scope="col" class="number">{text("funnel.messages")}</th>
            <th scope="col" class="number">{text("funnel.ofBefore")}</th>
            <th scope="col" class="number">{text("funnel.ofFirst")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, at) => (
            <tr>
              <th scope="row">{word("metric", step.metric)}<Bar share={whole > 0 ? (step.value ?? 0) / whole : 0} /></th>
              <td class="number">
                <Count value={step.value} why={step.why} path={step.path} />
                <People step={step} />
              </td>
              <td class="number">{at > 0 && step.value !== null ? <Share part={step.value} whole={steps[at - 1]!.value} /> : null}</td>
              <td class="number">{at > 0 && step.value !== null ? <Share part={step.value} whole={whole} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A contact who got several messages is one person. */
function People({ step: { people } }: { step: Step }) {
  if (!people || people.value === null) return null;
  return <Counted as="funnel.people" value={people.value} path={people.path} />;
}

function NotSent({ report, email }: SectionProps) {
  const rows = numbered(report.delivery.notSentReasons);
  return (
    <>
      <h3 class="inner">{text("notSent.title")}</h3>
      <DataTable caption={text("notSent.title")} rows={rows} keyOf={(row) => row.reason} pageSize={10}
        columns={[
          { key: "reason", label: text("reason"), cell: (row) => <Foreign words={word("notSentReason", row.reason)} /> },
          { key: "count", label: text("funnel.messages"), isNumber: true,
            cell: (row) => <Count value={row.count} path={`delivery.notSentReasons.${row.at}.count`} /> },
        ]} />
      <RestOf report={report} list="notSentReasons" />
      <ListLink email={email} list="notSent" size={report.delivery.notSent} />
    </>
  );
}

/** Leads to the recipients behind a number, where the page names them. */
export function ListLink({ email, list, size }: { email: string | null; list: string; size: number | null }) {
  if (email === null || !index.contacts || !size) return null;
  return (
    <p class="list-link">
      <a href={hashOf("recipients", email, { kind: list })}>{text("list.link", { list: word("list", list), count: count(size) })}</a>
    </p>
  );
}
