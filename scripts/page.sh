#!/usr/bin/env bash
# The page, by trunk: page.sh build puts the release site into dist/; page.sh serve serves it and builds it again at
# every change; page.sh dev does so with a development build, which is quicker to make, larger and slower.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

# Trunk takes NO_COLOR's value for its own option.
trunk_page() { with_wasm env -u NO_COLOR RUST_BACKTRACE=0 trunk --skip-version-check "$@"; }

case "${1:-build}" in
  build) trunk_page build --release ;;
  serve) trunk_page serve --release --dist "$HEARTH_CACHE/serve" ;;
  dev) trunk_page serve --dist "$HEARTH_CACHE/serve" ;;
  *) echo "page.sh build, serve or dev" >&2; exit 2 ;;
esac
