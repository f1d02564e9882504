#!/usr/bin/env bash
# The whole report beside what one would use instead: makes the data, checks that all agree, times them in turn, writes the table of README.md.
# RUNS (5), RECIPIENTS (75000) and EMAILS (20) set the size; PEERS (all) names who takes part beside ours: wc one duckdb table polars plain.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-5} recipients=${RECIPIENTS:-75000} emails=${EMAILS:-20}
read -ra peers <<<"${PEERS:-wc one duckdb table polars plain}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source benchmarks/peers/lib.sh
takes_part() { [[ " ${peers[*]} " == *" $1 "* ]]; }

echo building >&2
if dotnet publish src/CampaignMetrics.Cli -c Release -r linux-x64 -p:PublishAot=true -o "$work/cli" -v q --nologo >&2; then
  tool=$work/cli/campaign-metrics
else
  echo "no native command: timed as it runs from its assemblies" >&2
  dotnet build src/CampaignMetrics.Cli -c Release -v q --nologo >&2
  tool="dotnet artifacts/bin/CampaignMetrics.Cli/release/campaign-metrics.dll"
fi
dotnet build benchmarks/peers/plain -c Release -v q --nologo >&2
for peer in duckdb polars; do (cd "benchmarks/peers/$peer" && npm ci --silent >&2); done

file=$work/events.ndjson
database=$work/events.duckdb
$tool generate --recipients "$recipients" --emails "$emails" --seed 1 --duplicates 0.05 \
  --sendings 1 --personal-links 0 --unreported 0 --output "$file" # what peers do not know: repeating emails, personal links, untold deliveries
lines=$(wc -l <"$file")

threads=()
if [[ $($tool report --help) == *--threads* ]]; then threads=(--threads 2); fi

run() { # NAME: one run of it
  case $1 in
    wc) peak_and_time wc wc -l "$file" ;;
    report) peak_and_time report $tool report "$file" --format json "${threads[@]}" ;;
    one) peak_and_time one $tool report "$file" --format json --threads 1 ;;
    duckdb) peak_and_time duckdb node benchmarks/peers/duckdb/main.mjs file "$file" 2 ;;
    table) peak_and_time table node benchmarks/peers/duckdb/main.mjs table "$database" 2 && sed -n 's/^query //p' "$work/table.err" >>"$work/table.printed" ;;
    polars) peak_and_time polars env POLARS_MAX_THREADS=2 node benchmarks/peers/polars/main.mjs "$file" ;;
    plain) peak_and_time plain dotnet artifacts/bin/Plain/release/Plain.dll "$file" ;;
    *) echo "no peer is called $1" >&2; exit 2 ;;
  esac
}

takes_part table && peak_and_time load node benchmarks/peers/duckdb/main.mjs load "$file" "$database" 2
for ((i = 1; i <= runs; i++)); do
  for name in report "${peers[@]}"; do
    if [[ $name == one && ${#threads[@]} == 0 ]]; then continue; fi
    echo "run $i of $runs: $name" >&2
    run "$name"
    if ((i == 1)) && [[ $name != @(wc|report) ]]; then check "$name" >&2; fi
  done
done

{
  printf '%s, `RUNS=%s RECIPIENTS=%s EMAILS=%s benchmarks/run.sh` on %s.\n' "$(date +%F)" "$runs" "$recipients" "$emails" "$(machine)"
  printf 'Node %s, .NET %s, DuckDB %s, Polars %s. ' "$(node -v)" "$(dotnet --version)" "$(version_of duckdb @duckdb/node-api)" "$(version_of polars nodejs-polars)"
  printf '%s lines, %s MB, in the page cache; median of %s run(s); all agree on the numbers.\n\n' "$lines" "$(($(stat -c %s "$file") / 1000000))" "$runs"
  printf '| what | seconds | M lines/s | times ours | CPU seconds | peak MB |\n|---|---|---|---|---|---|\n'
  row wc '`wc -l`, which only counts lines'
  row report '`report`'
  row one '`report`, one thread'
  row duckdb 'DuckDB from the file, 2 threads'
  row table 'DuckDB from its own table, 2 threads, queries only'
  row load 'DuckDB making that table'
  row polars 'Polars from the file, 2 threads'
  row plain 'plain C#, one thread'
} | tee /dev/stderr | put_between_markers benchmarks/README.md peers
