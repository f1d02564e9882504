#!/usr/bin/env bash
# All kills and all faults of the stores, the long way: writes what was found into docs/guide/store.md. A short one runs with the tests.
# KILLS (200) processes that write are killed for each kind of store and of writing, and a tenth as many servers.
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${KILLS:-200}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
source benchmarks/peers/lib.sh

results() { # STORE: a line for each of its tests: what it found or how it ended, a tab, its name
  awk -v RS='<test ' '
    NR > 1 {
      name = result = found = $0
      sub(/.*method="/, "", name); sub(/".*/, "", name); gsub(/_/, " ", name)
      sub(/.*result="/, "", result); sub(/".*/, "", result)
      if (sub(/.*<output>/, "", found)) { sub(/<\/output>.*/, "", found); sub(/[ \n]+$/, "", found) } else found = ""
      printf "%s\t%s\n", result == "Pass" ? found : result == "Skip" ? "skipped" : "FAILED", name
    }' "$work/$1.xml" | sort -u
}

counted() { results "$1" | awk -F '\t' -v store="$2" '$1 != "" { printf "| %s | %s | %s |\n", store, $2, $1 }'; }

others() { results "$1" | awk -F '\t' -v store="$2" '$1 == "" { printf "%s%s", n++ ? "; " : "Tried with " store ", too, and so it is: ", $2 } END { print "." }'; }

break_store() { # STORE
  CAMPAIGNMETRICS_KILLS=$kills CAMPAIGNMETRICS_REQUIRE_ALL=1 \
    dotnet "artifacts/bin/CampaignMetrics.$1.Tests/release/CampaignMetrics.$1.Tests.dll" -noColor -maxThreads 4 \
    -class '*.Faults.*' -class '*.SchemaTests' -class '*.SharedTests' -result-xml "$work/$1.xml" >&2
}

for store in Sqlite PostgreSql; do dotnet build "tests/CampaignMetrics.$store.Tests" -c Release -v q --nologo -p:RunAnalyzers=false >&2; done
status=0
began=$(date +%s)
break_store Sqlite & sqlite=$!
break_store PostgreSql || status=1
wait "$sqlite" || status=1

{
  printf '%s, `KILLS=%s benchmarks/campaign.sh` on %s, load average %s: %s minutes.\n\n' \
    "$(date +%F)" "$kills" "$(machine)" "$(cut -d' ' -f3 /proc/loadavg)" "$((($(date +%s) - began + 59) / 60))"
  printf '| store | what | found |\n|---|---|---|\n'
  counted Sqlite SQLite
  counted PostgreSql PostgreSQL
  printf '\n'
  others Sqlite SQLite
  printf '\n'
  others PostgreSql PostgreSQL
} | tee /dev/stderr | put_between_markers docs/guide/store.md campaign
exit "$status"
