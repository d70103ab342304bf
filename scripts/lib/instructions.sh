# shellcheck shell=bash
# How many instructions the release build needs: counted by Valgrind, so that a busy machine changes nothing. Sourced,
# never run.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)

# Thousands of instructions to check what lies at a path.
thousands() {
  local log code=0 binary="$root/.build/release/stackproof"
  log=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" check --no-config "$1" 2>&1 >/dev/null) ||
    code=$?
  if [ "$code" -gt 1 ] || ! [[ $log =~ Collected\ :\ ([0-9]+) ]]; then
    printf '%s could not be counted (%d):\n%s\n' "$1" "$code" "$log" >&2
    exit 2
  fi
  echo $((BASH_REMATCH[1] / 1000))
}
