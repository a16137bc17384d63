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
  command -v emcc >/dev/null && [ -d /usr/share/nodejs/acorn ] && return
  command -v apt-get >/dev/null || { say "please install emscripten 3.1.6 or newer, node and acorn" >&2; exit 1; }
  say "installing emscripten"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends emscripten
}

packages
scripts/yaml_cpp_source.sh >/dev/null
cmake --preset wasm >build/playground/configure.log || { cat build/playground/configure.log >&2; exit 1; }
NODE_PATH=/usr/share/nodejs cmake --build --preset wasm --target engine
mkdir -p python/colead/browser/assets
cp build/wasm/bindings/web/engine.wasm python/colead/browser/assets/engine.wasm
say "python/colead/browser/assets/engine.wasm: $(stat -c %s python/colead/browser/assets/engine.wasm) bytes"
