#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# same_bits.sh [WAY...]: builds tests/bits in many ways, runs it, and prints a hash of what each gave, which must be that of
# tests/golden/records/whole_runs.txt. Ways, all of them by default:
#   gcc         g++ -O2                          gcc-plain   the same program, its C library without FMA and AVX
#   gcc-native  g++ -O3 -march=native            clang       clang++-14 -O2
#   libc++      the clang of PyPI's ziglang -O3 -march=native, with libc++ and musl
#   arm64       the same for arm64, run under qemu-user
#   windows     the same for Windows x86-64 and its C library, run by wine
#   wasm        emscripten, run by node
# COLEAD_SAME_BITS_SKIP=1 leaves out, by name, ways whose tools are not here; without it that is a failure.
# yaml-cpp is compiled in where the system's does not fit, from YAML_CPP_SOURCE (default: scripts/yaml_cpp_source.sh).
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$root/build/same_bits
record=$root/tests/golden/records/whole_runs.txt
mkdir -p "$work"
# shellcheck source=scripts/zig_toolchain.sh
. scripts/zig_toolchain.sh
ways=("$@")
[ "${#ways[@]}" -gt 0 ] || ways=(gcc gcc-plain gcc-native clang libc++ wasm arm64 windows)

hash_of() { sha256sum "$1" | cut -c1-16; }
missing() { command -v "$1" >/dev/null || { printf '%s is missing' "$1"; return 0; }; return 1; }
wine_here() { command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 2>/dev/null || true; }
yaml_cpp() { realpath "${YAML_CPP_SOURCE:-$(scripts/yaml_cpp_source.sh)}"; }

# built WAY SETTING...: compiles the program of a way; what compilers say is kept in a log.
built() {
  local way=$1
  shift
  {
    cmake -S "$root" -B "$work/$way" -G Ninja -D CMAKE_BUILD_TYPE=Release -D COLEAD_BUILD_TESTS=OFF \
      -D COLEAD_BUILD_EXAMPLES=OFF -D COLEAD_BUILD_SAME_BITS=ON -D COLEAD_UNITY=ON "$@" &&
      cmake --build "$work/$way" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-2}" --target same_bits
  } >"$work/$way.log" 2>&1 || { tail -40 "$work/$way.log" >&2; return 1; }
}

# zig_built WAY TARGET SYSTEM PROCESSOR FLAGS: with musl a program is in one piece.
zig_built() {
  zig_toolchain "bits-$1" "$2" "$3" "$4"
  built "$1" --toolchain "$zig_at/bits-$1.cmake" "${zig_settings[@]}" -D CMAKE_CXX_FLAGS_RELEASE="$5"
}

# printed WAY: builds it and prints its runs.
printed() {
  case $1 in
    gcc | gcc-plain)
      built gcc -D CMAKE_CXX_COMPILER=g++ -D CMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" || return 1
      if [ "$1" = gcc ]; then "$work/gcc/tests/bits/same_bits" "$root"
      else GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX "$work/gcc/tests/bits/same_bits" "$root"; fi
      ;;
    gcc-native)
      built "$1" -D CMAKE_CXX_COMPILER=g++ -D CMAKE_CXX_FLAGS_RELEASE="-O3 -march=native -DNDEBUG" &&
        "$work/$1/tests/bits/same_bits" "$root"
      ;;
    clang)
      built "$1" -D CMAKE_CXX_COMPILER=clang++-14 -D CMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" &&
        "$work/$1/tests/bits/same_bits" "$root"
      ;;
    libc++)
      zig_built "$1" x86_64-linux-musl Linux x86_64 "-O3 -march=native -DNDEBUG" && "$work/$1/tests/bits/same_bits" "$root"
      ;;
    wasm)
      NODE_PATH=/usr/share/nodejs built "$1" --toolchain /usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake \
        -D CMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" -D COLEAD_YAML_CPP_SOURCE="$(yaml_cpp)" &&
        node "$work/$1/tests/bits/same_bits.js" "$root"
      ;;
    arm64)
      zig_built "$1" aarch64-linux-musl Linux aarch64 "-O3 -DNDEBUG" && qemu-aarch64 "$work/$1/tests/bits/same_bits" "$root"
      ;;
    windows)
      zig_built "$1" x86_64-windows-gnu Windows x86_64 "-O3 -DNDEBUG" &&
        WINEPREFIX=$work/wine WINEDEBUG=-all "$(wine_here)" "$work/$1/tests/bits/same_bits.exe" "$root" | tr -d '\r'
      ;;
    *) printf 'same_bits: no way %s\n' "$1" >&2; return 2 ;;
  esac
}

# lacking WAY: what of its tools is not here; nothing and 1 if all are.
lacking() {
  case $1 in
    gcc*) missing g++ ;;
    clang) missing clang++-14 ;;
    wasm) missing emcc || missing node ;;
    arm64) missing qemu-aarch64 ;;
    windows) [ -n "$(wine_here)" ] && return 1; printf 'wine is missing' ;;
    *) return 1 ;;
  esac
}

want=$(hash_of "$record")
printf '%-12s %s\n' recorded "$want"
failed=0 same=0
for way in "${ways[@]}"; do
  if lack=$(lacking "$way"); then
    printf '%-12s %-16s %s\n' "$way" - "$lack"
    [ "${COLEAD_SAME_BITS_SKIP:-0}" = 1 ] || failed=1
  elif ! printed "$way" >"$work/$way.txt"; then
    printf '%-12s %-16s %s\n' "$way" - "could not be built or run"
    failed=1
  elif [ "$(hash_of "$work/$way.txt")" = "$want" ]; then
    printf '%-12s %s\n' "$way" "$want"
    same=$((same + 1))
  else
    printf '%-12s %s differs:\n' "$way" "$(hash_of "$work/$way.txt")"
    diff "$record" "$work/$way.txt" || true
    failed=1
  fi
done
[ "$failed" = 1 ] || printf 'same-bits: %s builds, one hash\n' "$same"
exit "$failed"
