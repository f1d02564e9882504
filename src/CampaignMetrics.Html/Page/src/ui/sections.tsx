import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "../data/route";
import { Contents, goTo, type Section } from "./contents";
import { Guard } from "./guard";

interface SectionsProps {
  part?: string;
  sections: (VNode | null)[];
  /** What the view has, where it is long. It is there before the sections are, so that nothing moves when they come. */
  contents?: readonly Section[];
}

/** The sections of a view, below each other. Each is drawn in a task of the browser of its own, so that no task takes long. */
export function Sections({ part, sections, contents }: SectionsProps) {
  const [shown, setShown] = useState(1);
  const route = useRoute();
  const at = route.query.get("at");
  const isWhole = shown >= sections.length;
  useEffect(() => {
    if (isWhole) return;
    const next = setTimeout(() => setShown(shown + 1));
    return () => clearTimeout(next);
  }, [shown, isWhole]);
  useEffect(() => {
    if (isWhole && at) goTo(at);
  }, [isWhole, at]);
  return (
    <>
      {contents && <Contents sections={contents} route={route} />}
      <div class="sections" data-part={part} aria-busy={!isWhole}>
        {sections.slice(0, shown).map((section) => section && <Guard>{section}</Guard>)}
      </div>
    </>
  );
}
