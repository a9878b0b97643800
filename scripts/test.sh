#!/usr/bin/env bash
# Everything that must hold, cheapest first; stops at the first stage that fails. test.sh NAME... runs only these stages.
# `test.sh check` runs what needs no browser and no release build: enough to know while working.
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

STAGES=(format types lint lint-page native browser page size e2e)

format() { cargo fmt --all --check; }
types() { tsc --noEmit; }
# Flags after `--` reach only this package, so that the other stages use the same compiled dependencies.
lint() { cargo lint --quiet -- -D warnings; }
lint-page() { with_wasm cargo lint-page --quiet -- -D warnings; }
# Tests that need the published documents stand in modules called `published` and are ignored where the documents are not.
native() {
  local outcome=0
  cargo test --no-fail-fast || outcome=1
  if [ -d "${HEARTH_PLANS:-../shared/plans}" ]; then
    echo "-- those of the published documents"
    cargo test --no-fail-fast --test it -- --ignored published:: || outcome=1
  else
    echo "-- those of the published documents are skipped: set HEARTH_PLANS to the folder that holds them"
  fi
  return "$outcome"
}
browser() { with_wasm cargo test-page; }
page() {
  [ -n "$page_job" ] || begin_page
  while [ ! -s "$work/page.outcome" ]; do sleep 1; done
  cat "$work/page.log"
  return "$(cat "$work/page.outcome")"
}
size() { node scripts/size.mjs dist; }
e2e() { HEADLESS=$(headless_path) CHROMIUM=$(chromium_path) playwright test; }

# The release build is mostly one long compilation on one processor, so it is made beside the stages that come before it.
# A process group of its own, so that it can be ended with all that it has started.
page_job=
begin_page() {
  set -m
  (scripts/page.sh build; echo $? >"$work/page.outcome") >"$work/page.log" 2>&1 &
  page_job=$!
  set +m
}
end() {
  [ -z "$page_job" ] || [ -s "$work/page.outcome" ] || kill -- "-$page_job"
  rm -rf "$work"
}

# Adds up what the test runners say of themselves: "12 passed; 0 failed" of cargo, "3 passed (1s)" of Playwright.
# Ignored tests are skipped, but for those that are run after all because the published documents are there.
passed=0 failed=0 skipped=0
count() {
  local p f s
  read -r p f s < <(sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /^-- those of the published documents$/ { again = 1 }
    /^test result:/ {
      for (i = 2; i <= NF; i++) {
        if ($i ~ /^passed/) { p += $(i-1); if (again) s -= $(i-1) }
        if ($i ~ /^failed/) { f += $(i-1); if (again) s -= $(i-1) }
        if ($i ~ /^ignored/) s += $(i-1)
      }
    }
    /^ +[0-9]+ passed( |$)/ { p += $1 }
    /^ +[0-9]+ (failed|flaky|interrupted|did not run)$/ { f += $1 }
    /^ +[0-9]+ skipped$/ { s += $1 }
    END { print p + 0, f + 0, s + 0 }')
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

[ "$*" = check ] && set -- format types lint lint-page native
[ $# -gt 0 ] && STAGES=("$@")
work=$(mktemp -d)
log=$work/log
trap end EXIT
for stage in "${STAGES[@]}"; do [ "$stage" != page ] || begin_page; done
for stage in "${STAGES[@]}"; do
  started=$SECONDS
  echo "== $stage"
  "$stage" 2>&1 | tee "$log"
  outcome=${PIPESTATUS[0]}
  case $stage in native | browser | e2e) count "$log" ;; esac
  if [ "$outcome" != 0 ]; then
    echo "== $stage: failed after $((SECONDS - started)) s; the stages after it were not run"
    [ "$failed" = 0 ] || echo "$passed passed, $failed failed, $skipped skipped"
    exit 1
  fi
  echo "== $stage: $((SECONDS - started)) s"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
