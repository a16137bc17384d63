# SPDX-License-Identifier: Apache-2.0
"""What can go wrong, and where it did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from colead.base.shown import ShownError, ShownFields
from colead.base.text import escaped


@dataclass(frozen=True, slots=True)
class Diagnostic(ShownFields):
    """One mistake in a scenario.

    Fields:
        code: what sort of mistake it is, such as E0102.
        file, line, column: where it stands; both count from 1, and 0 means that the value stands in no file.
        path: keys that lead to the value.
        message: what is wrong.
        expected: what would be right.
        suggestion: the known name that is nearest.

    Example:
        >>> try:
        ...     cl.Scenario.from_yaml("colead: 1", "empty.yaml")
        ... except cl.ScenarioError as error:
        ...     print(error.diagnostics[0].file)
        empty.yaml
    """

    code: str
    file: str
    line: int
    column: int
    path: str
    message: str
    expected: str = ""
    suggestion: str = ""

    @property
    def place(self) -> str:
        """File, line and column with colons between them, or the file alone."""
        file = self.file or "<scenario>"
        return f"{file}:{self.line}:{self.column}" if self.line > 0 else file

    def __str__(self) -> str:
        """`file:line:column: CODE: message (expected ...)` on one line."""
        expected = f" (expected {self.expected})" if self.expected else ""
        suggestion = f" (did you mean '{self.suggestion}'?)" if self.suggestion else ""
        return escaped(f"{self.place}: {self.code}: {self.message}{expected}{suggestion}")


class ScenarioError(ShownError, ValueError):
    """A scenario is wrong: `diagnostics` holds every mistake found, the other attributes tell of the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)

    @property
    def code(self) -> str:
        """Code of the first mistake."""
        return self.diagnostics[0].code

    @property
    def file(self) -> str:
        """File of the first mistake."""
        return self.diagnostics[0].file

    @property
    def line(self) -> int:
        """Line of the first mistake, from 1 on; 0: it stands in no file."""
        return self.diagnostics[0].line

    @property
    def column(self) -> int:
        """Column of the first mistake, from 1 on; 0: it stands in no file."""
        return self.diagnostics[0].column

    @property
    def path(self) -> str:
        """Keys that lead to the first mistake."""
        return self.diagnostics[0].path


class ModelError(ShownError, RuntimeError):
    """colead was asked for something it does not have or cannot do, such as an unknown strategy."""


class UnknownNameError(ModelError, ValueError):
    """A name that there is not, of a strategy, a metric, a group, a point of a list: the message tells the nearest, or
    all that there are. Who catches ModelError or ValueError catches it."""


class BudgetError(ShownError, RuntimeError):
    """The work would cost, or has cost, more than it may."""


class StoreError(ShownError, OSError):
    """A store cannot be used as asked: it is damaged, full, of another program or a newer version, or lacks runs."""


class NonDeterminismError(StoreError):
    """The same run came out twice with different fingerprints."""


class MissingLibraryError(ImportError):
    """A feature needs a library that is not installed; the message names the extra."""


class ExecutorError(ShownError, RuntimeError):
    """Workers were lost again and again, or have another version of colead."""


class Interrupted(ShownError, RuntimeError):  # noqa: N818 - named as in C++
    """A progress callback returned False. Ctrl-C is a KeyboardInterrupt as everywhere."""
