import type { PageIndex } from "./page";
import type { Source } from "./parts";

/** Parts that stand in the page itself, in script elements that are no scripts. Each is read when it is first asked for. */
export class EmbeddedParts implements Source {
  readonly version = 0;
  private readonly known = new Map<string, unknown>();

  async open(onIndex: (index: PageIndex) => void): Promise<void> {
    onIndex(this.peek<PageIndex>("page")!);
  }

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

  identityOf(name: string): string {
    return name;
  }

  show(name: string, onRead: () => void): () => void {
    let isShown = true;
    if (this.peek(name) === undefined) void this.read(name).then(() => isShown && onRead());
    return () => void (isShown = false);
  }
}
