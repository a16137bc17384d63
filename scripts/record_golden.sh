#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Records anew what tests/golden compares with. Only for changes of results that are meant: say so in the changelog,
# and look at the difference before it is committed.
set -euo pipefail
cd "$(dirname "$0")/.."

cmake --preset release
cmake --build --preset release --target colead_golden_tests
rm -f tests/golden/records/*.txt
COLEAD_RECORD_GOLDEN=1 build/release/tests/colead_golden_tests --gtest_brief=1
git --no-pager diff --stat -- tests/golden/records
