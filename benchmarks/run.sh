#!/usr/bin/env bash
# Makes two million lines, then times, in one run and in turn: counting the lines, deserialising each, and the whole report.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for project in src/CampaignMetrics.Cli benchmarks/CampaignMetrics.Benchmarks; do
  dotnet build -c Release -v q --nologo "$project" >&2
done
tool="dotnet artifacts/bin/CampaignMetrics.Cli/release/campaign-metrics.dll"
loop="dotnet artifacts/bin/CampaignMetrics.Benchmarks/release/CampaignMetrics.Benchmarks.dll"
file=$work/events.ndjson
$tool generate --recipients "${RECIPIENTS:-300000}" --seed 1 --output "$file"
lines=$(wc -l <"$file")

median() { sort -n | awk '{ a[NR] = $0 } END { print a[int((NR + 1) / 2)] }'; }
measure() { /usr/bin/time -f '%e %M' -o "$work/time" "$@" >/dev/null; cat "$work/time" >>"$work/$name"; }

for run in $(seq "$runs"); do
  name=wc; measure wc -l "$file"
  name=loop; measure $loop deserialize "$file"
  name=report; measure $tool report "$file" --format json
done

printf '%s lines, %s MB, median of %s runs\n\n' "$lines" "$(($(stat -c %s "$file") / 1000000))" "$runs"
printf '| what | seconds | lines/s | peak MB |\n|---|---|---|---|\n'
for name in wc loop report; do
  seconds=$(cut -d' ' -f1 "$work/$name" | median)
  memory=$(cut -d' ' -f2 "$work/$name" | median)
  printf '| %s | %s | %s | %s |\n' "$name" "$seconds" "$(awk -v l="$lines" -v s="$seconds" 'BEGIN { printf "%.0f", l / (s > 0 ? s : 0.01) }')" "$((memory / 1024))"
done
