# trunk, wasm-bindgen and wasm-split, compiled once and kept in the cache. Where these versions are on the PATH already, they
# are used.

trunk_ready() { [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ]; }

bindgen_ready() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(bindgen_version)" ] && command -v wasm-bindgen-test-runner >/dev/null
}

# It cannot tell its version, so a note beside it does.
split_ready() { [ -x "$HEARTH_CACHE/tools/bin/wasm-split-cli" ] && [ "$(cat "$HEARTH_CACHE/tools/wasm-split-cli.version" 2>/dev/null)" = "$SPLIT_VERSION" ]; }

cargo_tools_ready() { trunk_ready && bindgen_ready && split_ready; }

# One after the other: each uses all processors by itself.
install_cargo_tools() {
  trunk_ready || step "compiling trunk $TRUNK_VERSION (about 7 minutes)" install_tool trunk "$TRUNK_VERSION" --locked || return 1
  # Without --locked: its own lock file names versions that not every registry mirror still has.
  bindgen_ready || step "compiling wasm-bindgen $(bindgen_version) (about 3 minutes)" install_tool wasm-bindgen-cli "$(bindgen_version)" || return 1
  split_ready || {
    step "compiling wasm-split $SPLIT_VERSION (about 2 minutes)" install_tool wasm_split_cli_support "$SPLIT_VERSION" --locked --features build-binary &&
      echo "$SPLIT_VERSION" >"$HEARTH_CACHE/tools/wasm-split-cli.version"
  }
}

# install_tool CRATE VERSION [FLAG...]; what was compiled on the way is not kept, only the tool.
install_tool() {
  local crate=$1 version=$2 work=$HEARTH_CACHE/build/$1
  shift 2
  CARGO_TARGET_DIR=$work cargo install --force --root "$HEARTH_CACHE/tools" "$@" "$crate@$version" && rm -rf "$work"
}
