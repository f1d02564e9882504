# What run.sh measures and writes with. Each run of a peer leaves "elapsed user system peak" in $work/NAME.times, seconds and KB.

peak_and_time() { # NAME COMMAND...: runs it, its output to $work/NAME.json
  local name=$1; shift
  /usr/bin/time -f '%e %U %S %M' -a -o "$work/$name.times" "$@" >"$work/$name.json" 2>"$work/$name.err" || { cat "$work/$name.err" >&2; exit 1; }
}

median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

seconds_of() { # NAME: the median; of the time the peer printed itself, if it is timed by that
  if [ -f "$work/$1.printed" ]; then median <"$work/$1.printed"; else cut -d' ' -f1 "$work/$1.times" | median; fi
}

row() { # NAME LABEL: a row of the table
  [ -f "$work/$1.times" ] || return 0
  awk -v label="$2" -v s="$(seconds_of "$1")" -v ours="$(seconds_of report)" -v lines="$lines" \
    -v cpu="$(awk '{ print $2 + $3 }' "$work/$1.times" | median)" -v peak="$(cut -d' ' -f4 "$work/$1.times" | median)" \
    'BEGIN { t = s > 0 ? s : 0.01; printf "| %s | %.2f | %.2f | %.2f | %.1f | %d |\n", label, s, lines / t / 1e6, t / ours, cpu, peak / 1024 }'
}

check() { # NAME: its numbers are ours, and its user agents add up to our clients; our own with one thread is the same to the byte
  if [ "$1" = one ]; then cmp "$work/report.json" "$work/one.json"; return; fi
  node -e 'for (const row of JSON.parse(fs.readFileSync(process.argv[1])).userAgents) console.log(row.userAgent ?? "")' "$work/$1.json" | $tool agent >"$work/agents.ndjson"
  node benchmarks/peers/agree.mjs "$work/report.json" "$work/$1.json" "$work/agents.ndjson"
}

version_of() { node -p "require('./benchmarks/peers/$1/node_modules/$2/package.json').version"; }

machine() {
  printf '%s cores of %s, %s GiB' "$(nproc)" "$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)" "$(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)"
}

put_between_markers() { # FILE NAME: standard input becomes what stands between the markers of that name
  local text; text=$(cat)
  TEXT=$text awk -v begin="<!-- $2:begin -->" -v end="<!-- $2:end -->" \
    '$0 == end { skip = 0 } !skip { print } $0 == begin { print ENVIRON["TEXT"]; skip = 1 }' "$1" >"$work/markers" && cat "$work/markers" >"$1"
}
