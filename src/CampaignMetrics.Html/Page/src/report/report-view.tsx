import { usePart } from "../data/parts";
import type { Breakdown } from "../data/page";
import type { Report } from "../data/report";
import { index, settings } from "../settings";
import { text } from "../text/texts";
import { Empty } from "../ui/card";
import { Caveats } from "./caveats";
import { Figures } from "./figures";

/** The report of one email, or of all together (null). */
export function ReportView({ email }: { email: string | null }) {
  // The part of the report that this is: emails have numbers.
  const number = email === null ? -1 : index.emails.findIndex((facts) => facts.email === email);
  const isScope = number < 0 || index.emails.length === 1;
  const suffix = `${settings.definition}${isScope ? "" : `:${number}`}`;
  const report = usePart<Report>(`report:${suffix}`);
  const providers = usePart<Breakdown>(`providers:${suffix}`);
  if (report === undefined) return <Empty>{text("loading")}</Empty>;
  if (report === null) return <Empty>{text("report.none")}</Empty>;
  const definition = index.definitions[settings.definition]!;
  void providers;
  return (
    <>
      <Caveats report={report} />
      <Figures report={report} definition={definition} email={email} />
      <div class="sections" />
    </>
  );
}
