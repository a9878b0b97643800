#!/usr/bin/env bash
# Installs whatever is missing to build and test Hearth. Run as often as you like: it is quiet when nothing is to do.
# `scripts/setup.sh serve` leaves out what only the tests and the release page need, `dist` what only the tests need.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
for part in scripts/setup/*.sh; do . "$part"; done
purpose=${1:-test}

need_rust
share_target

# The long compilations first; everything else happens beside them.
jobs=()
start() { "$@" & jobs+=($!); }
cargo_tools_ready "$purpose" || start install_cargo_tools "$purpose"
node_modules_ready || start install_node_modules
crates_ready || start fetch_crates

install_debian_packages "$purpose"
wasm_toolchain >/dev/null || build_debian_wasm
[ "$purpose" != test ] || need_browser
# The tools' compilation often waits for one crate; the page's uses the processor that is idle then.
[ "$purpose" != serve ] || trunk_ready || start compile_page

failed=0
for job in "${jobs[@]:+${jobs[@]}}"; do wait "$job" || failed=1; done
[ "$failed" = 0 ] || { echo "setup: not complete; see above" >&2; exit 1; }
