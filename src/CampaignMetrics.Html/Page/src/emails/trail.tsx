import { hashOf, type Route } from "../data/route";
import type { EmailFacts } from "../data/page";
import { index } from "../settings";
import { text } from "../text/texts";

/** Above an email of many: the way back to the list, and to the emails before and after it in time. */
export function EmailTrail({ email, view }: { email: string; view: Route["view"] }) {
  const own = index.emails.filter((facts) => facts.hasReport);
  const place = own.findIndex((facts) => facts.email === email);
  if (place < 0) return null;
  // Most recent first.
  const [later, earlier] = [own[place - 1], own[place + 1]];
  return (
    <nav class="trail" aria-label={text("trail.label")}>
      <ol>
        <li><a href={hashOf("emails")}>{text("view.emails")}</a></li>
        <li aria-current="page"><span class="foreign clip">{nameOf(own[place]!)}</span></li>
      </ol>
      <p>
        {earlier && <Step facts={earlier} view={view} title={text("trail.previous", { name: nameOf(earlier) })} arrow="‹" />}
        {later && <Step facts={later} view={view} title={text("trail.next", { name: nameOf(later) })} arrow="›" />}
      </p>
    </nav>
  );
}

function Step({ facts, view, title, arrow }: { facts: EmailFacts; view: Route["view"]; title: string; arrow: "‹" | "›" }) {
  return (
    <a class="foreign clip" href={hashOf(view, facts.email)} title={title}>
      {arrow === "‹" && <span aria-hidden="true">‹ </span>}{title}{arrow === "›" && <span aria-hidden="true"> ›</span>}
    </a>
  );
}

function nameOf(facts: EmailFacts): string {
  return facts.name ?? facts.email;
}
