#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# check_wheel.sh WHEEL [PYTHON]: what is in the wheel; then installed in a clean environment, away from the checkout and
# with no compiler on the PATH: a comparison of a shipped scenario by its name, timed; what the base install says where it
# lacks a library; with the extras, the contract of docs/guides/python.md. Sizes are printed.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
wheel=$(realpath "$1")
python=${2:-.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "wheel: $*" >&2; exit 1; }
bytes() { du -sb "$1" | cut -f1; }
say() { printf 'wheel: %s\n' "$*"; }

"$python" - "$wheel" <<'PYTHON'
import sys, zipfile
names = zipfile.ZipFile(sys.argv[1]).namelist()
wanted = ["LICENSE", "LICENSES/compiled_in.txt"]
for end in wanted:
    assert any(".dist-info/licenses/" in name and name.endswith(end) for name in names), f"no {end}"
for name in ("scenarios/small_unit.yaml", "scenarios/parts/health_service.yaml", "py.typed", "_core.pyi"):
    assert f"colead/{name}" in names, f"no {name}"
loose = [name for name in names if not name.startswith(("colead/", "colead-"))]
assert not loose, f"beside the package: {loose}"
PYTHON

"$python" -m venv "$work/clean"
bin=$work/clean/bin
site=$("$bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
before=$(bytes "$site")
clean() { (cd "$work/elsewhere" && env -u PYTHONPATH -u LD_LIBRARY_PATH PATH="$bin" "$@"); }
mkdir "$work/elsewhere"
if PATH=$bin command -v c++ gcc cc clang cmake ninja >/dev/null; then fail "a compiler is on the PATH"; fi

began=$SECONDS
clean "$bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: "$wheel"
say "installed in $((SECONDS - began)) s: $(stat -c %s "$wheel") bytes become $(bytes "$site/colead"), with what it needs $(($(bytes "$site") - before))"
(cd "$site" && du -sb -- */ | sort -rn | head -6 | awk '{ printf "wheel:   %-12d %s\n", $1, $2 }')

began=$(date +%s.%N)
clean "$bin/colead" compare small_unit >"$work/table.txt" || fail "colead compare small_unit"
took=$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')
grep -q '^real_time' "$work/table.txt" || fail "no table: $(cat "$work/table.txt")"
say "colead compare small_unit: $took s"
awk -v t="$took" 'BEGIN { exit !(t < 60) }' || fail "a minute is over"
clean "$bin/colead" schema >/dev/null || fail "colead schema"
clean "$bin/python" -c 'import colead as cl; assert [s.name for s in cl.scenarios()][0] == "small_unit"'
if clean "$bin/colead" compare small_unit --report r.html 2>"$work/refused.txt"; then fail "a report without its library"; fi
tr -d '\n│' <"$work/refused.txt" | tr -s ' ' | grep -q "colead\[pictures\]" || fail "not told what to install: $(cat "$work/refused.txt")"

clean "$bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: "$wheel[pictures,frames,graph]"
cp -r scenarios "$work/elsewhere/"
"$python" - docs/guides/python.md > "$work/elsewhere/contract.py" <<'PYTHON'
import pathlib, re, sys
page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
print("\n".join(re.findall(r"<!-- example: \w+ -->\n```python\n(.*?)```", page, flags=re.DOTALL)))
PYTHON
clean "$bin/python" contract.py >"$work/contract.txt" || fail "the contract"
clean "$bin/colead" compare small_unit --replications 2 --report r.html >/dev/null || fail "a report"
[ -s "$work/elsewhere/r.html" ] || fail "no report"
say "$(basename "$wheel"): the contract of docs/guides/python.md holds away from $(basename "$root")"
