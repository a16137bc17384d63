#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by scripts that compile for other machines, in the root of the checkout: the clang of PyPI's ziglang with libc++,
# under plain names. After `zig_toolchain NAME ZIG_TARGET SYSTEM PROCESSOR` the toolchain is $zig_at/NAME.cmake, and the
# array `zig_settings` what CMake is to be configured with besides. yaml-cpp is compiled
# in, from YAML_CPP_SOURCE or, without it, from Debian's source package.
zig_at=$PWD/build/zig

# What is headers alone is the same for every machine; nothing else of /usr/include may be seen.
include_of() { dirname "$(find /usr/include /usr/local/include /opt/homebrew/include -maxdepth "$2" -path "*/$1" 2>/dev/null | head -1)"; }

# headers_alone: Boost, Eigen and Random123 as packages of headers.
headers_alone() {
  local package name target
  mkdir -p "$zig_at/include"
  ln -sfn "$(include_of boost/version.hpp 2)" "$zig_at/include/boost"
  ln -sfn "$(dirname "$(include_of Eigen/Core 3)")/Eigen" "$zig_at/include/Eigen"
  ln -sfn "$(include_of Random123/philox.h 2)" "$zig_at/include/Random123"
  for package in Boost:Boost::headers Eigen3:Eigen3::Eigen; do
    name=${package%%:*} target=${package#*:}
    mkdir -p "$zig_at/cmake/$name"
    cat >"$zig_at/cmake/$name/${name}Config.cmake" <<CMAKE
add_library($target INTERFACE IMPORTED)
set_target_properties($target PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "$zig_at/include")
CMAKE
    printf 'set(PACKAGE_VERSION 9)\nset(PACKAGE_VERSION_COMPATIBLE TRUE)\n' >"$zig_at/cmake/$name/${name}ConfigVersion.cmake"
  done
}

# written FILE: standard input, unless it says so already: what has not changed is not compiled anew.
written() {
  cat >"$1.new"
  if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}

zig_toolchain() {
  local name=$1 python=$zig_at/tools/bin/python tool
  if [ ! -x "$python" ]; then
    "${PYTHON:-python3}" -m venv "$zig_at/tools"
    "$python" -m pip install --quiet --disable-pip-version-check ziglang==0.17.1
  fi
  headers_alone
  mkdir -p "$zig_at/bin"
  for tool in c++ cc ar ranlib; do
    case $tool in
      ar | ranlib) printf '#!/bin/sh\nexec %s -m ziglang %s "$@"\n' "$python" "$tool" ;;
      *) printf '#!/bin/sh\nexec %s -m ziglang %s -target %s -g0 "$@"\n' "$python" "$tool" "$2" ;;
    esac | written "$zig_at/bin/$name-$tool"
    chmod +x "$zig_at/bin/$name-$tool"
  done
  written "$zig_at/$name.cmake" <<CMAKE
set(CMAKE_SYSTEM_NAME $3)
set(CMAKE_SYSTEM_PROCESSOR $4)
set(CMAKE_C_COMPILER $zig_at/bin/$name-cc)
set(CMAKE_CXX_COMPILER $zig_at/bin/$name-c++)
set(CMAKE_AR $zig_at/bin/$name-ar CACHE FILEPATH "")
set(CMAKE_RANLIB $zig_at/bin/$name-ranlib CACHE FILEPATH "")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_CXX_COMPILER_ID_TEST_FLAGS_FIRST -c)  # who the compiler is can be told without linking
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
CMAKE
  zig_settings=(-D COLEAD_UNITY=ON -D COLEAD_BUNDLE_YAML_CPP=ON
    -D FETCHCONTENT_SOURCE_DIR_YAML_CPP="$(realpath "${YAML_CPP_SOURCE:-$(scripts/yaml_cpp_source.sh)}")"
    -D Boost_DIR="$zig_at/cmake/Boost" -D Eigen3_DIR="$zig_at/cmake/Eigen3" -D RANDOM123_INCLUDE_DIR="$zig_at/include")
}
