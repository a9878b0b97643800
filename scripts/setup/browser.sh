# A Chromium with a driver of the same version; apt.sh has just tried to install them.

need_browser() {
  chromium_path >/dev/null || stop "no Chromium or Chrome: install one, or put its path into CHROMIUM"
  chromedriver_path >/dev/null || stop "no chromedriver: install the one for your browser's version, or put its path into CHROMEDRIVER"
}
