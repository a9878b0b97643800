#!/usr/bin/env bash
# The code's documentation: the core as it is natively, and all of it, with the screens, as it is in the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
export RUSTDOCFLAGS="${RUSTDOCFLAGS:-} -D rustdoc::broken_intra_doc_links -D rustdoc::invalid_html_tags -D rustdoc::bare_urls -A rustdoc::private_intra_doc_links"
cargo doc-core --quiet
with_wasm cargo doc-page --quiet
echo "all of it, with the screens: $CARGO_TARGET_DIR/$WASM_TARGET/doc/hearth/index.html"
