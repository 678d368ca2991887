#!/usr/bin/env bash
# The demo county at http://127.0.0.1:8080, from a bare machine. --check-and-stop: start, ask, stop. Other arguments go
# to `anyuan demo`.
. "$(dirname "$0")/environment.sh"
check=no
if [ "${1:-}" = --check-and-stop ]; then check=yes; shift; fi

part "setup" scripts/setup.sh build
part "console build" npm --prefix web run --silent build
part "server build" build release anyuan
[ $check = yes ] || exec build/release/anyuan demo --data build/demo "$@"

data=$(mktemp -d)
build/release/anyuan demo --data "$data" --listen 127.0.0.1:0 "$@" >"$data/output" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$data"' EXIT  # it may be gone already: that is no fault
python3 scripts/ask.py "$server" "$data/output"
kill -TERM $server
wait $server  # a server that does not end by itself with 0 has not been stopped well
echo "started, answered and stopped"
