#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# fuzz.sh [SECONDS [SEED]]: feeds changed scenarios to every fuzz target, built with the address and undefined-behaviour
# sanitizers. The seed is the day unless given, so every day tries something else and a finding can be repeated.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
seed=${2:-$(date -u +%Y%m%d)}

cmake --preset asan >build/configure.log || { cat build/configure.log >&2; exit 1; }
targets=(tests/fuzz/fuzz_*.cpp)
targets=("${targets[@]##*/}")
cmake --build --preset asan --target "${targets[@]%.cpp}"
export ASAN_OPTIONS=strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
mapfile -t corpus < <(git ls-files 'scenarios/*.yaml' 'tests/*.yaml' 'tests/corpus/*')
for target in "${targets[@]%.cpp}"; do
  "build/asan/tests/fuzz/$target" "$((seconds / ${#targets[@]}))" "$seed" "${corpus[@]}"
done
