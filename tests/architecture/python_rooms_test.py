# SPDX-License-Identifier: Apache-2.0
"""The house rules of python/colead: floors, no circles, sizes.

Rooms are the folders of the package; each stands on a floor and may import only rooms of lower floors, at import time,
inside functions and for types alike. Every rule is a function from a tree to the breaches in it. The last test plants a
breach of each kind. Runs under pytest and, without it, as a plain program, which lists the floors.
"""

from __future__ import annotations

import ast
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "colead"
COMPILED = ("_core", "_engine")
FLOORS = (
    ("base",),
    ("engine", "tables", "theory", "words", "sources", "statistics"),
    ("drafting", "python_kinds"),
    ("runs",),
    ("store",),
    ("explain",),
    ("experiments",),
    ("plots",),
    ("report",),
    ("browser",),
    ("cli",),
)
RANK = {room: rank for rank, rooms in enumerate(FLOORS) for room in rooms}
ARRAYS_ONLY = "statistics"

# What an object offers from a higher floor, imported when it is asked for. Never more than two, and in no circle: what
# stands there reads what stands below the object.
ACCESSORS = {
    ("experiments/plotted.py", "plots"): "plot of every answer",
    ("experiments/comparison.py", "report"): "Comparison.report",
}
MOST_ACCESSORS = 2

LONGEST_FILE = 300
LONGEST_FUNCTION = 40  # lines of statements, without the signature and the docstring
MOST_PARAMETERS = 5
# Packages whose functions users call: what `__all__` names may ask for as much as there is, by keyword.
FRONTS = (PACKAGE, f"{PACKAGE}.explain", f"{PACKAGE}.python_kinds")
# Every option of a command is a parameter of its function, which has its file's name: that is how typer reads them.
COMMANDS = "cli/commands/"
RESOLVED = {("experiments/question.py", "of")}  # what those functions were asked, handed on in one call

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def house(root: Path) -> Path:
    return root / "python" / PACKAGE


def module_of(root: Path, path: Path) -> str:
    parts = path.relative_to(root / "python").with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def modules(root: Path) -> dict[str, Path]:
    """Modules by name, those that are compiled by their stub."""
    found = {module_of(root, path): path for path in sorted(house(root).rglob("*.py"))}
    return found | {f"{PACKAGE}.{name}": house(root) / f"{name}.pyi" for name in COMPILED}


def room_of(module: str) -> str:
    """Empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def file_of(root: Path, path: Path) -> str:
    return path.relative_to(house(root)).as_posix()


def imports(path: Path, module: str, known: dict[str, Path]) -> Iterator[tuple[int, str]]:
    """(line, module of this package that is imported there), wherever in the file the import stands."""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.split(".")[0] == PACKAGE)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            source = ".".join(part for part in (above, node.module or "") if part)
            if source.split(".")[0] == PACKAGE:
                for name in node.names:
                    inner = f"{source}.{name.name}"
                    yield node.lineno, inner if inner in known else source


def arrows(root: Path) -> Iterator[tuple[Path, int, str, str]]:
    """(file, line, importing module, imported module)."""
    known = modules(root)
    for module, path in known.items():
        if path.suffix == ".py":
            for line, target in imports(path, module, known):
                yield path, line, module, target


def arrows_up(root: Path) -> Iterator[str]:
    """Imports of a higher floor, or of another room on the same."""
    for path, line, module, target in arrows(root):
        own, other = room_of(module), room_of(target)
        if module == PACKAGE or own == other or other in COMPILED:
            continue
        if own not in RANK:
            yield f"{path}: '{own}' is no room"
        elif not other:
            yield f"{path}:{line}: inside the package nobody imports its front"
        elif other not in RANK:
            yield f"{path}:{line}: '{other}' is no room"
        elif RANK[other] >= RANK[own] and (file_of(root, path), other) not in ACCESSORS:
            yield f"{path}:{line}: {own}/ may not know {other}/"


def circles(root: Path) -> Iterator[str]:
    """Modules that import each other, directly or on a way round: at import time, inside functions or for types."""
    ways: dict[str, set[str]] = {module: set() for module in modules(root)}
    for _, _, module, target in arrows(root):
        if target in ways:
            ways[module].add(target)
    left = dict(ways)
    while free := [module for module, targets in left.items() if not targets & left.keys()]:
        for module in free:
            del left[module]
    for module in sorted(left):
        if round_trip := way_back(module, ways):
            yield " -> ".join(round_trip)


def way_back(start: str, ways: dict[str, set[str]]) -> list[str]:
    """The shortest way from a module to itself; empty when there is none."""
    came: dict[str, str] = {}
    waiting = [start]
    while waiting:
        at = waiting.pop(0)
        for target in sorted(ways[at]):
            if target == start:
                trip = [start]
                while at != start:
                    trip.insert(0, at)
                    at = came[at]
                return [start, *trip]
            if target not in came:
                came[target] = at
                waiting.append(target)
    return []


def more_than_arrays(root: Path) -> Iterator[str]:
    """Statistics that know the model."""
    for path, line, module, target in arrows(root):
        if room_of(module) == ARRAYS_ONLY and room_of(target) not in (ARRAYS_ONLY, *FLOORS[0]):
            yield f"{path}:{line}: {ARRAYS_ONLY}/ takes arrays and gives numbers; it may not know {target}"


def undescribed(root: Path) -> Iterator[str]:
    """Rooms, and rooms in rooms, of which no sentence says what lives there."""
    for folder in sorted({path.parent for path in house(root).rglob("*.py")}):
        front = folder / "__init__.py"
        text = ast.get_docstring(ast.parse(front.read_text(encoding="utf-8"))) if front.exists() else None
        if not (text or "").split("\n\n")[0].strip().endswith((".", "`.", ":")):
            yield f"{front}: a sentence must say what lives here"


def too_long(root: Path) -> Iterator[str]:
    for path in sorted(house(root).rglob("*.py")):
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > LONGEST_FILE:
            yield f"{path}: {length} lines; {LONGEST_FILE} is the most that one room holds"


def functions(root: Path) -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in sorted(house(root).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, FUNCTIONS):
                yield path, node


def statements(function: ast.FunctionDef) -> int:
    """Lines from the first statement behind the docstring to the last."""
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and len(body) > 1:
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def parameters(function: ast.FunctionDef) -> int:
    taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return sum(one.arg not in ("self", "cls") for one in taken)


def long_functions(root: Path) -> Iterator[str]:
    for path, function in functions(root):
        lines = statements(function)
        if lines > LONGEST_FUNCTION:
            yield f"{path}:{function.lineno}: {function.name} has {lines} lines; {LONGEST_FUNCTION} are the most"


def by_place(function: ast.FunctionDef) -> int:
    """Parameters that can be given without their names."""
    return sum(one.arg not in ("self", "cls") for one in (*function.args.posonlyargs, *function.args.args))


def public(root: Path) -> set[tuple[str, str]]:
    """(file, function) that a front names in `__all__`."""
    known, found = modules(root), set()
    for front in (known[name] for name in FRONTS if name in known):
        tree = ast.parse(front.read_text(encoding="utf-8"))
        lists = [
            one.value for one in tree.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "__all__"
        ]
        names = {name for one in lists for name in ast.literal_eval(one)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in known:
                file = file_of(root, known[node.module])
                found |= {(file, one.name) for one in node.names if one.name in names}
    return found


def wide_functions(root: Path) -> Iterator[str]:
    fronts = public(root) | RESOLVED
    for path, function in functions(root):
        file, count = file_of(root, path), parameters(function)
        if file.startswith(COMMANDS) and function.name == path.stem:
            continue
        if (file, function.name) in fronts:
            count = by_place(function)
        if count > MOST_PARAMETERS:
            yield f"{path}:{function.lineno}: {function.name} takes {count} parameters; {MOST_PARAMETERS} are the most"


Rule = Callable[[Path], Iterator[str]]
RULES: tuple[Rule, ...] = (
    arrows_up,
    circles,
    more_than_arrays,
    undescribed,
    too_long,
    long_functions,
    wide_functions,
)


def holds(rule: Rule) -> None:
    breaches = list(rule(ROOT))
    assert not breaches, "\n" + "\n".join(breach.replace(f"{ROOT}/", "") for breach in breaches)


def test_no_arrow_leads_up() -> None:
    holds(arrows_up)


def test_no_modules_import_each_other() -> None:
    holds(circles)


def test_statistics_know_arrays_only() -> None:
    holds(more_than_arrays)


def test_every_room_says_what_lives_there() -> None:
    holds(undescribed)


def test_files_stay_readable() -> None:
    holds(too_long)


def test_functions_stay_short() -> None:
    holds(long_functions)


def test_functions_take_few_parameters() -> None:
    holds(wide_functions)


def test_exceptions_are_few_and_needed() -> None:
    assert len(ACCESSORS) <= MOST_ACCESSORS
    used = {
        (file_of(ROOT, path), room_of(target))
        for path, _, module, target in arrows(ROOT)
        if RANK.get(room_of(target), -1) > RANK.get(room_of(module), 99)
    }
    assert used == set(ACCESSORS)
    wide = {(file_of(ROOT, path), f.name) for path, f in functions(ROOT) if parameters(f) > MOST_PARAMETERS}
    assert wide >= RESOLVED, "take it off the list"
    assert RESOLVED.isdisjoint(public(ROOT))


TEXT = '"""What lives here."""\n'
CLEAN = {
    "__init__.py": f"{TEXT}from colead.cli.app import main\nfrom colead.experiments.compare import compare\n"
    '__all__ = ["compare"]\n',
    "_core.pyi": "",
    "base/__init__.py": TEXT,
    "base/text.py": "from colead import _core\n",
    "statistics/__init__.py": TEXT,
    "statistics/student.py": "import numpy as np\nfrom colead.base import text\n",
    "runs/__init__.py": TEXT,
    "runs/tasks.py": "def run_tasks(a, b): ...\n",
    "experiments/__init__.py": TEXT,
    "experiments/compare.py": "def compare(a, b, *, c, d, e, f): ...\n",
    "experiments/compared.py": "class Compared: ...\n",
    "experiments/plotted.py": "def plot():\n    from colead.plots import style\n    return style\n",
    "plots/__init__.py": TEXT,
    "plots/style.py": "from colead.experiments.compared import Compared\n",
    "cli/__init__.py": TEXT,
    "cli/app.py": "from ..runs.tasks import run_tasks\n",
    "cli/commands/__init__.py": TEXT,
    "cli/commands/run.py": "def run(a, b, c, d, e, f): ...\n",
}
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "
MUTUAL = "from colead.runs.b import x\n"
PLANTED: tuple[tuple[Rule, dict[str, str]], ...] = (
    (arrows_up, {"runs/a.py": "from colead.experiments import comparison"}),
    (arrows_up, {"runs/a.py": "def f():\n    import colead.cli.app"}),
    (arrows_up, {"runs/a.py": f"{FOR_TYPES}from colead.plots.style import x"}),
    (arrows_up, {"base/a.py": "from ..runs import tasks"}),
    (arrows_up, {"experiments/a.py": "from colead.plots import style"}),
    (arrows_up, {"words/__init__.py": TEXT, "words/a.py": "from colead.statistics import student"}),
    (arrows_up, {"cli/a.py": "from colead import main"}),
    (arrows_up, {"cli/a.py": "from colead.helpers import x"}),
    (arrows_up, {"helpers/__init__.py": TEXT, "helpers/a.py": "from colead.base import text"}),
    (circles, {"runs/a.py": MUTUAL, "runs/b.py": "from colead.runs.a import y"}),
    (circles, {"runs/a.py": MUTUAL, "runs/b.py": "def f():\n    from colead.runs.a import y"}),
    (circles, {"runs/a.py": MUTUAL, "runs/b.py": f"{FOR_TYPES}from colead.runs.a import y"}),
    (circles, {"runs/a.py": MUTUAL, "runs/b.py": "import colead.runs.c", "runs/c.py": "from . import a"}),
    (circles, {"plots/style.py": "from colead.experiments.plotted import plot"}),
    (circles, {"plots/style.py": f"{FOR_TYPES}from colead.experiments.plotted import plot"}),
    (circles, {"plots/style.py": "from colead.plots import a", "plots/a.py": "from colead.experiments import plotted"}),
    (more_than_arrays, {"statistics/a.py": "from colead import _core"}),
    (more_than_arrays, {"statistics/a.py": "def f():\n    from colead._core import interval"}),
    (undescribed, {"runs/__init__.py": ""}),
    (undescribed, {"runs/pools/a.py": ""}),
    (undescribed, {"runs/__init__.py": '"""runs"""'}),
    (too_long, {"runs/a.py": "\n" * (LONGEST_FILE + 1)}),
    (long_functions, {"runs/a.py": "def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION + 1)}),
    (wide_functions, {"runs/a.py": "def f(a, b, *, c, d, e, f): ..."}),
    (wide_functions, {"experiments/compare.py": "def compare(a, b, c, d, e, f): ..."}),
    (wide_functions, {"experiments/compare.py": "def judge(a, b, *, c, d, e, f): ..."}),
    (wide_functions, {"cli/commands/run.py": "def opened(a, b, c, d, e, f): ..."}),
    (wide_functions, {"runs/a.py": "class A:\n    def f(self, a, b, c, d, e, f): ..."}),
)


def planted(root: Path, contents: dict[str, str]) -> None:
    for name, text in contents.items():
        path = house(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def complaining(root: Path) -> set[str]:
    return {rule.__name__ for rule in RULES if any(rule(root))}


def test_every_rule_sees_its_breach_and_only_that() -> None:
    for rule, contents in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            planted(Path(folder), CLEAN)
            assert complaining(Path(folder)) == set()
            planted(Path(folder), contents)
            assert complaining(Path(folder)) == {rule.__name__}, contents
    assert {rule for rule, _ in PLANTED} == set(RULES)


def main() -> int:
    count = sum(1 for _ in arrows(ROOT))
    for rank, rooms in enumerate(FLOORS):
        print(f"floor {rank}: {', '.join(rooms)}")
    up, round_trips = len(list(arrows_up(ROOT))), len(list(circles(ROOT)))
    print(f"{count} imports, {up} up, {round_trips} in circles; on demand: {', '.join(ACCESSORS.values())}")
    failed = 0
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            try:
                test()
            except AssertionError as error:
                failed += 1
                print(f"FAILED {name}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
