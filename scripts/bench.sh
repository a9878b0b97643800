#!/usr/bin/env bash
# The figures that `make bench` prints: what the page weighs, how long the core takes over a large plan, and what an
# officer waits for in the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

stress=$(mktemp --suffix=.plan.json)
large=$(mktemp --suffix=.csv)
trap 'rm -f "$stress" "$large"' EXIT

# What Hearth's readers are measured beside is part of no other set-up.
(cd benches/peers && npm ci --ignore-scripts --no-audit --no-fund)
# The published documents are not part of the repository: where they stand beside it, they are measured too.
shopt -s nullglob
published=(../shared/plans/*.txt)

scripts/page.sh build
echo "== what the page weighs"
node scripts/size.mjs dist
echo "== the core, native"
cargo bench --quiet --bench fold
node benches/peers/plan.mjs 10000 >"$large"
cargo bench --quiet --bench documents -- "$large" "${published[@]:+${published[@]}}"
echo "== the page"
cargo bench --quiet --bench plan_file -- 500 10000 >"$stress"
CHROMIUM=$(chromium_path) node benches/page.mjs dist "$stress"
echo "== documents"
CHROMIUM=$(chromium_path) node benches/documents.mjs dist "${published[@]:+${published[@]}}"
