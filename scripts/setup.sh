#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Prepares a checkout; doing it twice changes nothing.
#   setup.sh system    the compiler and the libraries (Debian and Ubuntu packages)
#   setup.sh tools     system, then .venv with what builds the Python package
#   setup.sh install   colead and what it needs to run into .venv, compiling only what changed
#   setup.sh develop   what tests and checks need besides: packages of the system, then the extra `dev` into .venv
#   setup.sh analysis  clang, clang-tidy and its libraries (Debian's version 14), valgrind
#   setup.sh cross     what runs programs for arm64 and for Windows, and GoogleTest's sources
#   setup.sh browsers  Firefox ESR, in which the playground is tested besides Chromium
#   setup.sh docs      Doxygen, and Sphinx with its extensions in build/docs-tools, which sees what .venv has
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build

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

is_there() {  # <package>, or boost for whichever version the system has
  if [ "$1" = boost ]; then is_installed libboost1.81-dev || is_installed libboost-dev; else is_installed "$1"; fi
}

# ensure_packages <package>...: installs those that are missing.
ensure_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "no apt here; please see to these yourself: ${*/boost/Boost headers (1.74 or newer)}"
    return
  fi
  local missing=() package
  for package in "$@"; do is_there "$package" || missing+=("$package"); done
  if [ "${#missing[@]}" -eq 0 ]; then return; fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "neither root nor sudo; please install: ${missing[*]/#boost/libboost1.81-dev (or libboost-dev)}" >&2
    exit 1
  fi
  as_root apt-get update -q
  local boost=libboost-dev
  if has_candidate libboost1.81-dev; then boost=libboost1.81-dev; fi
  missing=("${missing[@]/#boost/$boost}")
  say "installing ${missing[*]}"
  as_root apt-get install -q -y --no-install-recommends "${missing[@]}"
}

system_packages() {
  ensure_packages make git g++ cmake ninja-build ccache boost libeigen3-dev libyaml-cpp-dev librandom123-dev \
    python3-venv python3-dev
}

development_packages() {
  local needed=(libgtest-dev libbenchmark-dev libmpfr-dev)
  # For the tests that open the report. Ubuntu's chromium is a snap, which sees no files here; they are skipped there.
  if grep -qs '^ID=debian$' /etc/os-release; then needed+=(chromium); fi
  # For tests/properties, which are left out without it: Ubuntu 22.04 has no package of it.
  if ! grep -qs '^VERSION_ID="22.04"' /etc/os-release; then needed+=(librapidcheck-dev); fi
  ensure_packages "${needed[@]}"
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

# requirements run|dev|docs: what pyproject.toml says that colead needs to run, that tests and checks need, or the site.
requirements() {
  .venv/bin/python - "$1" pyproject.toml <<'PYTHON'
import pathlib, re, sys, tomllib
table = tomllib.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))
project = table["project"]
extras = project["optional-dependencies"]
def wanted(extra):
    for line in extras[extra]:
        own = re.fullmatch(r"colead\[(.*)\]", line)
        yield from (part for name in own[1].split(",") for part in wanted(name)) if own else [line]
run = [*project["dependencies"], *extras["pictures"]]  # the demo writes a report
lists = {"run": run, "dev": list(wanted("dev")), "docs": table["dependency-groups"]["docs"]}
print(*lists[sys.argv[1]], sep="\n")
PYTHON
}

install_requirements() {  # run|dev
  requirements "$1" >"build/$1.txt"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "build/$1.txt"
}

# The module and the library are compiled in build/release, where the C++ tests take the library from; pip then only
# copies what is there. What colead needs to run is fetched meanwhile. The build speaks for itself: ninja shows how far
# it is.
install_colead() {
  export PATH="$PWD/.venv/bin:$PATH" CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-2}"
  say "building colead in build/release (the first time takes some minutes)"
  local tests=OFF fetching
  if [ -e .venv/.developed ]; then tests=ON; fi
  local defines=(COLEAD_BUILD_PYTHON=ON COLEAD_UNITY=ON "COLEAD_WERROR=${COLEAD_WERROR:-OFF}"
    "COLEAD_BUILD_TESTS=$tests" "COLEAD_BUILD_EXAMPLES=$tests"
    "Python_EXECUTABLE=$PWD/.venv/bin/python") settings=() define
  for define in "${defines[@]}"; do settings+=("--config-settings=cmake.define.$define"); done
  install_requirements run &
  fetching=$!
  cmake --preset release "${defines[@]/#/-D}" >build/configure.log || { cat build/configure.log >&2; exit 1; }
  cmake --build --preset release --target _core _engine
  wait "$fetching"
  say "installing colead into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps \
    --config-settings=build-dir=build/release "${settings[@]}" .
}

develop() {
  development_packages
  say "installing what tests and checks need into .venv"
  install_requirements dev
}

# An environment of its own, so that the demo's stays small. It sees the packages of .venv: colead itself, and what runs
# notebooks.
docs() {
  ensure_packages doxygen
  local tools=build/docs-tools
  if ! "$tools/bin/python" -c 'import pip' 2>/dev/null; then
    .venv/bin/python -m venv --clear "$tools"
  fi
  .venv/bin/python - "$tools" <<'PYTHON'
import pathlib, sys, sysconfig
own = pathlib.Path(sysconfig.get_path("purelib"))
there = pathlib.Path(sys.argv[1], "lib", own.parts[-2], own.parts[-1])
(there / "colead_environment.pth").write_text(f"import site; site.addsitedir({str(own)!r})\n", encoding="utf-8")
PYTHON
  say "installing what builds the site into $tools"
  requirements docs >build/docs.txt
  "$tools/bin/python" -m pip install --quiet --disable-pip-version-check -r build/docs.txt
}

case "${1:-all}" in
  system) system_packages ;;
  tools) tools ;;
  install) install_colead ;;
  develop) develop ;;
  analysis) ensure_packages clang-14 clang-tidy-14 valgrind ;;
  cross) ensure_packages qemu-user libc6-arm64-cross googletest wine64 ;;
  browsers) ensure_packages firefox-esr ;;
  docs) docs ;;
  all) tools && install_colead ;;
  *) sed -n '3,11s/^# //p' "$0" >&2 && exit 2 ;;
esac
