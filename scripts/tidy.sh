#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tidy.sh [all | FILE...]: clang-tidy over libsim, compiled as units of up to 16 files of one folder, so that headers are
# read once for all of them. By default the units with a source that differs from where this branch left `main` (on
# `main` from the commit before), and a quarter of the rest that changes with the day, so that all have their turn.
# Findings are errors.
set -euo pipefail
cd "$(dirname "$0")/.."
parts=4
mkdir -p build
cmake --preset clang -D COLEAD_UNITY=ON -D COLEAD_BUILD_TESTS=OFF -D COLEAD_BUILD_EXAMPLES=OFF \
  -D COLEAD_BUILD_FUZZ=OFF >build/configure.log || { cat build/configure.log >&2; exit 1; }
mapfile -t units < <(sed -n 's/^ *"file": "\(.*\)".*/\1/p' build/clang/compile_commands.json | sort)

changed() {
  local base
  base=$(git merge-base HEAD main 2>/dev/null || git merge-base HEAD origin/main 2>/dev/null || git rev-parse HEAD)
  if [ "$base" = "$(git rev-parse HEAD)" ]; then base=$(git rev-parse --verify --quiet HEAD^ || echo "$base"); fi
  git diff --name-only --diff-filter=d "$base" -- 'libsim/*.cpp'
}

# units_of FILE...: the units that hold them; a file that is compiled by itself is its own.
units_of() {
  local file unit
  for file in "$@"; do
    for unit in "${units[@]}"; do
      if [[ $unit = */"$file" ]] || grep -qs "/$file\"" "$unit"; then printf '%s\n' "$unit"; fi
    done
  done
}

todays() { printf '%s\n' "${units[@]}" | awk -v day="$(($(date -u +%s) / 86400))" -v n=$parts 'NR % n == day % n'; }

case "${1:-}" in
  all) chosen=("${units[@]}") ;;
  "")
    mapfile -t own < <(changed)
    mapfile -t chosen < <({ units_of "${own[@]}"; todays; } | sort -u)
    ;;
  *) mapfile -t chosen < <(units_of "$@" | sort -u) ;;
esac
echo "clang-tidy: ${#chosen[@]} of ${#units[@]} units"
printf '%s\0' "${chosen[@]}" | xargs -0 -n 1 -P 2 clang-tidy-14 -p build/clang --quiet --warnings-as-errors='*'
