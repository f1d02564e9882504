import { settings } from "../settings";
import en from "./en.json";
import nl from "./nl.json";

export type TextKey = keyof typeof en;

/** Each language has all keys: TypeScript says which one is missing. */
const languages: Record<string, Record<TextKey, string>> = { en, nl };

export const languageNames: Record<string, string> = { en: "English", nl: "Nederlands" };

/** The text of a key in the reader's language; {name} stands for a value. */
export function text(key: TextKey, values: Record<string, string | number> = {}): string {
  const texts = languages[settings.language] ?? en;
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text of a word that comes with the data, such as a reason; the word itself where no text is known. */
export function word(group: string, name: string): string {
  const key = `${group}.${name}`;
  return key in en ? text(key as TextKey) : name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}

/** The text of a word that a sender or receiver chose; the word itself, as it is, where no text is known. */
export function known(group: string, name: string): string {
  const key = `${group}.${name}`;
  return key in en ? text(key as TextKey) : name;
}

/** One or many: the key with .one or .many behind it. */
export function plural(key: string, count: number, shown: string): string {
  const form = new Intl.PluralRules(settings.language).select(count) === "one" ? "one" : "many";
  return text(`${key}.${form}` as TextKey, { count: shown });
}
