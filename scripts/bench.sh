#!/usr/bin/env bash
# The figures that `make bench` prints: what the page weighs, how long the core takes over a large plan, and what an
# officer waits for in the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

stress=$(mktemp --suffix=.plan.json)
trap 'rm -f "$stress"' EXIT

scripts/page.sh build
echo "== what the page weighs"
node scripts/size.mjs dist
echo "== the core, native"
cargo bench --quiet --bench fold
echo "== the page"
cargo bench --quiet --bench plan_file -- 500 10000 >"$stress"
CHROMIUM=$(chromium_path) node benches/page.mjs dist "$stress"
