#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Prints the folder of yaml-cpp's sources, which are compiled in where the system's library cannot be linked: for other
# machines and for the playground. They are Debian's source package, fetched once, in build/yaml-cpp.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD/build/yaml-cpp-source
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

if [ ! -f build/yaml-cpp/src/parser.cpp ]; then
  command -v apt-get >/dev/null || { echo "yaml-cpp: no apt here; its sources (0.7.0) go into build/yaml-cpp" >&2; exit 1; }
  echo "yaml-cpp: fetching its sources" >&2
  if ! command -v dpkg-source >/dev/null; then
    as_root apt-get update -q >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends dpkg-dev >&2
  fi
  rm -rf build/yaml-cpp
  # The lists of sources are kept beside the build, so that those of the machine stay as they are.
  mkdir -p "$here/lists/partial"
  if [ -f /etc/apt/sources.list.d/debian.sources ]; then
    sed 's/^Types:.*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >"$here/source.sources"
  else
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$here/source.list"
  fi
  options=(-o "Dir::Etc::sourcelist=$(ls "$here"/source.*)" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$here/lists")
  apt-get "${options[@]}" update -q >&2
  (cd "$here" && apt-get "${options[@]}" source -q --download-only yaml-cpp && dpkg-source -x yaml-cpp_*.dsc "$here/../yaml-cpp") >&2
fi
echo "$PWD/build/yaml-cpp"
