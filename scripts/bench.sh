#!/usr/bin/env bash
# Builds and runs every benchmark (src/**/*_bench.cpp) on an optimised build.
. "$(dirname "$0")/environment.sh"
scripts/setup.sh bench
[ -f web/dist/index.html ] || npm --prefix web run --silent build
build bench all
shopt -s nullglob
programs=(build/bench/*_bench)
[ ${#programs[@]} -gt 0 ] || { echo "no benchmark is built" >&2; exit 1; }
for program in "${programs[@]}"; do part "$(basename "$program")" env ANYUAN_POSTGRES_DURABLE=1 scripts/with_postgres.sh "$program" "$@"; done
