#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# All tests: the C++ ones through ctest, then the Python ones through pytest, then one line with the sum of both.
# COLEAD_WERROR=ON in the environment turns the compiler's warnings into errors; COLEAD_COVERAGE=1 counts the lines of
# Python that are reached, for scripts/coverage.sh.
set -euo pipefail
cd "$(dirname "$0")/.."

cmake --preset release -D COLEAD_WERROR="${COLEAD_WERROR:-OFF}" -D COLEAD_UNITY=ON -D COLEAD_BUILD_TESTS=ON \
  -D COLEAD_BUILD_EXAMPLES=ON
cmake --build --preset release

status=0
results=("$PWD/build/release/ctest.xml" "$PWD/build/release/pytest.xml")
rm -f "${results[@]}"
ctest --preset release --output-junit "${results[0]}" || status=1
# A process a core: each begins with a share of the tests that stands together, so that fixtures are made once.
pytest=(-m pytest --numprocesses=auto --dist=worksteal --junit-xml="${results[1]}")
if [ -n "${COLEAD_COVERAGE:-}" ]; then
  scripts/python_coverage.sh "${pytest[@]}" || status=1
else
  .venv/bin/python "${pytest[@]}" || status=1
fi

.venv/bin/python - "${results[@]}" <<'PYTHON' || status=1
import pathlib, sys
import xml.etree.ElementTree as ElementTree

passed = failed = skipped = 0
seconds = {}
for path in filter(pathlib.Path.exists, map(pathlib.Path, sys.argv[1:])):
    for case in ElementTree.parse(path).iter("testcase"):
        seconds[f"{case.get('classname')} {case.get('name')}"] = float(case.get("time") or 0)
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
print("the slowest ten, in seconds:")
for name in sorted(seconds, key=seconds.get, reverse=True)[:10]:
    print(f"{seconds[name]:8.1f}  {name}")
summary = f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
pathlib.Path("build/release/summary.txt").write_text(summary + "\n", encoding="utf-8")
print(summary)
PYTHON
exit "$status"
