#!/usr/bin/env bash
# Lays out the lines that differ from main; what you do not change stays as it is.
. "$(dirname "$0")/environment.sh"
command -v clang-format-diff-14 >/dev/null || part "apt-get install clang-format-14" apt-get -qq install -y clang-format-14
since=$(git merge-base HEAD main 2>/dev/null || git rev-parse HEAD)
git diff -U0 --no-color "$since" -- '*.cpp' '*.h' | clang-format-diff-14 -p1 -i -style=file
mapfile -t pages < <(git diff --name-only --diff-filter=d "$since" -- 'web/*.ts' 'web/*.vue' 'web/*.mjs')
[ ${#pages[@]} = 0 ] || (cd web && node_modules/.bin/eslint --fix "${pages[@]#web/}")
