#!/usr/bin/env bash
# with_postgres.sh COMMAND...: runs the command beside a private PostgreSQL 15 that is gone afterwards, however it ends.
# It listens on a socket in its own folder only, so that no port can be taken. Its data is worth nothing: no fsync, unless
# ANYUAN_POSTGRES_DURABLE=1 asks for what a bureau's server does (benchmarks).
set -euo pipefail
programs=/usr/lib/postgresql/15/bin
folder=$(mktemp -d /tmp/anyuan-postgres.XXXXXX)
as_owner=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as_owner=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
end() {
  (cd / && "${as_owner[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM HUP
careless="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
[ "${ANYUAN_POSTGRES_DURABLE:-}" = 1 ] && careless=""
start() {
  cd /
  "${as_owner[@]}" "$programs/initdb" -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync &&
    "${as_owner[@]}" "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w start -o "-c listen_addresses='' -c \
unix_socket_directories=$folder $careless -c max_connections=200"
}
(start) >"$folder/start.log" 2>&1 || { cat "$folder"/start.log "$folder"/log >&2; exit 1; }
export ANYUAN_TEST_POSTGRES="host=$folder user=postgres"
"$@"
