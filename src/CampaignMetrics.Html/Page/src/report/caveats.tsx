import type { Report } from "../data/report";
import { count, percent } from "../format";
import { text, type TextKey } from "../text/texts";
import en from "../text/en.json";
import { usePrinting } from "../ui/printing";

/** What limits the numbers: it stands above them. */
export function Caveats({ report }: { report: Report }) {
  const isPrinting = usePrinting();
  if (report.caveats.length === 0) return null;
  return (
    <details class="caveats" open={isPrinting || report.caveats.some((caveat) => caveat.code === "deliveriesNotReported")}>
      <summary>{text("caveats.title", { count: count(report.caveats.length) })}</summary>
      <ul>
        {report.caveats.map((caveat) => {
          const key = `caveat.${caveat.code}`;
          const values = {
            count: caveat.count === null ? "" : count(caveat.count), share: caveat.share === null ? "" : percent(caveat.share),
          };
          return <li class="notice">{key in en ? text(key as TextKey, values) : <span lang="en">{caveat.text}</span>}</li>;
        })}
      </ul>
    </details>
  );
}
