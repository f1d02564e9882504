import type { PageIndex } from "../data/page";
import type { Source } from "../data/parts";
import { addressOf, ask, Renumbered, type Answer } from "./asking";
import { Changes } from "./changes";
import { nameOf, partOf, type Part } from "./names";

/** What the page knows of its server. */
export interface LiveState {
  /** Null while it is not known. */
  isConnected: boolean | null;
  /** When the numbers that are shown changed, by the server's clock. */
  changedAt: string | null;
  /** Whether something could not be read. */
  isFailing: boolean;
}

interface Known extends Answer {
  /** The renewal in which it was asked for: an earlier one's may be old. */
  round: number;
}

/** What never changes. */
const constant = new Set(["world", "notices"]);

/** Parts that a server gives. Those that are shown are asked for again when the ledger has changed, and shown when all have come. */
export class LiveParts implements Source {
  version = 0;
  state: LiveState = { isConnected: null, changedAt: null, isFailing: false };
  private readonly known = new Map<string, Known>();
  private readonly loading = new Map<string, Promise<void>>();
  /** Whom to call when a part has been read, of each that is shown. */
  private readonly shown = new Map<string, { part: Part; readers: Set<() => void> }>();
  private readonly changes = new Changes((at) => this.hear(at), (isConnected) => this.connect(isConnected));
  private index: PageIndex | null = null;
  private onIndex: (index: PageIndex) => void = () => {};
  private onState: () => void = () => {};
  private round = 0;
  private heardAt: string | null = null;
  private isRenewing = false;
  private isDue = false;
  private failures = 0;
  private retry = 0;
  private waiting: (() => void)[] = [];

  async open(onIndex: (index: PageIndex) => void): Promise<void> {
    const page = await this.ask(partOf("page", null));
    this.take(page);
    this.onIndex = onIndex;
    onIndex(this.index!);
    this.changes.listen(page.state);
    // Nobody looks at a page behind others: it follows when it comes to the front.
    document.addEventListener("visibilitychange", () => this.isDue && this.renew());
  }

  /** Calls back now, and when what is known of the server changes. */
  follow(onState: () => void): () => void {
    this.onState = onState;
    onState();
    return () => void (this.onState = () => {});
  }

  identityOf(name: string): string {
    return partOf(name, this.index).id;
  }

  peek<T>(name: string): T | null | undefined {
    return this.known.get(this.identityOf(name))?.value as T | null | undefined;
  }

  async read<T>(name: string): Promise<T | null> {
    const part = partOf(name, this.index);
    while (!this.isFresh(part)) {
      const before = this.known.get(part.id);
      await this.load(part);
      if (this.known.get(part.id) === before) await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    return this.known.get(part.id)!.value as T | null;
  }

  show(name: string, onRead: () => void): () => void {
    const part = partOf(name, this.index);
    const { readers } = this.shown.get(part.id) ?? { readers: new Set() };
    readers.add(onRead);
    this.shown.set(part.id, { part, readers });
    if (!this.isFresh(part)) void this.load(part);
    return () => {
      readers.delete(onRead);
      if (readers.size === 0) this.shown.delete(part.id);
    };
  }

  /** Asks for all that is shown, at once. */
  tryAgain(): void {
    clearTimeout(this.retry);
    void this.renew();
  }

  private isFresh({ id, kind }: Part): boolean {
    const known = this.known.get(id);
    return known !== undefined && (constant.has(kind) || known.round === this.round);
  }

  private async ask(part: Part, index = this.index): Promise<Known> {
    const { round } = this;
    const name = nameOf(part, index);
    if (name === null) return { value: null, tag: null, state: null, round };
    return { ...(await ask(addressOf(`parts/${name}`, "of", part.email), this.known.get(part.id))), round };
  }

  /** Reads a part alone: one that has not been shown, or not for a while. */
  private load(part: Part): Promise<void> {
    const running = this.loading.get(part.id);
    if (running) return running;
    const reading = this.ask(part)
      .then((answer) => {
        this.known.set(part.id, answer);
        this.shown.get(part.id)?.readers.forEach((read) => read());
      }, (error: unknown) => this.fail(error))
      .finally(() => {
        this.loading.delete(part.id);
        // It was asked for before the last change.
        if (this.shown.has(part.id) && this.known.has(part.id) && !this.isFresh(part)) void this.load(part);
      });
    this.loading.set(part.id, reading);
    return reading;
  }

  private hear(at: string): void {
    this.heardAt = at;
    void this.renew();
  }

  private connect(isConnected: boolean): void {
    this.tell({ isConnected });
    if (isConnected && this.state.isFailing) this.tryAgain();
  }

  /** Asks again for all that is shown. */
  private async renew(): Promise<void> {
    this.isDue = this.isRenewing || document.hidden;
    if (this.isDue) return;
    this.isRenewing = true;
    const began = performance.now();
    await this.renewed().catch((error: unknown) => this.fail(error));
    // As long as this took, server and browser have time for others.
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began));
    this.isRenewing = false;
    if (this.isDue) void this.renew();
  }

  private async renewed(): Promise<void> {
    const at = this.heardAt;
    this.round++;
    const page = await this.ask(partOf("page", null));
    const index = page.value as PageIndex;
    const parts = [...this.shown.values()].map(({ part }) => part).filter(({ kind }) => !constant.has(kind));
    const answers = await Promise.all(parts.map(async (part) => [part.id, await this.ask(part, index)] as const));
    const isNew = this.take(page) || answers.some(([id, { value }]) => this.known.get(id)?.value !== value);
    for (const [id, answer] of answers) this.known.set(id, answer);
    this.failures = 0;
    this.tell({ isFailing: false, changedAt: at ?? this.state.changedAt });
    if (isNew) this.redraw(index);
    this.waiting.splice(0).forEach((read) => read());
    for (const { part } of this.shown.values()) if (!this.isFresh(part)) void this.load(part);
  }

  /** All at once, so that no two numbers are of different times. */
  private redraw(index: PageIndex): void {
    this.version++;
    // Long lists are read again when they are shown.
    for (const [id] of this.known) if (/^\["(recipients|history)"/.test(id) && !this.shown.has(id)) this.known.delete(id);
    this.onIndex(index);
  }

  /** Takes the first part over. Without it there is no page. */
  private take(page: Known): boolean {
    if (page.value === null) throw new Error("There is no page.");
    const isNew = page.value !== this.index;
    this.index = page.value as PageIndex;
    this.known.set(partOf("page", null).id, page);
    return isNew;
  }

  private fail(error: unknown): void {
    clearTimeout(this.retry);
    const isFault = !(error instanceof Renumbered);
    if (isFault) this.tell({ isFailing: true });
    this.retry = setTimeout(() => void this.renew(), isFault ? Math.min(30_000, 2_000 * 2 ** this.failures++) : 100);
  }

  private tell(change: Partial<LiveState>): void {
    this.state = { ...this.state, ...change };
    this.onState();
  }
}
