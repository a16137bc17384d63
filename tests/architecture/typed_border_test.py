# SPDX-License-Identifier: Apache-2.0
"""Records that cross the border are classes with typed fields. Runs under pytest and, without it, as a program."""

from __future__ import annotations

import ast
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from python_rooms_test import CLEAN, ROOT, house, planted

RECORDS = ("record", "plan", "output")  # what crosses, by the names it goes by
UNTYPED = "dict[str, Any]"
MOST_UNTYPED = 5  # JSON as it was read, what a path is set to, what C++ makes a field of, two of typer's


def nodes(root: Path) -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted(house(root).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node


def by_key(root: Path) -> Iterator[str]:
    """Fields of a record that are read or written by a text."""
    for path, node in nodes(root):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and type(node.slice.value) is str:
            name = ast.unparse(node.value).split(".")[-1]
            if name in RECORDS:
                yield f"{path}:{node.lineno}: {ast.unparse(node)} is a field of a class"


def untyped(root: Path) -> Iterator[str]:
    """Objects of which no type checker knows the fields."""
    for path, node in nodes(root):
        if isinstance(node, ast.Subscript) and ast.unparse(node) == UNTYPED:
            yield f"{path}:{node.lineno}: {UNTYPED}"


def test_no_record_is_read_by_key() -> None:
    assert list(by_key(ROOT)) == []


def test_few_objects_have_no_type() -> None:
    found = list(untyped(ROOT))
    assert len(found) <= MOST_UNTYPED, "\n".join(found)


def test_a_breach_is_seen() -> None:
    breaches = {
        "runs/a.py": 'def f(record):\n    return record["seed"]\n',
        "runs/b.py": 'def f(self):\n    self.plan["arms"] = 1\n',
        "runs/c.py": 'def f(output: "x", found: dict[str, Any]):\n    found["seed"], output[0]\n',
    }
    with tempfile.TemporaryDirectory() as folder:
        planted(Path(folder), CLEAN | breaches)
        assert [Path(one.split(":")[0]).name for one in by_key(Path(folder))] == ["a.py", "b.py"]
        assert [Path(one.split(":")[0]).name for one in untyped(Path(folder))] == ["c.py"]


def main() -> int:
    keys, objects = list(by_key(ROOT)), list(untyped(ROOT))
    print("\n".join([f"{len(keys)} fields by key, {len(objects)} objects without a type", *keys, *objects]))
    test_a_breach_is_seen()
    return 1 if keys or len(objects) > MOST_UNTYPED else 0


if __name__ == "__main__":
    sys.exit(main())
