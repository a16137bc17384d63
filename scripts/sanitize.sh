#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# sanitize.sh asan|tsan [REGEX]: the C++ tests under a sanitizer; with REGEX only the tests whose names match, and for a
# folder (^experiment\\.) only its program is built.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
regex=${2:-}
targets=()
if [[ $regex =~ ^\^([a-z_]+)\\\.$ ]]; then targets=(--target "colead_${BASH_REMATCH[1]}_tests"); fi
mkdir -p build
cmake --preset "$preset" -D COLEAD_BUILD_EXAMPLES=OFF >build/configure.log || { cat build/configure.log >&2; exit 1; }
cmake --build --preset "$preset" "${targets[@]}"
# The house and the installed package hold no code that a sanitizer could see at work.
ctest --preset "$preset" ${regex:+-R "$regex"} -E '^(architecture|package\.)' --output-junit "$PWD/build/$preset/ctest.xml"
