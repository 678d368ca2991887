#!/usr/bin/env bash
# export_api.sh [FOLDER]: the OpenAPI document of this build and the console's types from it, in their places or in FOLDER.
. "$(dirname "$0")/environment.sh"
document=${1:+$1/openapi.json}
types=${1:+$1/schema.d.ts}
document=${document:-$root/api/openapi.json}
types=${types:-$root/web/src/api/schema.d.ts}
build dev anyuan
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
mkdir -p "$(dirname "$document")"
# Indented, because two people who each add a record should meet in different lines.
build/dev/anyuan export-api --data "$data" | python3 -m json.tool --no-ensure-ascii --indent 1 >"$data/openapi.json"
web/node_modules/.bin/openapi-typescript "$data/openapi.json" -o "$data/schema.d.ts" >/dev/null
mv "$data/openapi.json" "$document"
mv "$data/schema.d.ts" "$types"
