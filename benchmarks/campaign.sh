#!/usr/bin/env bash
# All kills and all faults of the stores, the long way: writes what was found into docs/guide/store.md. A short one runs with the tests.
# KILLS (200) processes that write are killed for each kind of store and of writing, and a tenth as many servers.
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${KILLS:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source benchmarks/peers/lib.sh

rows() { # STORE: a row for each of its tests, with what it found
  awk -v RS='<test ' -v store="$1" '
    NR > 1 {
      name = result = found = $0
      sub(/.*method="/, "", name); sub(/".*/, "", name); gsub(/_/, " ", name)
      sub(/.*result="/, "", result); sub(/".*/, "", result)
      if (sub(/.*<output>/, "", found)) { sub(/<\/output>.*/, "", found); sub(/[ \n]+$/, "", found) } else found = "so it is"
      printf "| %s | %s | %s |\n", store, name, result == "Pass" ? found : result == "Skip" ? "skipped" : "FAILED"
    }' "$work/$1.xml" | sort -u
}

status=0
began=$(date +%s)
for store in Sqlite PostgreSql; do
  dotnet build "tests/CampaignMetrics.$store.Tests" -c Release -v q --nologo >&2
  CAMPAIGNMETRICS_KILLS=$kills CAMPAIGNMETRICS_REQUIRE_ALL=1 \
    dotnet "artifacts/bin/CampaignMetrics.$store.Tests/release/CampaignMetrics.$store.Tests.dll" -noColor \
    -class '*.Faults.*' -class '*.SchemaTests' -class '*.SharedTests' -result-xml "$work/$store.xml" >&2 || status=1
done

{
  printf '%s, `KILLS=%s benchmarks/campaign.sh` on %s: %s minutes.\n\n' \
    "$(date +%F)" "$kills" "$(machine)" "$((($(date +%s) - began + 59) / 60))"
  printf '| store | what | found |\n|---|---|---|\n'
  rows Sqlite
  rows PostgreSql
} | tee /dev/stderr | put_between_markers docs/guide/store.md campaign
exit "$status"
