#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tidy.sh [FILE...]: clang-tidy over libsim, or over the parts that hold these files. It is compiled as units of up to
# sixteen files of one folder, so that headers are read once for all of them: all of it takes minutes. Findings are
# errors.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build
cmake --preset clang -D COLEAD_UNITY=ON -D COLEAD_BUILD_TESTS=OFF -D COLEAD_BUILD_EXAMPLES=OFF \
  -D COLEAD_BUILD_FUZZ=OFF >build/configure.log || { cat build/configure.log >&2; exit 1; }
mapfile -t units < <(sed -n 's/^ *"file": "\(.*\)".*/\1/p' build/clang/compile_commands.json | grep -v /generated/ | sort)

# A file that is compiled by itself is its own unit.
units_of() {
  local file unit
  for file in "$@"; do
    for unit in "${units[@]}"; do
      if [[ $unit = */"$file" ]] || grep -qs "/$file\"" "$unit"; then printf '%s\n' "$unit"; fi
    done
  done
}

chosen=("${units[@]}")
if [ "$#" -gt 0 ]; then mapfile -t chosen < <(units_of "$@" | sort -u); fi
echo "clang-tidy: ${#chosen[@]} of ${#units[@]} units"
# What clang-tidy says of how much it read is no finding.
printf '%s\0' "${chosen[@]}" | xargs -0 -n 1 -P 2 clang-tidy-14 -p build/clang --quiet --warnings-as-errors='*' \
  2> >(grep -v 'warnings generated\.$' >&2)
