import { useEffect, useReducer, useRef } from "preact/hooks";
import { hashOf, useRoute, type Route } from "./data/route";
import { index, onSettings, set, settings } from "./settings";
import { moment } from "./format";
import { live, source, usePart } from "./data/parts";
import type { EmailFacts } from "./data/page";
import type { Report } from "./data/report";
import { languageNames, text, word } from "./text/texts";
import { Choice } from "./ui/choice";
import { ThemeChoice } from "./ui/theme";
import { LiveStatus } from "./live/live-status";
import { EmailsView } from "./emails/emails-view";
import { OverviewView } from "./emails/overview-view";
import { EmailTrail } from "./emails/trail";
import { VariantsView } from "./emails/variants-view";
import { WatchView } from "./emails/watch-view";
import { RecipientsView } from "./report/recipients-view";
import { ReportView } from "./report/report-view";

export function App() {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const { version } = source;
  useEffect(() => {
    onSettings(() => redraw(0));
    // Data may have come since it was drawn.
    if (version !== source.version) redraw(0);
  }, []);
  const route = useRoute();
  const shown = shownOf(route);
  return (
    <div class="frame">
      <a class="skip" href="#content">{text("skip")}</a>
      <Masthead email={shown.email} />
      <Views shown={shown} />
      <main id="content" tabIndex={-1}><View shown={shown} /></main>
      <footer class="card-note">{text(live ? "live.made" : "made")}</footer>
    </div>
  );
}

/** What the address means on this page: its start, where it names nothing. */
function shownOf(route: Route): Route {
  const only = index.emails.length === 1 ? index.emails[0]!.email : null;
  const start = index.emails.length > 1 && index.start === "overview" ? "overview" : "report";
  return { ...route, view: route.view || start, email: route.email ?? only };
}

function View({ shown }: { shown: Route }) {
  const { view, email, query } = shown;
  const isFirst = useRef(true);
  useEffect(() => {
    // Another page begins at its top, as if it had been loaded.
    if (!isFirst.current) scrollTo(0, 0);
    isFirst.current = false;
  }, [view, email]);
  const trail = email !== null && index.emails.length > 1 && <EmailTrail email={email} view={view} />;
  switch (view) {
    case "overview": return <OverviewView />;
    case "emails": return <EmailsView />;
    case "variants": return <VariantsView />;
    case "watch": return <WatchView />;
    case "recipients": return <>{trail}<RecipientsView key={email ?? ""} email={email} query={query} /></>;
    default: return <>{trail}<ReportView key={email ?? ""} email={email} /></>;
  }
}

/** The views that this page has. */
function Views({ shown }: { shown: Route }) {
  const isMany = index.emails.length > 1;
  const views: { view: Route["view"]; label: string; email?: string }[] = isMany
    ? [
        { view: "report", label: text("view.report.all") },
        { view: "overview", label: text("view.overview") },
        { view: "emails", label: text("view.emails") },
        ...(index.tests > 0 ? [{ view: "variants" as const, label: text("view.variants") }] : []),
        { view: "watch", label: text("view.watch") },
      ]
    : [{ view: "report", label: text("view.report") }];
  if (!isMany && index.watch) views.push({ view: "watch", label: text("view.watch") });
  if (!isMany && index.contacts) views.push({ view: "recipients", label: text("view.recipients") });
  if (isMany && shown.email !== null) {
    views.push({ view: "report", label: nameOf(shown.email), email: shown.email });
    if (index.contacts) views.push({ view: "recipients", label: text("view.recipients"), email: shown.email });
  }
  return (
    <nav class="views" aria-label={text("view.label")}>
      <ul>
        {views.map(({ view, label, email }) => {
          const isShown = view === shown.view && (email ?? null) === (isMany ? shown.email : null);
          return <li><a href={hashOf(view, email)} aria-current={isShown ? "page" : undefined}>{label}</a></li>;
        })}
      </ul>
    </nav>
  );
}

function Masthead({ email }: { email: string | null }) {
  const facts = index.emails.find((known) => known.email === email);
  return (
    <header class="masthead">
      <div class="masthead-title">
        <h1 class="foreign">{facts && index.emails.length > 1 ? facts.name ?? facts.email : index.title}</h1>
        {facts ? <EmailLine facts={facts} /> : <ScopeLine />}
        <LiveStatus />
      </div>
      <div class="controls">
        {index.definitions.length > 1 && (
          <Choice label={text("definition")} value={String(settings.definition)}
            options={index.titles.map((title, number) => ({ value: String(number), label: title }))}
            onChange={(value) => set({ definition: Number(value) })} />
        )}
        <Choice label={text("language")} value={settings.language}
          options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          onChange={(language) => set({ language })} />
        <ThemeChoice />
      </div>
    </header>
  );
}

function EmailLine({ facts }: { facts: EmailFacts }) {
  const report = usePart<Report>("report:0");
  const zone = report?.scope.zone ?? "UTC";
  return (
    <p class="masthead-facts">
      {facts.subject && <span class="foreign">{text("email.subject", { subject: facts.subject })}</span>}
      {facts.from && <span class="foreign">{text("email.from", { from: facts.from })}</span>}
      {facts.sentAt && <span>{text("email.sentAt", { at: moment(facts.sentAt, zone), zone })}</span>}
      {facts.status && <span>{word("status", facts.status)}</span>}
      {facts.campaign && <span class="foreign">{text("email.campaign", { campaign: facts.campaign })}</span>}
    </p>
  );
}

/** What the page is of: its period and zone. */
function ScopeLine() {
  const report = usePart<Report>("report:0");
  if (!report) return null;
  const { from, to, zone } = report.scope;
  const end = (at: string | null) => at ? moment(at, zone) : "…";
  return (
    <p class="masthead-facts">
      <span>{from || to ? text("scope.period", { from: end(from), to: end(to) }) : text("scope.all")}</span>
      <span>{text("scope.zone", { zone })}</span>
      <span>{text("scope.emails", { count: index.emails.length })}</span>
    </p>
  );
}

function nameOf(email: string): string {
  return index.emails.find((facts) => facts.email === email)?.name ?? email;
}
