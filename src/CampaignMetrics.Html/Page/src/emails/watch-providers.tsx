import type { Rate } from "../data/report";
import { decimal, percent, percentCut } from "../format";
import { known, text } from "../text/texts";
import { Card } from "../ui/card";
import { Count, reasonOf, Share, Unmeasured } from "../ui/numbers";
import { DataTable } from "../ui/table";
import type { Health, Watch, WatchProvider } from "./documents";

/** A rate with three digits, cut: below a limit, it must not look like the limit. */
export function CutRate({ rate, path }: { rate: Rate; path: string }) {
  return rate.value === null ? <Unmeasured why={rate.notMeasured} /> : <span data-path={path}>{percentCut(rate.value)}</span>;
}

export function Points({ health, path, isShort }: { health: Health; path: string; isShort?: boolean }) {
  if (health.points === null) {
    return isShort ? <Unmeasured why={health.notMeasured} /> : <>{text("watch.noScore", { why: reasonOf(health.notMeasured ?? "") })}</>;
  }
  const number = decimal(health.points, 1);
  return isShort
    ? <span data-path={path}>{number}</span>
    : <><strong data-path={path}>{number}</strong> <span>{text("watch.points")}</span></>;
}

export function providerName(provider: string | null): string {
  return provider === null ? text("watch.provider.unknown") : known("watch.provider", provider);
}

/** A row for each mailbox provider: what arrived, and complaints against the limits that it publishes. */
export function ProvidersCard({ watch }: { watch: Watch }) {
  const rows = watch.providers.map((row, at) => ({ row, at }));
  type Row = (typeof rows)[number];
  const counted = (key: "sent" | "delivered" | "bounced" | "deferred" | "pending") => ({
    key, label: text(`metric.${key}`), isNumber: true, sort: ({ row }: Row) => row.delivery[key],
    cell: ({ row: { delivery }, at }: Row) => (
      <Count value={delivery[key]} why={delivery.notMeasured?.[key]} path={`providers.${at}.delivery.${key}`} />
    ),
  });
  return (
    <Card id="watch-providers" title={text("watch.providers")} note={<Sources watch={watch} />}>
      <DataTable caption={`${text("watch.provider")}: ${text("watch.complaints")}`} rows={rows} keyOf={({ at }) => String(at)}
        columns={[
          {
            key: "provider", label: text("watch.provider"), class: "name", sort: ({ row }) => row.provider,
            cell: ({ row }) => <span class="foreign">{providerName(row.provider)}</span>,
          },
          counted("sent"), counted("delivered"), counted("bounced"),
          {
            key: "bounceRate", label: text("watch.bounceRate"), isNumber: true,
            sort: ({ row: { delivery } }) => (delivery.sent && delivery.bounced !== null ? delivery.bounced / delivery.sent : null),
            cell: ({ row: { delivery } }) => <Share part={delivery.bounced} whole={delivery.sent} />,
          },
          counted("deferred"), counted("pending"),
          {
            key: "complaints", label: text("watch.complaints"), isNumber: true, sort: ({ row }) => row.complaints.value,
            cell: ({ row, at }) => <CutRate rate={row.complaints} path={`providers.${at}.complaints.value`} />,
          },
          { key: "limit", label: text("watch.limit"), cell: ({ row }) => <Limit provider={row} watch={watch} /> },
          {
            key: "score", label: text("watch.score"), isNumber: true, sort: ({ row }) => row.health.points,
            cell: ({ row, at }) => <Points health={row.health} path={`providers.${at}.health.points`} isShort />,
          },
        ]} />
    </Card>
  );
}

function Limit({ provider, watch }: { provider: WatchProvider; watch: Watch }) {
  const limit = watch.limits.find((known) => known.provider === provider.provider);
  if (!limit) return <span class="muted">{text("watch.limit.none")}</span>;
  const never = percent(limit.never);
  return <>{limit.aim === null ? text("watch.limit.never", { never }) : text("watch.limit.aim", { aim: percent(limit.aim), never })}</>;
}

function Sources({ watch }: { watch: Watch }) {
  return <>{watch.limits.map(({ provider, source }) => <p class="foreign">{provider}: {source}</p>)}</>;
}
