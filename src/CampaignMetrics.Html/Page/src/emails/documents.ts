import type { Caveat, Email, EmailDelivery, Rate, Scope } from "../data/report";

/** What every document of a scope begins with. */
interface Head {
  definitions: string;
  scope: Scope;
  caveats: Caveat[];
}

/** Two summaries of a period, each number beside that of the period before. */
export interface Overview extends Head {
  /** The first day of the period before, and the day after its last; null where all messages are meant. */
  previousFrom: string | null;
  previousTo: string | null;
  recipientEngagement: OverviewSection;
  delivery: OverviewSection;
}

export interface OverviewSection {
  counts: CountChange[];
  rates: RateChange[];
}

export interface CountChange {
  metric: string;
  current: number | null;
  previous: number | null;
  /** Relative to the number before. */
  change: number | null;
  notMeasured?: string;
}

export interface RateChange {
  rate: string;
  current: Rate;
  previous: Rate;
  change: number | null;
  /** From 20 % to 25 % is 5. */
  percentagePoints: number | null;
}

/** Measures over time. */
export interface Series extends Head {
  frequency: string;
  measures: string[];
  total: { key: null; points: SeriesPoint[] };
}

/** Each measure by its name: a count, or a rate. */
export type SeriesPoint = { start: string } & { [measure: string]: number | string | Rate | null };

/** Emails as points by two rates. */
export interface Scatter extends Head {
  x: ScatterAxis;
  y: ScatterAxis;
  points: ScatterPoint[];
  leftOut: number;
}

export interface ScatterAxis {
  rate: string;
  /** The mean of the emails' rates. */
  mean: number | null;
  /** The rate of all messages together. */
  pooled: Rate;
}

export interface ScatterPoint {
  email: string;
  name: string | null;
  x: { name: string; rate: Rate };
  y: { name: string; rate: Rate };
}

export interface EmailList extends Head {
  total: number;
  emails: ListedEmail[];
}

export interface ListedEmail extends Email {
  status: string | null;
  subject: string | null;
  from: string | null;
  sentBy: string | null;
  type: string | null;
  team: string | null;
  businessUnit: string | null;
  workflow: string | null;
}

/** Whether mail arrives and is wanted. */
export interface Watch extends Head {
  health: Health;
  providers: WatchProvider[];
  limits: { provider: string; aim: number | null; never: number; source: string }[];
  days: WatchDay[];
  daysLeftOut: number;
  /** What receivers themselves tell. */
  receivers: ReceiverDay[];
  comparisons: number;
  falseAlarmRate: number;
  changes: UnusualChange[];
  changesLeftOut: number;
  violations: Violations;
}

export interface Health {
  sent: number;
  points: number | null;
  notMeasured?: string;
  losses: { cause: string; rate: Rate; lost: number | null; most: number; allLostAt: number; source: string }[];
}

export interface WatchProvider {
  provider: string | null;
  delivery: EmailDelivery;
  complaints: Rate;
  health: Health;
}

export interface WatchDay {
  provider: string | null;
  day: string;
  delivery: EmailDelivery;
  complaints: Rate;
  standing: "below" | "overAim" | "overLimit" | null;
}

export interface ReceiverDay {
  receiver: string;
  of: string | null;
  day: string;
  numbers: ReceiverNumber[];
  standing: WatchDay["standing"];
}

/** A number, or a word in its place. */
export interface ReceiverNumber {
  name: string;
  value: number | null;
  text: string | null;
}

export interface UnusualChange {
  by: string;
  key: string | null;
  day: string;
  metric: string;
  now: Rate;
  before: Rate;
  probability: number;
}

export interface Violations {
  messages: number;
  contacts: number;
  transactional: number;
  undecided: { reason: string; messages: number }[];
  rows: Violation[];
  rowsLeftOut: number;
  hidden: number;
}

export interface Violation {
  contact: string;
  email: string;
  send: string | null;
  unsubscribedAt: string;
  sentAt: string;
  method: string | null;
  subscription: string | null;
}

/** An A/B test. */
export interface Variants extends Head {
  query: {
    variants: { name: string; emails: string[] }[];
    measures: string[];
    goal: string | null;
    test: { before?: string; tag?: string; value?: string } | null;
    smallestDifference: number | null;
  };
  unit: "messages" | "people";
  together: Phase;
  test: Phase | null;
  rest: Phase | null;
}

export interface Phase {
  overlap: number;
  variants: Variant[];
  differences: Difference[];
}

export interface Variant {
  name: string;
  sent: number;
  delivered: number | null;
  open?: Rate;
  click?: Rate;
  conversion?: Rate;
  revenue?: { currency: string; amount: number; denominator: number; value: number | null; notMeasured?: string }[];
}

export interface Difference {
  measure: string;
  currency?: string;
  variant: string;
  difference: number | null;
  low: number | null;
  high: number | null;
  adjustedPValue: number | null;
  finding: "different" | "alike" | "notEnoughData" | "notMeasured";
  reason: string | null;
  needed: number | null;
  neededForSmallest: number | null;
}
