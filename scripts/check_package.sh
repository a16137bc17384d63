#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From the source distribution to a wheel to a clean environment, and the contract of docs/guides/python.md in there,
# outside the checkout. Takes some minutes: everything is compiled anew. PYTHON chooses the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -c "import scikit_build_core.build as b, sys; b.build_sdist(sys.argv[1])" "$work"
"$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$work" "$work"/colead-*.tar.gz
"$python" -m venv "$work/clean"
"$work/clean/bin/python" -m pip install --quiet --disable-pip-version-check "$(ls "$work"/colead-*.whl)[frames,graph]"

mkdir "$work/elsewhere"
cp -r scenarios "$work/elsewhere/"
"$python" - docs/guides/python.md > "$work/elsewhere/contract.py" <<'PYTHON'
import pathlib, re, sys
page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
print("\n".join(re.findall(r"<!-- example: \w+ -->\n```python\n(.*?)```", page, flags=re.DOTALL)))
PYTHON
(cd "$work/elsewhere" && "$work/clean/bin/python" contract.py && "$work/clean/bin/colead" validate scenarios/small_unit.yaml)
echo "installed from $(basename "$work"/colead-*.tar.gz) as $(basename "$work"/colead-*.whl): the contract holds"
