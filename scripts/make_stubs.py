# SPDX-License-Identifier: Apache-2.0
"""Writes the stub of the compiled module, python/colead/_core.pyi, from the module itself.

    .venv/bin/python scripts/make_stubs.py            write it; again whenever a binding was added or changed
    .venv/bin/python scripts/make_stubs.py --check    compare only; exits with 1 when it is out of date

pybind11-stubgen reads signatures and docstrings. What these cannot say (records, callbacks, other libraries' objects)
stands in RETURNS and PARAMETERS below; nothing in the stub is written by hand.
"""

from __future__ import annotations

import difflib
import importlib.util
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from colead import _core

ROOT = Path(__file__).resolve().parents[1]
STUB = ROOT / "python" / "colead" / "_core.pyi"
IS_BASE_TYPE = 1 << 10  # Py_TPFLAGS_BASETYPE: may be subclassed

ON_PROGRESS = "collections.abc.Callable[[int, int, float], bool | None] | None"
RETURNS = {
    "Experiment.values": "numpy.typing.NDArray[numpy.float64]",
    "Scenario.__getitem__": "typing.Any",
    "Scenario.__hash__": "int",
    "Scenario.__eq__": "bool",
    "Scenario._ipython_key_completions_": "list[str]",
    "Scenario._repr_html_": "str",
    "Scenario.date_of": "typing.Any",
    "Scenario.observed_from": "datetime.date | None",
    "Scenario.only": "Scenario",
    "Scenario.save": "pathlib.Path",
    "Scenario.to_dict": "dict[str, typing.Any]",
    "Scenario.with_strategy": "Scenario",
    "Scenario.without": "Scenario",
    "Record._repr_html_": "str",
    "text_of_column": "tuple[str, str]",
    "Table.__getitem__": "typing.Any",
    "Table.__iter__": "collections.abc.Iterator[dict[str, typing.Any]]",
    "Table._ipython_key_completions_": "tuple[str, ...]",
    "Table.columns": "tuple[str, ...]",
    "Table.shape": "tuple[int, int]",
    "Table.text_of": "tuple[str, str]",
    "Table.categories": "tuple[numpy.typing.NDArray[numpy.int32], tuple[str, ...]]",
    "Table.column_names": "tuple[str, ...]",
    "Table.to_arrow": "pyarrow.Table",
    "Table.to_dicts": "list[dict[str, typing.Any]]",
    "Table.to_pandas": "pandas.DataFrame",
    "Table.to_polars": "polars.DataFrame",
    "Table.__narwhals_dataframe__": "typing.Any",
    "Table.__reduce__": "tuple[typing.Any, ...]",
    "Table.__repr__": "str",
    "Table._repr_html_": "str",
    "LivingRun.branch": "LivingRun",
}
PARAMETERS = {
    "Experiment.run_tasks.on_progress": ON_PROGRESS,
    "Experiment.run_tasks.on_result": "collections.abc.Callable[[int, RunResult], object] | None",
    "Experiment.plan.on_progress": ON_PROGRESS,
    "panel_table.on_progress": ON_PROGRESS,
    "Scenario.from_dict.mapping": "collections.abc.Mapping[str, typing.Any]",
    "Scenario.with_.changes": "collections.abc.Mapping[str, typing.Any]",
    "trial_discuss.susceptibility": "numpy.typing.ArrayLike",
    "Scenario.__getitem__.path": "str",
    "Scenario.date_of.weeks": "numpy.typing.ArrayLike",
    "Scenario.only.args": "str",
    "Scenario.without.args": "str",
    "Scenario.save.path": "str | os.PathLike[str]",
    "Scenario.with_strategy.name": "str",
    "Scenario.with_strategy.interventions": "collections.abc.Sequence[typing.Any]",
    "Scenario.with_strategy.title": "str",
    "Scenario.with_strategy.description": "str",
    "Table.from_columns.texts": "collections.abc.Mapping[str, tuple[str, str]]",
    "Table.from_columns.columns": "collections.abc.Mapping[str, numpy.typing.ArrayLike]",
}
PLAIN = (
    (r"typing\.SupportsInt \| typing\.SupportsIndex", "int"),
    (r"typing\.SupportsFloat \| typing\.SupportsIndex", "float"),
    (r"\bnumpy\.ndarray\b(?!\[)", "numpy.ndarray[typing.Any, typing.Any]"),
    (r"(?<![.\w<])dict(?![\[\w(])", "dict[str, typing.Any]"),
    (r"(?<![.\w<])list(?![\[\w(])", "list[typing.Any]"),
    (r"(?<![.\w<])tuple(?![\[\w(])", "tuple[typing.Any, ...]"),
    (r"collections\.abc\.Callable(?!\[)", "collections.abc.Callable[..., typing.Any]"),
    (r"collections\.abc\.Iterable(?!\[)", "collections.abc.Iterable[type]"),
    (r"os\.PathLike(?!\[)", "os.PathLike[str]"),
)
DATACLASS_FIELDS = "    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]"
LITERAL = re.compile(r"typing\.Literal\[([\w, ]+)\]")
A_TYPE = (
    r"(?:[^=,\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])+?(?=,| =|$)"  # commas only within brackets, of two levels at most
)
OWNER = re.compile(r"^class (\w+)")
FUNCTION = re.compile(r"^( *)def (\w+)\((.*)\)(?: -> (.*?))?:(.*)$")


def main() -> int:
    made = stub()
    kept = STUB.read_text(encoding="utf-8") if STUB.exists() else ""
    if "--check" not in sys.argv[1:]:
        STUB.write_text(made, encoding="utf-8")
        return 0
    sys.stdout.writelines(difflib.unified_diff(kept.splitlines(True), made.splitlines(True), "kept", "made", n=1))
    return int(made != kept)


def stub() -> str:
    """The whole text, formatted as the rest of the project."""
    lines = ["# SPDX-License-Identifier: Apache-2.0", "# Written by scripts/make_stubs.py."]
    lines += sharpened(generated().splitlines())
    text = "\n".join(lines) + "\n"
    if "dataclasses." in text:
        text = text.replace("import collections.abc\n", "import collections.abc\nimport dataclasses\n", 1)
    for library in ("datetime", "pandas", "pathlib", "polars", "pyarrow"):
        if f"{library}." in text:
            text = text.replace("import os\n", f"import os\nimport {library}\n", 1)
    return formatted(text)


def generated() -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pybind11_stubgen", "colead._core", "-o", folder, "--ignore-all-errors"]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        return (Path(folder) / "colead" / "_core.pyi").read_text(encoding="utf-8")


def sharpened(lines: list[str]) -> list[str]:
    out: list[str] = []
    owner = ""
    records = record_types(lines)
    for line in lines:
        if line and not line[0].isspace() and not line.startswith(("@", "#")):
            found = OWNER.match(line)
            owner = found[1] if found else ""
            if owner and not getattr(_core, owner).__flags__ & IS_BASE_TYPE:
                out.append("@typing.final")
        if line.startswith("__all__:") or line.strip().startswith("__hash__:"):
            continue  # the module has no __all__; where equality is defined, __hash__ is None by itself
        if owner in records and "__dataclass_fields__" in line:
            out.append(DATACLASS_FIELDS)
        elif owner in records and "def __init__(self, *args" in line:
            out.append(constructor(records[owner]))
        else:
            out.append(function(line, owner) if FUNCTION.match(line) else plain(line) if is_value(line) else line)
    return out


def record_types(lines: list[str]) -> dict[str, dict[str, str]]:
    """Types of the fields of every record, by class: what it is made of, in order."""
    found: dict[str, dict[str, str]] = {}
    owner = ""
    for before, line in itertools.pairwise(lines):
        if match := OWNER.match(line):
            owner = match[1]
        shown = FUNCTION.match(line)
        if owner and shown and before.strip() == "@property":
            found.setdefault(owner, {})[shown[2]] = plain(shown[4])
    names = {name: getattr(getattr(_core, name), "__dataclass_fields__", None) for name in found}
    return {name: {f: found[name][f] for f in fields} for name, fields in names.items() if fields is not None}


def constructor(fields: dict[str, str]) -> str:
    return f"    def __init__(self, {', '.join(f'{name}: {kind}' for name, kind in fields.items())}) -> None:"


def function(line: str, owner: str) -> str:
    found = FUNCTION.match(line)
    assert found
    indent, name, parameters, result, rest = found.groups()
    path = f"{owner}.{name}" if owner else name
    parameters = "self, other: object" if name == "__eq__" else plain(parameters)
    for known, sharper in PARAMETERS.items():
        if known.rpartition(".")[0] == path:
            given = known.rpartition(".")[2]
            parameters = re.sub(rf"\b{given}(?:: {A_TYPE}|$)", f"{given}: {sharper}", parameters)
    returned = RETURNS.get(path, plain(result or "None"))
    return f"{indent}def {name}({parameters}) -> {returned}:{rest}"


def is_value(line: str) -> bool:
    return bool(re.match(r"^ *\w+: [\w.\[\], |]+( = .*)?$", line))


def plain(text: str) -> str:
    for pattern, better in PLAIN:
        text = re.sub(pattern, better, text)
    return LITERAL.sub(lambda found: f"typing.Literal[{', '.join(map(repr, found[1].split(', ')))}]", text)


def ruff() -> list[str]:
    """The formatter: beside the interpreter, on the path, or as a module of the interpreter."""
    beside = Path(sys.executable).with_name("ruff")
    found = str(beside) if beside.exists() else shutil.which("ruff")
    if found is not None:
        return [found]
    if importlib.util.find_spec("ruff") is None:
        sys.exit(f"make_stubs.py: no ruff beside {sys.executable}, on the path or as a module: pip install ruff")
    return [sys.executable, "-m", "ruff"]


def formatted(text: str) -> str:
    command = [*ruff(), "format", "--stdin-filename", str(STUB), "-"]
    done = subprocess.run(command, input=text, check=True, capture_output=True, text=True, cwd=ROOT)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
