import { useEffect, useReducer } from "preact/hooks";
import { live } from "../data/parts";
import { clock } from "../format";
import { text } from "../text/texts";

/** That the page is live, and since when its numbers are as they are; or what is wrong. */
export function LiveStatus() {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  useEffect(() => live?.follow(() => redraw(0)), []);
  if (!live) return null;
  const { isConnected, changedAt, isFailing } = live.state;
  return (
    <>
      <p class="live">
        {/* Announced when it changes, which the time of each change is not. */}
        <span role="status">
          {isConnected === null ? text("live.connecting") : isConnected ? text("live.on") : text("live.lost")}
        </span>
        {isConnected && <span class="live-dot" key={changedAt ?? ""} aria-hidden="true" />}
        {changedAt && <time dateTime={changedAt}>{text("live.changed", { at: clock(changedAt) })}</time>}
      </p>
      <div role="alert">{isFailing && <Failure onRetry={() => live!.tryAgain()} />}</div>
    </>
  );
}

/** What could not be read, and a way to try again. */
export function Failure({ onRetry }: { onRetry: () => void }) {
  return (
    <p class="notice live-failure">
      {text("live.failed")} <button type="button" class="button" onClick={onRetry}>{text("live.retry")}</button>
    </p>
  );
}
