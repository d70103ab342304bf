# shellcheck shell=bash
# What the scripts here share: the repository's root, the build's needs and the release build. Sourced, never run.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)

# Prints why nothing can be done, and ends with the exit code for "stackproof itself could not run".
give_up() {
  printf 'stackproof: %s\n' "$@" >&2
  exit 4
}

# Runs a command and shows its output only if it fails. On a terminal, work that takes its time is announced.
quietly() {
  local notice=$1 log announcer='' status=0
  shift
  log=$(mktemp)
  if [ -t 2 ] && [ -z "${PRE_COMMIT:-}" ]; then
    (sleep 2 && printf '%s\n' "$notice" >&2) >/dev/null &
    announcer=$!
  fi
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ -n "$announcer" ]; then
    kill "$announcer" 2>/dev/null || true
    wait "$announcer" 2>/dev/null || true
  fi
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

apt_get() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@"
  fi
}

# Installs Debian packages; a machine that has never fetched the package lists fetches them first.
install_packages() {
  quietly "Installing $* ..." apt_get install --no-install-recommends "$@" 2>/dev/null && return
  quietly 'Fetching the package lists ...' apt_get update &&
    quietly "Installing $* ..." apt_get install --no-install-recommends "$@"
}

have_libyaml() {
  pkg-config --exists yaml-0.1 2>/dev/null || [ -e /usr/include/yaml.h ]
}

# Makes sure of a Swift compiler and of libyaml, or says what to install.
ensure_build_needs() {
  command -v swift >/dev/null ||
    give_up 'The Swift compiler is missing. Install Swift 6.2 or newer: https://www.swift.org/install/'
  if have_libyaml; then return; fi
  if [ "$(uname -s)" = Darwin ]; then give_up 'libyaml is missing. Install it: brew install libyaml pkgconf'; fi
  may_install || give_up 'libyaml is missing and may not be installed from here. Install it:' \
    '  sudo apt-get install libyaml-dev      (Fedora: dnf install libyaml-devel libyaml-static)'
  install_packages libyaml-dev ||
    give_up 'libyaml could not be installed. Install it by hand: sudo apt-get install libyaml-dev'
}

# Builds the release binary; SwiftPM decides whether anything has to be done.
build_release() {
  quietly 'Building stackproof (the first time takes a few minutes) ...' \
    swift build --package-path "$root" -c release --product stackproof
}

release_binary() {
  printf '%s/.build/release/stackproof\n' "$root"
}
