# trunk, wasm-bindgen and wasm-split, kept in the cache. Where these versions are on the PATH already, they are used.
# Otherwise their makers' own programs are fetched, or, where those cannot be reached, compiled from the crates registry.

trunk_ready() { [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ]; }

bindgen_ready() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(bindgen_version)" ] && command -v wasm-bindgen-test-runner >/dev/null
}

# It cannot tell its version, so a note beside it does.
split_ready() { [ -x "$HEARTH_CACHE/tools/bin/wasm-split-cli" ] && [ "$(cat "$HEARTH_CACHE/tools/wasm-split-cli.version" 2>/dev/null)" = "$SPLIT_VERSION" ]; }

# wasm-split is needed for the release page only.
cargo_tools_ready() { trunk_ready && bindgen_ready && { [ "$1" = serve ] || split_ready; }; }

# One compilation after the other: each uses all processors by itself, and finds what the one before has compiled.
install_cargo_tools() {
  trunk_ready && bindgen_ready || fetch_tools || say "going on without them: they are compiled here, once"
  bindgen_ready || step "compiling wasm-bindgen $(bindgen_version), which ties the page to the browser (1 to 2 minutes on 2 processors)" \
    compile_tool wasm-bindgen-cli "$(bindgen_version)" "${BINDGEN_PROFILE[@]}" || return 1
  trunk_ready || step "compiling trunk $TRUNK_VERSION, which builds and serves the page: 300 crates (2 to 3 minutes on 2 processors)" \
    compile_tool trunk "$TRUNK_VERSION" --locked --no-default-features || return 1
  [ "$1" = serve ] || split_ready || {
    step "compiling wasm-split $SPLIT_VERSION, which parts the release page in two (half a minute)" \
      compile_tool wasm_split_cli_support "$SPLIT_VERSION" --locked --features build-binary &&
      echo "$SPLIT_VERSION" >"$HEARTH_CACHE/tools/wasm-split-cli.version"
  } || return 1
  rm -rf "$HEARTH_CACHE/build"
}

RELEASES=${HEARTH_RELEASES:-https://github.com}

# There is no such program of wasm-split.
fetch_tools() {
  local trunk="$RELEASES/trunk-rs/trunk/releases/download/v$TRUNK_VERSION"
  local bindgen; bindgen="$RELEASES/wasm-bindgen/wasm-bindgen/releases/download/$(bindgen_version)"
  local platform libc
  case "$(uname -sm)" in
    "Linux x86_64") platform=x86_64-unknown-linux libc=yes ;;
    "Linux aarch64") platform=aarch64-unknown-linux libc=yes ;;
    "Darwin x86_64") platform=x86_64-apple-darwin libc= ;;
    "Darwin arm64") platform=aarch64-apple-darwin libc= ;;
    *) return 1 ;;
  esac
  # Says within seconds whether there is a way at all.
  curl -fsSL --connect-timeout 3 --max-time 8 -o /dev/null -I "$RELEASES" 2>/dev/null || { say "$RELEASES cannot be reached from here"; return 1; }
  trunk_ready || step "fetching trunk $TRUNK_VERSION" fetch_tool "$trunk/trunk-$platform${libc:+-gnu}.tar.gz" .sha256 || return 1
  bindgen_ready || step "fetching wasm-bindgen $(bindgen_version)" \
    fetch_tool "$bindgen/wasm-bindgen-$(bindgen_version)-$platform${libc:+-musl}.tar.gz" .sha256sum || return 1
  trunk_ready && bindgen_ready
}

# fetch_tool ADDRESS SUFFIX: the archive, if it has the hash that stands at ADDRESS+SUFFIX; its programs go into the cache.
fetch_tool() {
  local work wanted got
  work=$(mktemp -d) || return 1
  curl -fsSL --connect-timeout 3 --max-time 120 -o "$work/tool.tar.gz" "$1" &&
    wanted=$(curl -fsSL --connect-timeout 3 --max-time 20 "$1$2" | grep -oE '^[0-9a-f]{64}') &&
    got=$(sha256 "$work/tool.tar.gz") && same_hash "$wanted" "$got" &&
    tar -xzf "$work/tool.tar.gz" -C "$work" && mkdir -p "$HEARTH_CACHE/tools/bin" &&
    find "$work" -type f \( -name trunk -o -name 'wasm-bindgen*' -o -name wasm2es6js \) ! -name '*.gz' -exec install -m 755 {} "$HEARTH_CACHE/tools/bin/" \;
  local outcome=$?
  rm -rf "$work"
  return $outcome
}

sha256() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }
same_hash() { [ "$1" = "$2" ] || { echo "the archive's hash is $2, and $1 is published"; return 1; }; }

# These programs run for seconds, so most of their code need not be fast. Only what wasm-bindgen spends its time in is
# worth optimising: without, it takes half a minute over each development build.
LIGHT_PROFILE=(OPT_LEVEL=0 LTO=off CODEGEN_UNITS=256 DEBUG=false)
BINDGEN_PROFILE=()
for name in walrus wasmparser wasm-encoder gimli wasm-bindgen-cli-support; do
  BINDGEN_PROFILE+=(--config "profile.release.package.$name.opt-level=2")
done

# compile_tool CRATE VERSION [FLAG...]
# wasm-bindgen goes without --locked: its own lock file names versions that not every registry mirror still has.
compile_tool() {
  local crate=$1 version=$2
  shift 2
  env "${LIGHT_PROFILE[@]/#/CARGO_PROFILE_RELEASE_}" CARGO_TARGET_DIR="$HEARTH_CACHE/build" \
    cargo install --force --root "$HEARTH_CACHE/tools" "$@" "$crate@$version"
}
