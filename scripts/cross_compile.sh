#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# cross_compile.sh [TARGET...]: the library for other machines, by the clang of PyPI's ziglang: Windows x86-64, macOS arm64,
# Linux arm64 (default: all three; or some of windows macos linux-arm64). For each it is installed, and the two programs of
# tests/package are linked against what is there. wine runs those for Windows, qemu-user those for Linux arm64, and they
# print the same; some folders of the tests run there too, or those that COLEAD_CROSS_TESTS names. What all this takes:
# scripts/setup.sh cross and scripts/zig_toolchain.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$root/build/cross
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-2}
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || targets=(windows macos linux-arm64)
mkdir -p "$work"
# shellcheck source=scripts/zig_toolchain.sh
. scripts/zig_toolchain.sh

say() { printf 'cross: %s\n' "$*"; }

# configure NAME SETTING...
configure() {
  local name=$1
  shift
  cmake -S "$root" -B "$work/$name" -G Ninja --toolchain "$zig_at/$name.cmake" "${zig_settings[@]}" \
    -D CMAKE_BUILD_TYPE="${CMAKE_BUILD_TYPE:-Release}" -D COLEAD_BUILD_EXAMPLES=OFF -D COLEAD_UNITY=ON "$@" >"$work/$name.log" || { cat "$work/$name.log" >&2; exit 1; }
}

build() {  # NAME TARGET...
  local name=$1
  shift
  cmake --build "$work/$name" --parallel "$jobs" --target "$@" >>"$work/$name.log" || { tail -60 "$work/$name.log" >&2; exit 1; }
}

# seen_from_outside NAME: installs the library and builds the outside project against it, as somebody else would.
seen_from_outside() {
  local name=$1 folder=$work/outside-$1 prefix=$work/installed-$1
  rm -rf "$folder" "$prefix"
  cmake --install "$work/$name" --prefix "$prefix" --component library >/dev/null
  cmake -S "$root/tests/package" -B "$folder" -G Ninja --toolchain "$zig_at/$name.cmake" -D CMAKE_BUILD_TYPE=Release \
    -D CMAKE_PREFIX_PATH="$prefix" >"$folder.log" || { cat "$folder.log" >&2; exit 1; }
  cmake --build "$folder" --parallel "$jobs" >>"$folder.log" || { tail -60 "$folder.log" >&2; exit 1; }
}

# emulator_of NAME: sets `emulator` to what runs programs for that machine here; to nothing for macOS.
emulator_of() {
  emulator=()
  case $1 in
    linux-arm64)
      emulator=(qemu-aarch64 -L /usr/aarch64-linux-gnu)
      if command -v qemu-aarch64 >/dev/null && [ -d /usr/aarch64-linux-gnu ]; then return; fi
      ;;
    windows)
      emulator=("$(command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 || true)")
      if [ -n "${emulator[0]}" ]; then return; fi
      ;;
    *) return ;;
  esac
  say "nothing here runs programs for $1: scripts/setup.sh cross" >&2
  exit 1
}

export WINEPREFIX=$work/wine WINEDEBUG=-all
first=""
for name in "${targets[@]}"; do
  began=$SECONDS
  case $name in
    windows) zig_toolchain "$name" x86_64-windows-gnu Windows x86_64 ;;
    macos) zig_toolchain "$name" aarch64-macos Darwin arm64 ;;
    linux-arm64) zig_toolchain "$name" aarch64-linux-gnu.2.36 Linux aarch64 ;;
    *) say "no target $name" >&2; exit 2 ;;
  esac
  configure "$name" -D COLEAD_BUILD_TESTS=OFF
  build "$name" colead
  say "$name: libcolead.a, $(stat -c %s "$work/$name/libcolead.a") bytes, $((SECONDS - began)) s"
  seen_from_outside "$name"
  suffix=""
  if [ "$name" = windows ]; then suffix=.exe; fi
  for program in mm_c coffee; do
    file=$work/outside-$name/$program$suffix
    say "$name: $program$suffix, $(stat -c %s "$file") bytes: $(file -b "$file" | cut -c1-44)"
  done
  emulator_of "$name"
  if [ "${#emulator[@]}" -gt 0 ]; then
    "${emulator[@]}" "$work/outside-$name/mm_c$suffix" >"$work/mm_c.txt" 2>&1 || { cat "$work/mm_c.txt" >&2; exit 1; }
    printed=$("${emulator[@]}" "$work/outside-$name/coffee$suffix" | tr -d '\r')
    say "$name: mm_c and coffee run by $(basename "${emulator[0]}"): $(grep understanding_mean <<<"$printed")"
    if [ "$printed" != "${first:=$printed}" ]; then
      say "$name: coffee printed $printed and elsewhere $first" >&2
      exit 1
    fi
  fi
done

# tests_of NAME: some folders of the tests, as they are, with GoogleTest from Debian's sources. Sets `passed`.
tests_of() {
  local name=$1 gtest=$work/gtest-$1 folder count folders
  folders=(core math random engine fields network golden)
  if [ -n "${COLEAD_CROSS_TESTS:-}" ]; then read -ra folders <<<"$COLEAD_CROSS_TESTS"; fi
  cmake -S /usr/src/googletest -B "$gtest" -G Ninja --toolchain "$zig_at/$name.cmake" -D CMAKE_BUILD_TYPE=Release \
    -D BUILD_GMOCK=OFF -D CMAKE_INSTALL_PREFIX="$gtest/installed" >"$gtest.log" || { cat "$gtest.log" >&2; exit 1; }
  cmake --build "$gtest" --parallel "$jobs" --target install >>"$gtest.log" || { tail -40 "$gtest.log" >&2; exit 1; }
  configure "$name" -D COLEAD_BUILD_TESTS=ON -D GTest_DIR="$gtest/installed/lib/cmake/GTest"
  local programs=("${folders[@]/#/colead_}")
  build "$name" "${programs[@]/%/_tests}"
  passed=0
  for folder in "${folders[@]}"; do
    "${emulator[@]}" "$work/$name/tests/colead_${folder}_tests$suffix" --gtest_brief=1 >"$work/$name-$folder.txt" 2>&1 ||
      { grep -v '^Running' "$work/$name-$folder.txt" | tail -40 >&2; say "$name: tests of $folder fail" >&2; exit 1; }
    count=$(tr -d '\r' <"$work/$name-$folder.txt" | sed -n 's/^\[  PASSED  \] \([0-9]*\) tests\?\.$/\1/p')
    say "$name: $count tests of $folder pass"
    passed=$((passed + count))
  done
}

for name in windows linux-arm64; do
  case " ${targets[*]} " in *" $name "*) ;; *) continue ;; esac
  suffix=""
  if [ "$name" = windows ]; then suffix=.exe; fi
  emulator_of "$name"
  tests_of "$name"
  say "$name: $passed tests pass by $(basename "${emulator[0]}")"
done
