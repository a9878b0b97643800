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
  if [ "$1" = test ]; then
    chromium_path >/dev/null || missing+=(chromium)
    chromedriver_path >/dev/null || missing+=(chromium-driver)
  fi
  [ ${#missing[@]} = 0 ] || {
    can_apt || stop "please install: ${missing[*]} (Debian's names; this user cannot, or there is no apt-get), then run this again"
    step "refreshing Debian's package lists" apt-get -o DPkg::Lock::Timeout=600 update \
      || say "going on with the lists that are there"
    step "installing ${missing[*]}" apt_install "${missing[@]}" || return 1
  }
  [ "$1" != test ] || want_headless
}

# Not needed: without it the tests take the whole browser, and longer.
want_headless() {
  local name=chromium-headless-shell
  if [ -n "${CHROMIUM:-}" ] || command -v "$name" >/dev/null || ! can_apt || ! apt-cache show "$name" >/dev/null 2>&1; then return 0; fi
  step "installing $name" apt_install "$name" || say "going on with the whole browser"
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y "$@"; }

can_apt() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

installed() { dpkg -s "$1" 2>/dev/null | grep -q '^Status: install ok installed'; }
