#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the engine of the playground: libsim in WebAssembly, into python/colead/browser/assets, from where
# `colead playground` takes it. Debian's emscripten compiles it; yaml-cpp comes as Debian's source package, because the
# gate that locates every mistake of a scenario is to be the same there.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/playground

say() { printf 'playground: %s\n' "$*"; }
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

packages() {
  command -v emcc >/dev/null && command -v dpkg-source >/dev/null && [ -d /usr/share/nodejs/acorn ] && return
  command -v apt-get >/dev/null || { say "please install emscripten 3.1.6 or newer, node and acorn" >&2; exit 1; }
  say "installing emscripten"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends emscripten dpkg-dev
}

# The lists of sources are kept beside the build, so that those of the machine stay as they are.
yaml_source() {
  local here=$PWD/build/playground
  [ -f "$here/yaml-cpp/src/parser.cpp" ] && return
  say "fetching the source of yaml-cpp"
  rm -rf "$here/yaml-cpp"
  mkdir -p "$here/lists/partial"
  if [ -f /etc/apt/sources.list.d/debian.sources ]; then
    sed 's/^Types:.*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >"$here/source.sources"
  else
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$here/source.list"
  fi
  local options=(-o "Dir::Etc::sourcelist=$(ls "$here"/source.*)" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$here/lists")
  apt-get "${options[@]}" update -q
  (cd "$here" && apt-get "${options[@]}" source -q --download-only yaml-cpp && dpkg-source -x yaml-cpp_*.dsc yaml-cpp)
}

packages
yaml_source
cmake --preset wasm >build/playground/configure.log || { cat build/playground/configure.log >&2; exit 1; }
NODE_PATH=/usr/share/nodejs cmake --build --preset wasm --target engine
mkdir -p python/colead/browser/assets
cp build/wasm/bindings/web/engine.wasm python/colead/browser/assets/engine.wasm
say "python/colead/browser/assets/engine.wasm: $(stat -c %s python/colead/browser/assets/engine.wasm) bytes"
