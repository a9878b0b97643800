#!/usr/bin/env bash
# What an editor runs on saving: the lints of both targets, as messages for rust-analyzer.
cd "$(dirname "$0")/.." || exit 1
. scripts/env.sh
cargo lint --message-format=json
with_wasm cargo lint-page --message-format=json
