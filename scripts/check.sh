#!/usr/bin/env bash
# What can be seen without running the product: layers, tidy, and that generated files are what the source generates.
. "$(dirname "$0")/environment.sh"
python3 scripts/check_layers.py
python3 scripts/tidy.py
build dev anyuan
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
scripts/export_api.sh "$fresh"
for pair in openapi.json:api/openapi.json schema.d.ts:web/src/api/schema.d.ts; do
  cmp -s "$fresh/${pair%%:*}" "${pair#*:}" || { echo "${pair#*:} is not what the source generates: ./dev export-api" >&2; exit 1; }
done
