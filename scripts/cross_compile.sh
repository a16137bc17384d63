#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# UNTESTED: it configures for Windows and Linux arm64; the compilation has not been run to its end yet.
# cross_compile.sh [TARGET...]: the library and two programs for other machines, by the clang of PyPI's ziglang: Windows
# x86-64, macOS arm64, Linux arm64 (default: all three; or some of windows macos linux-arm64). On Linux arm64 the programs
# and the tests of COLEAD_ARM_TESTS (folders of tests/; default: core random engine fields network) run under qemu-user.
# Debian: apt install qemu-user libc6-arm64-cross libgtest-dev googletest. yaml-cpp as in build_wheels.sh (YAML_CPP_SOURCE).
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$root/build/cross
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-2}
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || targets=(windows macos linux-arm64)
mkdir -p "$work/bin" "$work/include"

say() { printf 'cross: %s\n' "$*"; }

if [ ! -x "$work/tools/bin/python" ]; then
  "${PYTHON:-python3}" -m venv "$work/tools"
  "$work/tools/bin/python" -m pip install --quiet --disable-pip-version-check ziglang
fi

# What is headers alone is the same for every machine; nothing else of /usr/include may be seen.
include_of() { dirname "$(find /usr/include /usr/local/include /opt/homebrew/include -maxdepth "$2" -path "*/$1" 2>/dev/null | head -1)"; }
ln -sfn "$(include_of boost/version.hpp 2)" "$work/include/boost"
ln -sfn "$(dirname "$(include_of Eigen/Core 3)")/Eigen" "$work/include/Eigen"
ln -sfn "$(include_of Random123/philox.h 2)" "$work/include/Random123"
for package in Boost:Boost::headers Eigen3:Eigen3::Eigen; do
  name=${package%%:*} target=${package#*:}
  mkdir -p "$work/cmake/$name"
  cat >"$work/cmake/$name/${name}Config.cmake" <<CMAKE
add_library($target INTERFACE IMPORTED)
set_target_properties($target PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "$work/include")
CMAKE
  printf 'set(PACKAGE_VERSION 9)\nset(PACKAGE_VERSION_COMPATIBLE TRUE)\n' >"$work/cmake/$name/${name}ConfigVersion.cmake"
done

# toolchain NAME ZIG_TARGET SYSTEM PROCESSOR: compilers under plain names, and the file that CMake reads.
toolchain() {
  local name=$1 zig=$work/tools/bin/python tool
  for tool in c++ cc ar ranlib; do
    case $tool in
      ar | ranlib) printf '#!/bin/sh\nexec %s -m ziglang %s "$@"\n' "$zig" "$tool" ;;
      *) printf '#!/bin/sh\nexec %s -m ziglang %s -target %s "$@"\n' "$zig" "$tool" "$2" ;;
    esac >"$work/bin/$name-$tool"
    chmod +x "$work/bin/$name-$tool"
  done
  cat >"$work/$name.cmake" <<CMAKE
set(CMAKE_SYSTEM_NAME $3)
set(CMAKE_SYSTEM_PROCESSOR $4)
set(CMAKE_C_COMPILER $work/bin/$name-cc)
set(CMAKE_CXX_COMPILER $work/bin/$name-c++)
set(CMAKE_AR $work/bin/$name-ar CACHE FILEPATH "")
set(CMAKE_RANLIB $work/bin/$name-ranlib CACHE FILEPATH "")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_CXX_COMPILER_ID_TEST_FLAGS_FIRST -c)  # who the compiler is can be told without linking
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
CMAKE
}

# configure NAME SETTING...
configure() {
  local name=$1
  shift
  local sources=()
  [ -z "${YAML_CPP_SOURCE:-}" ] || sources=(-D "FETCHCONTENT_SOURCE_DIR_YAML_CPP=$(realpath "$YAML_CPP_SOURCE")")
  cmake -S "$root" -B "$work/$name" -G Ninja --toolchain "$work/$name.cmake" -D CMAKE_BUILD_TYPE="${CMAKE_BUILD_TYPE:-Release}" -D COLEAD_UNITY=ON \
    -D COLEAD_BUNDLE_YAML_CPP=ON -D COLEAD_BUILD_EXAMPLES=ON -D Boost_DIR="$work/cmake/Boost" -D Eigen3_DIR="$work/cmake/Eigen3" \
    -D RANDOM123_INCLUDE_DIR="$work/include" "${sources[@]}" "$@" >"$work/$name.log" || { cat "$work/$name.log" >&2; exit 1; }
}

build() {  # NAME TARGET...
  local name=$1
  shift
  cmake --build "$work/$name" --parallel "$jobs" --target "$@" >>"$work/$name.log" || { tail -60 "$work/$name.log" >&2; exit 1; }
}

for name in "${targets[@]}"; do
  began=$SECONDS
  case $name in
    windows) toolchain "$name" x86_64-windows-gnu Windows x86_64 ;;
    macos) toolchain "$name" aarch64-macos Darwin arm64 ;;
    linux-arm64) toolchain "$name" aarch64-linux-gnu.2.36 Linux aarch64 ;;
    *) say "no target $name" >&2; exit 2 ;;
  esac
  configure "$name" -D COLEAD_BUILD_TESTS=OFF
  build "$name" colead
  library=$(find "$work/$name" -maxdepth 1 -name '*colead.a' -o -maxdepth 1 -name 'colead.lib' | head -1)
  say "$name: $(basename "$library"), $(stat -c %s "$library") bytes, $((SECONDS - began)) s"
  build "$name" example_mm_c example_phold
  program=$(find "$work/$name/examples" -name 'example_mm_c*' -type f -perm -u+x | head -1)
  say "$name: $(basename "$program"): $(file -b "$program" | cut -c1-70); $((SECONDS - began)) s"
done

case " ${targets[*]} " in
  *" linux-arm64 "*) ;;
  *) exit 0 ;;
esac
emulator=(qemu-aarch64 -L /usr/aarch64-linux-gnu)
if ! command -v qemu-aarch64 >/dev/null || [ ! -d /usr/aarch64-linux-gnu ]; then
  say "no qemu-user or no libc6-arm64-cross: nothing is run" >&2
  exit 1
fi
"${emulator[@]}" "$work/linux-arm64/examples/example_mm_c" >/dev/null
say "linux-arm64: example_mm_c runs"

# GoogleTest for arm64, from Debian's sources; then some folders of the tests, as they are.
cmake -S /usr/src/googletest -B "$work/gtest" -G Ninja --toolchain "$work/linux-arm64.cmake" -D CMAKE_BUILD_TYPE=Release \
  -D BUILD_GMOCK=OFF -D CMAKE_INSTALL_PREFIX="$work/gtest-installed" >"$work/gtest.log"
cmake --build "$work/gtest" --parallel "$jobs" --target install >>"$work/gtest.log"
read -ra folders <<<"${COLEAD_ARM_TESTS:-core random engine fields network}"
configure linux-arm64 -D COLEAD_BUILD_TESTS=ON -D GTest_DIR="$work/gtest-installed/lib/cmake/GTest"
programs=("${folders[@]/#/colead_}")
build linux-arm64 "${programs[@]/%/_tests}"
passed=0
for folder in "${folders[@]}"; do
  "${emulator[@]}" "$work/linux-arm64/tests/colead_${folder}_tests" --gtest_brief=1 >"$work/$folder.txt" ||
    { grep -v '^Running' "$work/$folder.txt" | tail -40 >&2; say "tests of $folder fail on arm64" >&2; exit 1; }
  count=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) tests\?\.$/\1/p' "$work/$folder.txt")
  say "linux-arm64, under qemu-user: $count tests of $folder pass"
  passed=$((passed + count))
done
say "linux-arm64: $passed tests pass under qemu-user"
