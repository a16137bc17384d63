#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tidy.sh [all | FILE...]: clang-tidy, by default over the sources that differ from where this branch left `main` (on
# `main` from the commit before), at most 24 of them, and over a sixteenth of libsim that changes with the day, so that
# all of it has its turn. Findings are errors.
set -euo pipefail
cd "$(dirname "$0")/.."
parts=16
most=24
mkdir -p build
cmake --preset clang >build/configure.log || { cat build/configure.log >&2; exit 1; }

changed() {
  local base
  base=$(git merge-base HEAD main 2>/dev/null || git merge-base HEAD origin/main 2>/dev/null || git rev-parse HEAD)
  if [ "$base" = "$(git rev-parse HEAD)" ]; then base=$(git rev-parse --verify --quiet HEAD^ || echo "$base"); fi
  git diff --name-only --diff-filter=d "$base" -- 'libsim/*.cpp'
}
todays() { git ls-files 'libsim/*.cpp' | awk -v day="$(($(date -u +%s) / 86400))" -v n=$parts 'NR % n == day % n'; }

case "${1:-}" in
  all) mapfile -t files < <(git ls-files 'libsim/*.cpp') ;;
  "")
    mapfile -t own < <(changed)
    if [ "${#own[@]}" -gt "$most" ]; then echo "clang-tidy: $((${#own[@]} - most)) changed files left to make tidy-all"; fi
    mapfile -t files < <({ printf '%s\n' "${own[@]:0:most}" | grep . || true; todays; } | sort -u)
    ;;
  *) files=("$@") ;;
esac
echo "clang-tidy: ${#files[@]} files"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P 2 clang-tidy-14 -p build/clang --quiet --warnings-as-errors='*'
