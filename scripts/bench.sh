#!/usr/bin/env bash
# The figures that `make bench` prints: what the page weighs, how long the core takes over a large plan, and what an
# officer waits for in the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

stress=$(mktemp --suffix=.plan.json)
core=$(mktemp -d)
large=$(mktemp --suffix=.csv)
trap 'rm -rf "$stress" "$core" "$large"' EXIT

# What Hearth is measured beside is part of no other set-up.
for folder in benches/peers benches/lighthouse; do (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund); done
# The published documents are not part of the repository: where they stand beside it, they are measured too.
shopt -s nullglob
published=(../shared/plans/*.txt)

scripts/page.sh build
echo "== what the page weighs"
node scripts/size.mjs dist
echo "== the core, native"
cargo bench --quiet --bench fold
cargo bench --quiet --bench lines
node benches/peers/plan.mjs 10000 >"$large"
cargo bench --quiet --bench documents -- "$large" "${published[@]:+${published[@]}}"
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
echo "== beside Excalidraw, AG Grid and Tabulator"
CHROMIUM=$(chromium_path) node benches/beside.mjs dist "$stress"
echo "== documents"
CHROMIUM=$(chromium_path) node benches/documents.mjs dist "${published[@]:+${published[@]}}"
echo "== a first visit, and one with a plan, by Lighthouse"
CHROMIUM=$(chromium_path) node benches/lighthouse/run.mjs dist
