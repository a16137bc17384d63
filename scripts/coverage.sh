#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Line and branch coverage of libsim by the C++ tests and of the Python package by its tests, against the floors in
# scripts/coverage_floors.json. Python's tests are not run again if `make test` has counted (COLEAD_COVERAGE=1).
set -euo pipefail
cd "$(dirname "$0")/.."
package=$(.venv/bin/python -c 'import pathlib, tomllib; print(tomllib.loads(
    pathlib.Path("pyproject.toml").read_text("utf-8"))["tool"]["scikit-build"]["wheel"]["packages"][0])')
mkdir -p build/coverage
rm -f build/coverage/{libsim,python}.json
cmake --preset coverage -D COLEAD_BUILD_EXAMPLES=OFF >build/configure.log || { cat build/configure.log >&2; exit 1; }
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete
ctest --preset coverage -E '^(architecture|package\.)'
# A branch that only an exception thrown by the standard library would take is none of ours. Lines of the hot path are
# reached more than 2^32 times, which gcovr would take for a fault of gcov.
.venv/bin/gcovr --root . build/coverage --filter 'libsim/colead/' --exclude-throw-branches \
  --exclude-unreachable-branches --gcov-ignore-parse-errors=negative_hits.warn --gcov-suspicious-hits-threshold=0 \
  --json-summary build/coverage/libsim.json --txt build/coverage/libsim.txt >/dev/null

if [ ! -e build/.coverage ]; then scripts/python_coverage.sh -m pytest -q --numprocesses=auto --dist=worksteal; fi
COVERAGE_FILE=build/.coverage .venv/bin/coverage json --quiet -o build/coverage/python.json
.venv/bin/python scripts/check_coverage.py build/coverage/libsim.json build/coverage/python.json "$package"
