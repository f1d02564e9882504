import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";

/** The sections of a view, below each other. Each is drawn in a task of the browser of its own, so that no task takes long. */
export function Sections({ part, sections }: { part?: string; sections: (VNode | null)[] }) {
  const [shown, setShown] = useState(1);
  useEffect(() => {
    if (shown >= sections.length) return;
    const next = setTimeout(() => setShown(shown + 1));
    return () => clearTimeout(next);
  }, [shown, sections.length]);
  return <div class="sections" data-part={part} aria-busy={shown < sections.length}>{sections.slice(0, shown)}</div>;
}
