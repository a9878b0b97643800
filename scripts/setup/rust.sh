# Rust, and its WebAssembly target: rustup's, or, where rustup's servers cannot be reached, Debian's compiler with a
# standard library built from its own source.

need_rust() {
  command -v cargo >/dev/null || stop "Rust is missing: install it from https://rustup.rs (stable), then run this again"
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 \
    || step "adding rustfmt and clippy" rustup component add rustfmt clippy
}

add_wasm_target() {
  [ "${HEARTH_WASM:-}" != debian ] && command -v rustup >/dev/null || return 1
  step "asking rustup for the target $WASM_TARGET" timeout 90 rustup target add "$WASM_TARGET" && has_wasm "" || {
    say "rustup could not give it; using Debian's compiler for the page"
    return 1
  }
}

build_debian_wasm() {
  local usr=/usr/lib/rustlib
  [ "$(id -u)" = 0 ] || stop "the WebAssembly standard library must be put into $usr: run this once as root, or run: rustup target add $WASM_TARGET"
  step "linking the linker" link_lld "$usr/x86_64-unknown-linux-gnu/bin"
  step "building the WebAssembly standard library (1 to 2 minutes)" build_wasm_std "$usr/$WASM_TARGET/lib"
  step "telling rustup of Debian's compiler" rustup toolchain link "$DEBIAN_TOOLCHAIN" /usr
}

link_lld() {
  [ -e "$1/rust-lld" ] && return 0
  mkdir -p "$1" && ln -s "$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld" "$1/rust-lld"
}

# Cargo builds the standard library only as something's dependency: an empty crate's.
# With bitcode, for link-time optimisation; with `test`, for the tests in the browser.
build_wasm_std() {
  local work=$HEARTH_CACHE/wasm-std/$(/usr/bin/rustc --version | tr -c 'a-zA-Z0-9.\n' _)
  local made=$work/target/$WASM_TARGET/release/deps
  if ! compgen -G "$made/libtest-*.rlib" >/dev/null; then
    mkdir -p "$work/src" && : >"$work/src/lib.rs" || return 1
    printf '[package]\nname = "hearth-empty"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$work/Cargo.toml"
    (cd "$work" && env -u RUSTUP_TOOLCHAIN RUSTFLAGS=-Cembed-bitcode=yes RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc \
      CARGO_TARGET_DIR="$work/target" /usr/bin/cargo build -Z build-std=std,panic_abort,panic_unwind,test \
      --target "$WASM_TARGET" --release) || return 1
  fi
  rm -rf "$1" && mkdir -p "$1" && cp "$made"/*.rlib "$1/" && rm -f "$1"/libhearth_empty-*.rlib
}

# The page's own crates, fetched beside the compilations. Nothing depends on it: cargo fetches them too, later.
crates_ready() { cargo fetch --locked --offline --quiet 2>/dev/null; }
# Nothing depends on it either: trunk compiles what is missing.
compile_page() { step "compiling the page (3 to 5 minutes on 2 processors, beside the tools)" scripts/page.sh compile || true; }
fetch_crates() { step "fetching the crates of the page" cargo fetch --locked || true; }

# Cargo's own settings cannot name the home folder, so a file that they include, and that git ignores, names the cache:
# plain cargo and the editor then build where the scripts do. Whoever sets CARGO_TARGET_DIR has chosen already.
share_target() {
  local wanted
  wanted=$(printf '[build]\ntarget-dir = "%s"' "$HEARTH_CACHE/target")
  [ "$CARGO_TARGET_DIR" = "$HEARTH_CACHE/target" ] || return 0
  [ "$(cat .cargo/local.toml 2>/dev/null)" = "$wanted" ] || echo "$wanted" >.cargo/local.toml
}
