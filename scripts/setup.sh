#!/usr/bin/env bash
# Installs whatever is missing to build and test Hearth. Run as often as you like: it is quiet when nothing is to do.
# `scripts/setup.sh serve` leaves out what only the tests need.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
for part in scripts/setup/*.sh; do . "$part"; done

need_rust

# The long compilations first; everything else happens beside them.
jobs=()
start() { "$@" & jobs+=($!); }
cargo_tools_ready || start install_cargo_tools
node_modules_ready || start install_node_modules

install_debian_packages "${1:-test}"
wasm_toolchain >/dev/null || build_debian_wasm
[ "${1:-test}" = serve ] || need_browser

failed=0
for job in "${jobs[@]:+${jobs[@]}}"; do wait "$job" || failed=1; done
[ "$failed" = 0 ] || { echo "setup: not complete; see above" >&2; exit 1; }
