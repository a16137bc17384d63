#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Prepares a checkout; doing it twice changes nothing.
#   setup.sh system    the compiler and the libraries (Debian and Ubuntu packages)
#   setup.sh tools     system, then .venv with what builds the Python package
#   setup.sh install   colead and its development tools into .venv, compiling only what changed
#   setup.sh           all of it
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }
is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
has_candidate() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

system_packages() {
  local needed=(make git g++ cmake ninja-build ccache libeigen3-dev libyaml-cpp-dev librandom123-dev
    libgtest-dev libbenchmark-dev python3-venv python3-dev)
  # For the tests that open the report. Ubuntu's chromium is a snap, which sees no files here; they are skipped there.
  if grep -qs '^ID=debian$' /etc/os-release; then needed+=(chromium); fi
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "no apt here; please see to these yourself: ${needed[*]} and Boost's headers (1.74 or newer)"
    return
  fi

  local missing=() package
  for package in "${needed[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
  local boost=yes
  is_installed libboost1.81-dev || is_installed libboost-dev || boost=no
  if [ "${#missing[@]}" -eq 0 ] && [ "$boost" = yes ]; then return; fi

  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    [ "$boost" = yes ] || missing+=("libboost1.81-dev (or libboost-dev)")
    say "neither root nor sudo; please install: ${missing[*]}" >&2
    exit 1
  fi
  as_root apt-get update -q
  if [ "$boost" = no ]; then
    if has_candidate libboost1.81-dev; then missing+=(libboost1.81-dev); else missing+=(libboost-dev); fi
  fi
  say "installing ${missing[*]}"
  as_root apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# The interpreter itself, not the wrapper that may stand before it on the PATH.
find_python() {
  local candidate
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    "$candidate" - 2>/dev/null <<'PYTHON' && return
import pathlib, sys, sysconfig
import ensurepip, venv
if sys.version_info < (3, 11) or not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists():
    raise SystemExit(1)
print(sys.executable)
PYTHON
  done
  say "no Python 3.11 or newer with its headers and venv (on Ubuntu 22.04: python3.11-venv python3.11-dev)" >&2
  return 1
}

tools() {
  system_packages
  if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    local python
    python=$(find_python)
    say "creating .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
  fi
  local wanted=('scikit-build-core>=1.1' 'pybind11>=3.1,<4')
  if ! cmake --version 2>/dev/null | awk 'NR == 1 { split($3, v, "."); exit !(v[1] > 3 || v[1] == 3 && v[2] >= 25) }'; then
    wanted+=('cmake>=3.25')
  fi
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "${wanted[@]}"
}

install_colead() {
  say "building colead and installing it into .venv (the first time takes some minutes)"
  PATH="$PWD/.venv/bin:$PATH" CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-2}" \
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation '.[dev]'
}

case "${1:-all}" in
  system) system_packages ;;
  tools) tools ;;
  install) install_colead ;;
  all) tools && install_colead ;;
  *) sed -n '3,8s/^# //p' "$0" >&2 && exit 2 ;;
esac
