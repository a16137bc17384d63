#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# sanitize.sh asan|tsan [FOLDER... | today]: the C++ tests under a sanitizer, of these folders of tests/ or of all. Only
# the programs that are asked for are built, and each is one process: its start costs more than most tests. `today` is a fifth of the folders that changes with the day, so that all
# have their turn.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
parts=5
mapfile -t all < <(git ls-files 'tests/*_test.cpp' | cut -d/ -f2 | sort -u)
case "${2:-}" in
  "") folders=("${all[@]}") ;;
  today) mapfile -t folders < <(printf '%s\n' "${all[@]}" |
    awk -v day="$(($(date -u +%s) / 86400))" -v n=$parts 'NR % n == day % n') ;;
  *) folders=("${@:2}") ;;
esac
echo "$preset: tests of ${folders[*]}"
targets=("${folders[@]/#/colead_}")
mkdir -p build
cmake --preset "$preset" -D COLEAD_BUILD_EXAMPLES=OFF >build/configure.log || { cat build/configure.log >&2; exit 1; }
# Without RapidCheck there is no program of tests/properties.
if grep -q '^rapidcheck_DIR:PATH=.*NOTFOUND' "build/$preset/CMakeCache.txt"; then
  mapfile -t folders < <(printf '%s\n' "${folders[@]}" | grep -v '^properties$')
  targets=("${folders[@]/#/colead_}")
fi
cmake --build --preset "$preset" --target "${targets[@]/%/_tests}"
pattern=$(IFS='|' && printf '^(%s)\\.' "${folders[*]}")
ctest --preset "$preset" -R "$pattern"
# Each program tells what it passed in the log of the run.
sed -n 's/^\[  PASSED  \] \([0-9]*\) tests\{0,1\}\..*/\1/p' "build/$preset/Testing/Temporary/LastTest.log" |
  awk -v preset="$preset" '{ tests += $1 } END { print preset ": " tests + 0 " tests of " NR " programs passed" }'
