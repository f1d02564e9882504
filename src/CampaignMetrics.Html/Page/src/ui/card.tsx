import type { ComponentChildren } from "preact";

interface CardProps {
  id: string;
  title: string;
  /** How wide it is where there is room. */
  size?: "whole" | "half" | "third" | "two-thirds";
  /** Stands at the right of the title: choices. */
  aside?: ComponentChildren;
  /** The small print below. */
  note?: ComponentChildren;
  children: ComponentChildren;
}

/** A section of a page, with its heading. */
export function Card({ id, title, size = "whole", aside, note, children }: CardProps) {
  return (
    <section class={`card ${size}`} id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`} tabIndex={-1}>{title}</h2>
        {aside}
      </header>
      {children}
      {note && <div class="card-note">{note}</div>}
    </section>
  );
}

/** What stands where there is nothing to show: why, and what to do. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
