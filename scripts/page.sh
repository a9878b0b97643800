#!/usr/bin/env bash
# The page, by trunk: page.sh build puts the release site into dist/; page.sh dev serves a development build, which is
# quicker to make, larger and slower, and in one piece, and builds it again at every change; page.sh serve does so with
# the release. page.sh compile only compiles what page.sh dev needs: it can be done before trunk is there.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

# One type for every view instead of one for each: a tenth lighter, and quicker to compile.
# Paths of the machine that builds stay out of the page; cargo itself names the checkout's files from the checkout on. Nothing
# here differs from checkout to checkout, so that they all use the same compiled dependencies.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src="
# What scripts/split.mjs needs to part the page in two: src/ui/border.rs, and where every address stands in it.
SPLIT="--cfg split -Clink-args=--emit-relocs"

# Trunk takes NO_COLOR's value for its own option.
trunk_page() { with_wasm env -u NO_COLOR RUST_BACKTRACE=0 trunk --skip-version-check "$@"; }

case "${1:-build}" in
  build) RUSTFLAGS="$RUSTFLAGS $SPLIT" trunk_page build --release ;;
  serve) RUSTFLAGS="$RUSTFLAGS $SPLIT" trunk_page serve --release --dist "$HEARTH_CACHE/serve" ;;
  dev) trunk_page serve --dist "$HEARTH_CACHE/serve" ;;
  compile) with_wasm cargo build --locked --target "$WASM_TARGET" --bin hearth ;;
  *) echo "page.sh build, serve, dev or compile" >&2; exit 2 ;;
esac
