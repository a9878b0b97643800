# Debian's packages, in one go: the browser, and the WebAssembly compiler where rustup cannot give it.

RUST_PACKAGES="rustc-web cargo-web rust-web-src rust-web-clippy"

install_debian_packages() {
  local missing=()
  command -v cc >/dev/null || missing+=(build-essential)
  if ! wasm_toolchain >/dev/null && ! add_wasm_target; then
    can_apt || stop "rustup could not add the target $WASM_TARGET and there is no apt-get to get a compiler from. Run: rustup target add $WASM_TARGET"
    local name
    for name in $RUST_PACKAGES; do installed "$name" || missing+=("$name"); done
  fi
  if [ "$1" != serve ]; then
    chromium_path >/dev/null || missing+=(chromium)
    chromedriver_path >/dev/null || missing+=(chromium-driver)
  fi
  [ ${#missing[@]} -gt 0 ] || return 0
  can_apt || stop "please install: ${missing[*]} (Debian's names; this user cannot, or there is no apt-get), then run this again"
  step "refreshing Debian's package lists" apt-get -o DPkg::Lock::Timeout=600 update \
    || say "going on with the lists that are there"
  DEBIAN_FRONTEND=noninteractive step "installing ${missing[*]}" \
    apt-get -o DPkg::Lock::Timeout=600 install -y "${missing[@]}"
}

can_apt() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

installed() { dpkg -s "$1" 2>/dev/null | grep -q '^Status: install ok installed'; }
