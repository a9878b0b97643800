#!/usr/bin/env bash
# The figures that `make bench` prints: what the page weighs, how long the core takes over a large plan, and what an
# officer waits for in the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

stress=$(mktemp --suffix=.plan.json)
core=$(mktemp -d)
trap 'rm -rf "$stress" "$core"' EXIT

scripts/page.sh build
echo "== what the page weighs"
node scripts/size.mjs dist
echo "== the core, native"
cargo bench --quiet --bench fold
echo "== the core, in the browser"
with_wasm cargo build --quiet --release --no-default-features --target "$WASM_TARGET" --bench fold_page
wasm-bindgen --target web --no-typescript --out-dir "$core" --out-name fold_page \
  "$(ls -t "$CARGO_TARGET_DIR/$WASM_TARGET"/release/deps/fold_page-*.wasm | head -n 1)"
cargo bench --quiet --bench plan_file -- 500 10000 changes >"$core/500 actions with 10,000 updates"
cargo bench --quiet --bench plan_file -- 10000 80000 changes >"$core/10,000 actions with 80,000 updates"
CHROMIUM=$(chromium_path) node benches/fold.mjs "$core" "500 actions with 10,000 updates" "10,000 actions with 80,000 updates"
echo "== the page"
cargo bench --quiet --bench plan_file -- 500 10000 >"$stress"
CHROMIUM=$(chromium_path) node benches/page.mjs dist "$stress"
