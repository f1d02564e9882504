import { useEffect, useState } from "preact/hooks";

/** Where the page's data come from: parts by name, each a JSON document. */
export interface Source {
  /** The part, if it is at hand; undefined while it is not, null where there is none. */
  peek<T>(name: string): T | null | undefined;
  read<T>(name: string): Promise<T | null>;
}

/** Parts that stand in the page itself, in script elements that are no scripts. Each is read when it is first asked for. */
class EmbeddedParts implements Source {
  private readonly known = new Map<string, unknown>();

  peek<T>(name: string): T | null | undefined {
    if (this.known.has(name)) return this.known.get(name) as T | null;
    const element = document.querySelector(`script[data-part="${CSS.escape(name)}"]`);
    // While the page is loading, the part may be still to come, or have come by half: what follows it shows that it is whole.
    if (document.readyState === "loading" && !element?.nextSibling) return undefined;
    const value = element ? (JSON.parse(element.textContent ?? "") as T) : null;
    this.known.set(name, value);
    return value;
  }

  async read<T>(name: string): Promise<T | null> {
    const value = this.peek<T>(name);
    if (value !== undefined) return value;
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    return this.peek<T>(name) ?? null;
  }
}

export const source: Source = new EmbeddedParts();

/** A part of the data; undefined while it is read, null where the page has none. */
export function usePart<T>(name: string | null): T | null | undefined {
  const [read, setRead] = useState<{ name: string | null; value: T | null } | null>(null);
  const value = name === null ? null : read?.name === name ? read.value : source.peek<T>(name);
  useEffect(() => {
    if (name === null || value !== undefined) return;
    let isCurrent = true;
    void source.read<T>(name).then((part) => isCurrent && setRead({ name, value: part }));
    return () => void (isCurrent = false);
  }, [name, value]);
  return value;
}
