import { useEffect, useState } from "preact/hooks";
import { App } from "./app";
import { source } from "./data/parts";
import { Failure } from "./live/live-status";
import { index, setIndex } from "./settings";
import { text } from "./text/texts";
import { Empty } from "./ui/card";

/** The page, once it is known what it is about: at once, where it holds its data. */
export function Start() {
  const [state, setState] = useState<"open" | "opening" | "failed">(index ? "open" : "opening");
  useEffect(() => {
    if (state === "opening") source.open(setIndex).then(() => setState("open"), () => setState("failed"));
  }, [state]);
  if (state === "open") return <App />;
  return (
    <main class="frame" aria-busy={state === "opening"}>
      {state === "opening" ? <Empty>{text("loading")}</Empty> : <Failure onRetry={() => setState("opening")} />}
    </main>
  );
}
