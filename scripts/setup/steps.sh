# How the steps speak: what they do, and what it took.

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# step WORDS COMMAND...: runs it, its output kept for when it fails.
step() {
  local words=$1 started=$SECONDS log
  shift
  mkdir -p "$HEARTH_CACHE/logs"
  log=$HEARTH_CACHE/logs/$(tr -cs 'a-z0-9\n' '-' <<<"${words,,}").log
  say "$words …"
  if "$@" >"$log" 2>&1; then
    say "$words: done in $((SECONDS - started)) s"
  else
    tail -n 40 "$log" >&2
    say "$words: failed after $((SECONDS - started)) s; all of it is in $log"
    return 1
  fi
}
