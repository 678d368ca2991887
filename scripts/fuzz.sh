#!/usr/bin/env bash
# fuzz.sh [TARGET] [SECONDS]: one fuzz target, or each of them, for SECONDS (default 20). What crashes is left in build/fuzz/.
. "$(dirname "$0")/environment.sh"
wanted=${1:-}
seconds=${2:-20}
scripts/setup.sh fuzz
mapfile -t targets < <(find src -name "${wanted:-*_fuzz}.cpp" -printf '%f\n' | sed 's/\.cpp$//' | sort)
[ ${#targets[@]} -gt 0 ] || { echo "no fuzz target ${wanted:-*_fuzz}" >&2; exit 1; }
cmake --preset fuzz >/dev/null
ninja -C build/fuzz --quiet "${targets[@]}"
for target in "${targets[@]}"; do
  corpus=tests/corpus/$target
  found=build/fuzz/found/$target
  mkdir -p "$found"
  [ -d "$corpus" ] || corpus=
  part "$target for $seconds s" "build/fuzz/$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -verbosity=0 \
    -print_final_stats=1 -artifact_prefix="build/fuzz/$target-" "$found" ${corpus:+"$corpus"}
done
