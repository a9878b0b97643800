#!/usr/bin/env bash
# The figures that `make bench` prints.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

scripts/page.sh build
node scripts/size.mjs dist
