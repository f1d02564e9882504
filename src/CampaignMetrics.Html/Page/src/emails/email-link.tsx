import { hashOf } from "../data/route";
import { index } from "../settings";

/** The name of an email. It leads to the report, where the page has one of this email alone. */
export function EmailLink({ email, name }: { email: string; name: string | null }) {
  const hasReport = index.emails.some((facts) => facts.email === email && facts.hasReport);
  const title = name ?? email;
  return hasReport
    ? <a class="foreign clip" href={hashOf("report", email)} title={title}>{title}</a>
    : <span class="foreign clip" title={title}>{title}</span>;
}
