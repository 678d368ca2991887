#!/usr/bin/env bash
# print_table.sh RECORD: the CREATE TABLE of a described record, printed by the program that knows it.
. "$(dirname "$0")/environment.sh"
build dev anyuan >&2
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
build/dev/anyuan table --record "$1" --data "$data"
