import { addressOf } from "./asking";

/** What the server tells of a change. */
interface Change {
  at: string;
}

/** How long a connection may be away before the reader is told: a server ends each from time to time. In milliseconds. */
const unnoticed = 4_000;

/** The server's events. The browser connects again by itself where it can, and says what it has heard last. */
export class Changes {
  private failures = 0;
  private patience = 0;

  /**
   * @param heard - Is called when the ledger has changed.
   * @param connected - Is called when the connection has come, or has been away for a while.
   */
  constructor(private readonly heard: (at: string) => void, private readonly connected: (isConnected: boolean) => void) {}

  /** Listens for what comes after a state. */
  listen(after: string | null): void {
    const events = new EventSource(addressOf("changes", "after", after));
    let last = after;
    events.onopen = () => {
      this.failures = 0;
      clearTimeout(this.patience);
      this.patience = 0;
      this.connected(true);
    };
    events.onmessage = (event: MessageEvent<string>) => {
      last = event.lastEventId;
      this.heard((JSON.parse(event.data) as Change).at);
    };
    events.onerror = () => {
      this.patience ||= setTimeout(() => this.connected(false), unnoticed);
      if (events.readyState !== EventSource.CLOSED) return;
      // Refused, by a limit or since who looks may no more: from the browser there is no further attempt.
      const wait = Math.min(60_000, 2_000 * 2 ** this.failures++);
      setTimeout(() => this.listen(last), wait * (0.75 + Math.random() / 2));
    };
  }
}
