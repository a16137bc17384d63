#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# python_coverage.sh -m pytest ...: Python's tests with the lines counted that they reach, in build/.coverage.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p build
export COVERAGE_FILE="$PWD/build/.coverage"
rm -f "$COVERAGE_FILE" "$COVERAGE_FILE".*
.venv/bin/coverage run "$@"
status=$?
.venv/bin/coverage combine --quiet || status=1
exit "$status"
