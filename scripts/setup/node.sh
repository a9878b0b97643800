# What the build and the end-to-end tests need from npm: exactly package-lock.json.

node_modules_ready() { cmp -s node_modules/.hearth package-lock.json; }

install_node_modules() {
  command -v npm >/dev/null || stop "Node is missing: install node 20 or newer with npm, then run this again"
  step "installing the npm packages" npm ci --ignore-scripts --no-audit --no-fund && cp package-lock.json node_modules/.hearth
}
