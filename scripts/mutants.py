# SPDX-License-Identifier: Apache-2.0
"""Small mistakes that somebody could have made in a source file: one a mutant.

A mutant is a line with one thing changed: a comparison, a sign, a number, a logical word, a statement left out. Lines
of comments, includes and declarations are left alone. Some mutants mean the same as what they were made from; nobody
sorts them out, so that a share of killed mutants is a little too low rather than too high.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SWAPS = (
    (r"(?<= )<=(?= )", "<"),
    (r"(?<= )>=(?= )", ">"),
    (r"(?<= )<(?= )", "<="),
    (r"(?<= )>(?= )", ">="),
    (r"(?<= )==(?= )", "!="),
    (r"(?<= )!=(?= )", "=="),
    (r"(?<= )\+(?= )", "-"),
    (r"(?<= )-(?= )", "+"),
    (r"(?<= )\*(?= )", "/"),
    (r"(?<= )/(?= )", "*"),
    (r"(?<= )\+=(?= )", "-="),
    (r"(?<= )-=(?= )", "+="),
    (r"(?<= )&&(?= )", "||"),
    (r"(?<= )\|\|(?= )", "&&"),
    (r"(?<= )and(?= )", "or"),
    (r"(?<= )or(?= )", "and"),
    (r"\bstd::min\b", "std::max"),
    (r"\bstd::max\b", "std::min"),
    (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"),
    (r"\bTrue\b", "False"),
    (r"\bFalse\b", "True"),
)
NUMBER = re.compile(r"(?<![\w.])(\d+)(\.\d+)?(?![\w.'])")
LEFT_OUT = re.compile(r"^\s*(?:[\w\]\[.>()-]+(?:\+\+|--);|(?:continue|break);|[\w.\->\[\]]+ [-+*]?= [^;]+;)\s*$")
IGNORED = re.compile(r"^\s*(?://|#|\*|static_assert|using |namespace |template|import |from |@|raise |throw )")


@dataclass(frozen=True)
class Mutant:
    """One line of a file, as it is and as it might have been by mistake."""

    path: Path
    line: int
    before: str
    after: str

    def text(self, whole: str) -> str:
        lines = whole.split("\n")
        lines[self.line - 1] = self.after
        return "\n".join(lines)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: `{self.before.strip()}` became `{self.after.strip() or 'nothing'}`"


def mutants(path: Path, text: str) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    spared = _texts_of_python(text) if path.suffix == ".py" else _comments_of_cpp(text)
    for number, line in enumerate(text.split("\n"), start=1):
        if number in spared or IGNORED.match(line):
            continue
        code = line.split("  //")[0].split("  #")[0]
        for changed in _changed(code):
            yield Mutant(path, number, line, changed)
        if path.suffix == ".cpp" and LEFT_OUT.match(code):
            yield Mutant(path, number, line, "")


def _changed(code: str) -> Iterator[str]:
    quoted = [match.span() for match in re.finditer(r'"(?:\\.|[^"\\])*"', code)]

    def free(at: int) -> bool:
        return not any(low <= at < high for low, high in quoted)

    for pattern, instead in SWAPS:
        for match in re.finditer(pattern, code):
            if free(match.start()):
                yield code[: match.start()] + instead + code[match.end() :]
    for match in NUMBER.finditer(code):
        if free(match.start()):
            larger = str(int(match[1]) + 1) + (match[2] or "")
            yield code[: match.start()] + larger + code[match.end() :]


def _texts_of_python(text: str) -> set[int]:
    """Lines of comments, docstrings and other texts over several lines."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.STRING and (token.start[0] < token.end[0] or token.line.strip() == token.string):
            lines.update(range(token.start[0], token.end[0] + 1))
        if token.type == tokenize.COMMENT and token.line.strip() == token.string:
            lines.add(token.start[0])
    return lines


def _comments_of_cpp(text: str) -> set[int]:
    lines: set[int] = set()
    for match in re.finditer(r"/\*.*?\*/", text, flags=re.DOTALL):
        first = text.count("\n", 0, match.start()) + 1
        lines.update(range(first, first + match[0].count("\n") + 1))
    return lines
