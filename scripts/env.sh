# Where things are kept, and which tools are used. Sourced by the other scripts; run by itself, it changes nothing.
#
# HEARTH_CACHE   everything slow to make, outside the checkout, so that a second clone does not make it again
# HEARTH_WASM    "debian" uses Debian's compiler for the page even where rustup has the WebAssembly target

HEARTH_CACHE=${HEARTH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hearth}
export HEARTH_CACHE
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HEARTH_CACHE/target}
export PATH="$PWD/node_modules/.bin:$HEARTH_CACHE/tools/bin:$HOME/.cargo/bin:$PATH"

TRUNK_VERSION=0.21.14
SPLIT_VERSION=0.2.4
WASM_TARGET=wasm32-unknown-unknown
DEBIAN_TOOLCHAIN=hearth-wasm

# The version that the page is linked against; the command-line tool must be exactly the same.
bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { found = 1 } found && /^version/ { gsub(/"/, "", $3); print $3; exit }' Cargo.lock
}

# Does this toolchain have the WebAssembly standard library? "" is the usual one.
has_wasm() {
  local folder
  folder=$(${1:+env RUSTUP_TOOLCHAIN="$1"} rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null) || return 1
  compgen -G "$folder/libstd-*.rlib" >/dev/null
}

# Which toolchain builds the page: prints a rustup toolchain, "" for the usual one; fails where there is none.
wasm_toolchain() {
  if [ "${HEARTH_WASM:-}" != debian ] && has_wasm ""; then return 0; fi
  if has_wasm "$DEBIAN_TOOLCHAIN"; then printf %s "$DEBIAN_TOOLCHAIN"; return 0; fi
  return 1
}

# Runs a command with the toolchain that builds the page.
with_wasm() {
  local toolchain
  toolchain=$(wasm_toolchain) || { echo "the WebAssembly target is missing: run scripts/setup.sh" >&2; return 1; }
  if [ -n "$toolchain" ]; then RUSTUP_TOOLCHAIN=$toolchain "$@"; else "$@"; fi
}

chromium_path() {
  local found
  for found in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$found" ] && command -v "$found"; then return 0; fi
  done
  for found in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -x "$found" ]; then echo "$found"; return 0; fi
  done
  return 1
}

# Chromium without the window around the page, where it is installed: the same page in two thirds of the time.
headless_path() {
  [ -z "${CHROMIUM:-}" ] && command -v chromium-headless-shell || chromium_path
}

chromedriver_path() {
  command -v "${CHROMEDRIVER:-chromedriver}"
}
