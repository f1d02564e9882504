import { settings } from "./settings";
import type { Rate } from "./data/report";

/** Formats of numbers and times in the reader's language. Intl objects are slow to make, so each is made once. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.DisplayNames>();

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.DisplayNames>(key: string, make: () => T): T {
  const whole = `${settings.language} ${key}`;
  let format = made.get(whole) as T | undefined;
  if (!format) made.set(whole, (format = make()));
  return format;
}

export function count(value: number): string {
  return kept("count", () => new Intl.NumberFormat(settings.language)).format(value);
}

/** A share from 0 to 1 as percent, with as many digits as tell small ones apart. */
export function percent(value: number): string {
  const digits = value !== 0 && Math.abs(value) < 0.01 ? 2 : 1;
  return kept(`percent ${digits}`, () => new Intl.NumberFormat(settings.language, {
    style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits,
  })).format(value);
}

/** A share at an axis: whole ones without a point. */
export function percentMark(value: number): string {
  return percent(value).replace(/[.,]0(?=\s?%)/, "");
}

/** A share with three digits, cut and not rounded, so that one below a limit never looks like the limit. */
export function percentCut(value: number): string {
  return kept("percent cut", () => new Intl.NumberFormat(settings.language, {
    style: "percent", minimumFractionDigits: 3, maximumFractionDigits: 3, roundingMode: "trunc",
  } as Intl.NumberFormatOptions)).format(value);
}

/** A number with a fixed count of digits behind the point. */
export function decimal(value: number, digits: number): string {
  return kept(`decimal ${digits}`, () => new Intl.NumberFormat(settings.language, {
    minimumFractionDigits: digits, maximumFractionDigits: digits,
  })).format(value);
}

/** A relative change, with its sign. */
export function change(value: number): string {
  return kept("change", () => new Intl.NumberFormat(settings.language, {
    style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero",
  })).format(value);
}

/** A difference in percentage points, with its sign. */
export function points(value: number): string {
  return kept("points", () => new Intl.NumberFormat(settings.language, {
    minimumFractionDigits: 1, maximumFractionDigits: 2, signDisplay: "exceptZero",
  })).format(value);
}

export function money(amount: number, currency: string): string {
  // An amount is exact, and some have more digits than their currency has.
  const digits = { maximumFractionDigits: 9 };
  if (/^[A-Z]{3}$/.test(currency) && currency !== "XXX") {
    const style = "currency";
    return kept(`money ${currency}`, () => new Intl.NumberFormat(settings.language, { style, currency, ...digits })).format(amount);
  }
  const number = kept("amount", () => new Intl.NumberFormat(settings.language, { minimumFractionDigits: 2, ...digits })).format(amount);
  // XXX is ISO 4217's code for no currency; what is no code at all stands as it is.
  return currency === "XXX" ? number : `${number} ${currency}`;
}

/** An instant as date and time in a zone. */
export function moment(at: string, zone: string): string {
  return kept(`moment ${zone}`, () => new Intl.DateTimeFormat(settings.language, {
    dateStyle: "medium", timeStyle: "short", timeZone: zone,
  })).format(new Date(at));
}

/** An instant to the second. */
export function exactMoment(at: string, zone: string): string {
  return kept(`exact moment ${zone}`, () => new Intl.DateTimeFormat(settings.language, {
    dateStyle: "medium", timeStyle: "medium", timeZone: zone,
  })).format(new Date(at));
}

/** The time of day of an instant, to the second, where the reader is. */
export function clock(at: string): string {
  return kept("clock", () => new Intl.DateTimeFormat(settings.language, { timeStyle: "medium" })).format(new Date(at));
}

export function day(at: string, zone: string): string {
  return kept(`day ${zone}`, () => new Intl.DateTimeFormat(settings.language, { dateStyle: "medium", timeZone: zone }))
    .format(new Date(at));
}

/** A time as a clock shows it, without its zone: as the start of a bucket stands in the report. */
export function wallTime(local: string, shows: "time" | "day" | "month"): string {
  const date = { day: "numeric", month: "short" } as const;
  const parts: Intl.DateTimeFormatOptions = shows === "time" ? { ...date, hour: "2-digit", minute: "2-digit" }
    : shows === "day" ? { ...date, year: "numeric" } : { month: "long", year: "numeric" };
  return kept(`wall ${shows}`, () => new Intl.DateTimeFormat(settings.language, { ...parts, hourCycle: "h23", timeZone: "UTC" }))
    .format(new Date(`${local.slice(0, 16)}${local.length > 10 ? "Z" : ""}`));
}

/** An hour of the day, from 0 to 23, on a clock of 24 hours. */
export function hourOfDay(hour: number, style: "long" | "short" = "long"): string {
  const digits = String(hour).padStart(2, "0");
  return style === "short" ? digits : `${digits}:00`;
}

/** The day of the week by its number from Monday, 0. */
export function weekday(number: number, style: "long" | "short" = "long"): string {
  // 1 January 2024 was a Monday.
  return kept(`weekday ${style}`, () => new Intl.DateTimeFormat(settings.language, { weekday: style, timeZone: "UTC" }))
    .format(Date.UTC(2024, 0, 1 + number));
}

/** The name of a country by its two letters (ISO 3166-1). */
export function country(code: string | null): string | null {
  if (!code || !/^[A-Z]{2}$/.test(code)) return code;
  return kept("country", () => new Intl.DisplayNames(settings.language, { type: "region" })).of(code) ?? code;
}

/** The ends of a rate's interval. */
export function interval(rate: Rate): string | null {
  const [low, high] = rate.interval95 ?? [];
  return low === undefined || high === undefined ? null : `${percent(low)} – ${percent(high)}`;
}
