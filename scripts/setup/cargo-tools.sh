# trunk and wasm-bindgen, compiled once and kept in the cache. Where these versions are on the PATH already, they are used.

trunk_ready() { [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ]; }

bindgen_ready() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(bindgen_version)" ] && command -v wasm-bindgen-test-runner >/dev/null
}

# One after the other: each uses all processors by itself.
install_cargo_tools() {
  trunk_ready || step "compiling trunk $TRUNK_VERSION (about 7 minutes)" install_tool trunk "$TRUNK_VERSION" || return 1
  # Without --locked: its own lock file names versions that not every registry mirror still has.
  bindgen_ready || step "compiling wasm-bindgen $(bindgen_version) (about 3 minutes)" install_tool wasm-bindgen-cli "$(bindgen_version)" ""
}

# install_tool CRATE VERSION [--locked]; what was compiled on the way is not kept, only the tool.
install_tool() {
  local work=$HEARTH_CACHE/build/$1
  CARGO_TARGET_DIR=$work cargo install --force --root "$HEARTH_CACHE/tools" ${3---locked} "$1@$2" && rm -rf "$work"
}
