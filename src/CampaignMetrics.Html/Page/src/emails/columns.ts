import type { Rate } from "../data/report";
import { settings, index } from "../settings";
import { known, word, type TextKey } from "../text/texts";
import type { ListedEmail } from "./documents";

/** What a table of emails can show: a fact of the email, a count, or a rate. */
export type EmailColumn = { key: string; label: string } & (
  | { kind: "fact"; fact: Fact }
  | { kind: "count"; part: "delivery" | "engagement"; path: readonly string[] }
  | { kind: "rate"; rate: string }
);

export type Fact = "status" | "subject" | "from" | "sentAt" | "campaign" | "type" | "team" | "sentBy" | "businessUnit" | "workflow";

const facts: readonly (readonly [Fact, TextKey])[] = [
  ["status", "email.status"], ["subject", "email.subjectLine"], ["from", "email.fromAddress"], ["sentAt", "email.sentTime"],
  ["campaign", "email.campaignName"], ["type", "email.type"], ["team", "email.team"], ["sentBy", "email.sentBy"],
  ["businessUnit", "email.businessUnit"], ["workflow", "email.workflow"],
];

/** The members of an email's report, and the metric that each is. */
const counts: readonly (readonly [metric: string, part: "delivery" | "engagement", ...path: string[]])[] = [
  ["selected", "delivery", "selected"], ["sent", "delivery", "sent"], ["notSent", "delivery", "notSent"],
  ["pending", "delivery", "pending"],
  ["deferred", "delivery", "deferred"], ["delivered", "delivery", "delivered"], ["presumedDelivered", "delivery", "presumedDelivered"],
  ["bounced", "delivery", "bounced"], ["hardBounced", "delivery", "bounces", "hard"], ["softBounced", "delivery", "bounces", "soft"],
  ["temporaryBounced", "delivery", "bounces", "temporary"], ["blockedBounced", "delivery", "bounces", "blocked"],
  ["undeterminedBounced", "delivery", "bounces", "undetermined"], ["autoReplies", "delivery", "autoReplies"],
  ["unsubscribed", "delivery", "unsubscribed"], ["spamReported", "delivery", "spamReports"], ["opened", "engagement", "uniqueOpens"],
  ["totalOpens", "engagement", "totalOpens"], ["impliedOpened", "engagement", "impliedOpens"], ["clicked", "engagement", "uniqueClicks"],
  ["totalClicks", "engagement", "totalClicks"], ["replied", "engagement", "replies"], ["forwarded", "engagement", "forwards"],
];

/** What Pipedrive's list shows. */
export const standardColumns: readonly string[] = ["status", "subject", "from", "sentAt", "delivered", "rate:open", "rate:click"];

/** All columns of the emails. Facts and rates are those that some email has: what no catalog tells is no column. */
export function columnsOf(emails: readonly ListedEmail[], label: (key: TextKey) => string): EmailColumn[] {
  const rates = new Set(emails.flatMap((email) => Object.keys(email.rates)));
  return [
    ...facts.filter(([fact]) => emails.some((email) => email[fact] !== null))
      .map(([fact, key]) => ({ key: fact, label: label(key), kind: "fact", fact }) as const),
    ...counts.map(([metric, part, ...path]) => ({ key: metric, label: word("metric", metric), kind: "count", part, path }) as const),
    ...[...rates].map((rate) => ({ key: `rate:${rate}`, label: word("rate", rate), kind: "rate", rate }) as const),
  ];
}

/** A count of an email, and why it is null. */
export function countOf(email: ListedEmail, column: EmailColumn & { kind: "count" }): { value: number | null; why: string | undefined } {
  let value: unknown = email[column.part];
  for (const name of column.path) value = (value as Record<string, unknown>)[name];
  return { value: typeof value === "number" ? value : null, why: email[column.part].notMeasured?.[column.path[0]!] };
}

export function factOf(email: ListedEmail, fact: Fact): string | null {
  const value = email[fact];
  return fact === "status" && value !== null ? known("status", value) : value;
}

/** Emails of one campaign. */
export interface Campaign {
  campaign: string | null;
  emails: ListedEmail[];
}

export function campaignsOf(emails: readonly ListedEmail[]): Campaign[] {
  const byKey = new Map<string | null, ListedEmail[]>();
  for (const email of emails) {
    const known = byKey.get(email.campaign);
    if (known) known.push(email);
    else byKey.set(email.campaign, [email]);
  }
  return [...byKey].map(([campaign, of]) => ({ campaign, emails: of }));
}

/** The sum of a count over the emails of a campaign that have it; null where none has. */
export function sumOf({ emails }: Campaign, column: EmailColumn & { kind: "count" }): number | null {
  const values = emails.map((email) => countOf(email, column).value).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** The rate of a campaign: the pairs of its emails, each added up. What is estimated has no pairs that could be. */
export function rateOf({ emails }: Campaign, name: string): Rate {
  const nothing = { numerator: 0, denominator: 0, value: null };
  const { method } = index.definitions[settings.definition]?.rates[name] ?? {};
  if (method === "estimated") return { ...nothing, notMeasured: "cannot be summed up" };
  const pairs = emails.map((email) => email.rates[name]).filter((rate) => rate !== undefined && rate.value !== null) as Rate[];
  if (pairs.length === 0) return { ...nothing, notMeasured: emails[0]?.rates[name]?.notMeasured ?? "nothing to count" };
  const [numerator, denominator] = (["numerator", "denominator"] as const).map((of) => pairs.reduce((sum, pair) => sum + pair[of], 0));
  return { numerator: numerator!, denominator: denominator!, value: numerator! / denominator! };
}
