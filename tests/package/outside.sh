#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# outside.sh [COMPILER...]: colead as other projects get it, by each compiler (default: g++ and clang++-14 where they are
# there): find_package from an unpacked TGZ and from a DEB, static; find_package of a shared one; add_subdirectory;
# FetchContent. Each builds tests/package and runs its two programs away from the checkout; all print the same. What is
# compiled along, by the last two, is a Debug build. In build/outside_*.
# COLEAD_WAYS takes some of: packages shared add_subdirectory FetchContent.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=$root/build/outside  # _<compiler>_<way>: as deep as every other build, which a compiler cache likes
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
compilers=("$@")
if [ "${#compilers[@]}" -eq 0 ]; then
  for one in g++ clang++-14; do command -v "$one" >/dev/null && compilers+=("$one"); done
fi
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-2}
ways=${COLEAD_WAYS:-packages shared add_subdirectory FetchContent}
checks=0
first=""

wanted() { [[ " $ways " == *" $1 "* ]]; }
fail() { echo "outside: $*" >&2; exit 1; }

# use NAME COMPILER TYPE SETTING...: builds the outside project and runs it.
use() {
  local name=$1 compiler=$2 type=$3 folder=${work}_$2_$1 printed began=$SECONDS
  shift 3
  rm -rf "$folder"
  cmake -S "$root/tests/package" -B "$folder" -G Ninja -D CMAKE_BUILD_TYPE="$type" -D CMAKE_CXX_COMPILER="$compiler" \
    -D CMAKE_CXX_COMPILER_LAUNCHER="$(command -v ccache || true)" "$@" >"$folder.log" || { cat "$folder.log" >&2; fail "$name: configure"; }
  cmake --build "$folder" --parallel "$jobs" >"$folder.log" || { tail -50 "$folder.log" >&2; fail "$name: build"; }
  (cd / && "$folder/mm_c" >/dev/null) || fail "$name: mm_c"
  printed=$(cd / && "$folder/coffee") || fail "$name: coffee"
  grep -q '^understanding_mean: 0\.[0-9]* k, better$' <<<"$printed" || fail "$name: coffee printed $printed"
  cmake --install "$folder" --prefix "$folder/installed" >/dev/null
  [ "$(cd "$folder/installed" && find . -type f | sort | tr '\n' ' ')" = "./bin/coffee " ] ||
    fail "$name: installed more than its own program"
  checks=$((checks + 1))
  echo "outside: $compiler, $name, $((SECONDS - began)) s: $(sed -n 3p <<<"$printed")"
}

# build NAME COMPILER SETTING...: the preset `library`.
build() {
  local name=$1 compiler=$2 folder=${work}_$2_$1
  shift 2
  cmake --preset library -B "$folder" -D CMAKE_CXX_COMPILER="$compiler" -D COLEAD_UNITY=ON -D COLEAD_WERROR=ON "$@" >"$folder.log" ||
    { cat "$folder.log" >&2; fail "$name: configure"; }
  cmake --build "$folder" --parallel "$jobs" >"$folder.log" || { tail -50 "$folder.log" >&2; fail "$name: build"; }
}

packages() {  # COMPILER: find_package from an unpacked TGZ and from a DEB
  local at=${work}_$1 deb
  build static "$1"
  (cd "${at}_static" && rm -rf packages && cpack >cpack.log) || fail "cpack"
  rm -rf "$at"_{tgz,deb}
  mkdir -p "$at"_{tgz,deb}
  tar -xzf "${at}_static"/packages/*.tar.gz -C "${at}_tgz" --strip-components 1
  use from_tgz "$1" Release -D COLEAD_FROM=find_package -D CMAKE_PREFIX_PATH="${at}_tgz"
  if command -v dpkg-deb >/dev/null; then
    deb=$(ls "${at}_static"/packages/*.deb)
    dpkg-deb --info "$deb" | grep -E '^ (Package|Version|Depends|Installed-Size):'
    dpkg-deb -x "$deb" "${at}_deb"
    use from_deb "$1" Release -D COLEAD_FROM=find_package -D CMAKE_PREFIX_PATH="${at}_deb/usr"
  fi
}

shared() {  # COMPILER: find_package of a shared library, which shows what is public and hides the rest
  local at=${work}_$1 names
  build shared "$1" -D BUILD_SHARED_LIBS=ON
  rm -rf "${at}_prefix"
  cmake --install "${at}_shared" --prefix "${at}_prefix" --component library >/dev/null
  use from_shared "$1" Release -D COLEAD_FROM=find_package -D CMAKE_PREFIX_PATH="${at}_prefix"
  names=$(nm -DC --defined-only "$(ls "${at}_shared"/libcolead.so)")
  grep -q ' colead::compare(' <<<"$names" || fail "shared: colead::compare is hidden"
  if grep -E ' (T|B|D) .*(colead::detail::(read_source|find_text_fault)|colead::rename_old_keys|colead::add_shadowing)' <<<"$names"; then
    fail "shared: inner names can be linked"
  fi
  echo "outside: $1, shared: $(grep -c " T colead::" <<<"$names") functions can be linked"
}

for compiler in "${compilers[@]}"; do
  if wanted packages; then packages "$compiler"; fi
  if wanted shared; then shared "$compiler"; fi
  for way in add_subdirectory FetchContent; do
    if wanted $way; then use $way "$compiler" Debug -D COLEAD_FROM=$way -D COLEAD_CHECKOUT="$root" -D COLEAD_UNITY=ON; fi
  done
done
echo "outside: $checks ways, all well"
