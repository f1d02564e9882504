import { hashOf, type Route } from "../data/route";
import { text } from "../text/texts";

export interface Section {
  id: string;
  title: string;
}

/** The way to each section of a long view. The address says which one, so that it can be shared and gone back to. */
export function Contents({ sections, route }: { sections: readonly Section[]; route: Route }) {
  return (
    <nav class="contents" aria-label={text("contents.label")}>
      <ul>
        {sections.map(({ id, title }) => (
          <li><a href={hashOf(route.view || "report", route.email, { at: id })} onClick={() => goTo(id)}>{title}</a></li>
        ))}
      </ul>
    </nav>
  );
}

/** Scrolls to a section, and goes on with the keyboard from there. */
export function goTo(id: string) {
  const section = document.getElementById(id);
  section?.scrollIntoView();
  section?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
}
