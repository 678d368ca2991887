#!/usr/bin/env bash
# Every test, from a bare machine: server on both databases, console, journeys in a browser, checks.
. "$(dirname "$0")/environment.sh"
began=$SECONDS

part "setup" scripts/setup.sh test
part "console build" npm --prefix web run --silent build
part "server build" build dev all -DANYUAN_EMBED_WEB=ON
part "server tests" scripts/with_postgres.sh ctest --preset dev --parallel 2
part "console types" npm --prefix web run --silent typecheck
part "console lint" npm --prefix web run --silent lint
part "console tests" npm --prefix web run --silent unit
part "console budget" npm --prefix web run --silent budget
part "journeys in a browser" env ANYUAN_PROGRAM="$root/build/dev/anyuan" npm --prefix web run --silent e2e
part "check" scripts/check.sh

if [ "${1:-}" = --full ]; then
  part "kill -9, a hundred times" scripts/with_postgres.sh env ANYUAN_FULL=1 build/dev/anyuan_scenarios_test --gtest_filter='*Killed*'
  part "round trip of 500 schools" scripts/with_postgres.sh env ANYUAN_FULL=1 build/dev/anyuan_scenarios_test --gtest_filter='*RoundTrip*'
  part "sanitizer build" build asan all
  part "server tests under sanitizers" scripts/with_postgres.sh ctest --preset asan --parallel 2
  part "fuzz, briefly" scripts/fuzz.sh
  part "benchmarks" scripts/bench.sh
fi
echo "all tests passed in $((SECONDS - began)) s"
