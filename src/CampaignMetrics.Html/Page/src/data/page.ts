import type { Report } from "./report";

/** What the page is about: the first part of its data. */
export interface PageIndex {
  schema: "campaign-metrics/page/v1";
  title: string;
  language: string;
  /** The view that opens first. */
  start: "report" | "overview";
  /** Definitions that can be switched to; the first is shown first. */
  definitions: DefinitionFacts[];
  /** Their names, each with how it differs from the built-in one of its name. */
  titles: string[];
  /** Emails of the scope that the viewer may see, most recent first. */
  emails: EmailFacts[];
  /** Emails without a report of their own in this file, since there are too many. */
  emailsLeftOut: number;
  /** How many A/B tests there are. */
  tests: number;
  /** Whether there is a view of deliverability. */
  watch: boolean;
  /** Lists of recipients; null where the page has aggregates only. */
  contacts: ContactFacts | null;
}

/** An email by the catalog. What is null is not known. */
export interface EmailFacts {
  email: string;
  name: string | null;
  subject: string | null;
  from: string | null;
  sentBy: string | null;
  campaign: string | null;
  type: string | null;
  team: string | null;
  sentAt: string | null;
  status: string | null;
  /** Whether the page has a report of this email alone. */
  hasReport: boolean;
  /** Whether the page has its HTML. */
  hasBody: boolean;
  /** Parts with its recipients. */
  recipientChunks: number;
  /** Messages that are not among its recipients, since there are too many. */
  recipientsLeftOut: number;
  /** Parts with what happened to them: which one has a contact is told by the contact's hash. */
  historyChunks: number;
}

export interface ContactFacts {
  /** Rows of each part, the last but one included. */
  chunk: number;
  /** Whether the rows can be expanded to their events. */
  histories: boolean;
}

export type Policy = "include" | "exclude" | "trackableCohort" | "estimated";

/** A definition profile, as its JSON. */
export interface DefinitionFacts {
  name: string;
  notes: string;
  impliedOpens: boolean;
  automationOpens: Policy;
  privacyOpens: Policy;
  automationClicks: Policy;
  privacyClicks: Policy;
  excludedRoles: string[];
  rates: Record<string, { divide: string; by: string; method: string } | null>;
  bounceClasses: Record<string, string>;
  dateBasis: string;
  attributionWindow: string;
}

/** A message of an email: the cells of a row of its recipients. */
export type RecipientCells = [
  contact: string, send: string | null, disposition: string, at: string, sentAt: string | null, opens: number, clicks: number,
  unsubscribed: boolean, spamReported: boolean, replied: boolean, forwarded: boolean, converted: boolean,
  reason: string | null, bounceClass: string | null, explanation: string | null, status: string | null, smtp: string | null,
];

/** A part of what happened to the messages of an email, by contact. */
export type Histories = Record<string, HistoryCells[]>;

/** An event; notCounted says why it does not count, and is null where it counts. */
export type HistoryCells = [
  at: string, type: string, detail: string | null, userAgent: string | null, actor: string | null, rule: string | null,
  notCounted: string | null,
];

/** A breakdown document. */
export interface Breakdown {
  by: string;
  rows: BreakdownRow[];
}

export type BreakdownRow = Pick<Report, "delivery" | "engagement" | "rates"> & { key: string | null };
