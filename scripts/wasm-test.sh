#!/usr/bin/env bash
# Runs compiled wasm tests in a browser: what cargo calls for `cargo test-page` (see .cargo/config.toml).
set -euo pipefail
. "$(dirname "$0")/env.sh"
export CHROMEDRIVER=${CHROMEDRIVER:-$(chromedriver_path)}
export WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-300}
exec wasm-bindgen-test-runner "$@"
