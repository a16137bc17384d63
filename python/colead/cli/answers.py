# SPDX-License-Identifier: Apache-2.0
"""From a file to an answer that is shown and written: what every command does that asks a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from rich.console import RenderableType

from colead import _core
from colead.base.as_json import JsonObject
from colead.cli.arguments import scenario_of, terminal
from colead.cli.destinations import give, require_writable
from colead.cli.option_groups import Here
from colead.experiments.question import Question
from colead.runs import RunOptions


class Answer(Protocol):
    """What a question gives."""

    def to_json(self) -> JsonObject: ...


Found = TypeVar("Found", bound=Answer)
Answering = Callable[[Question, RunOptions], Found]
View = Callable[[Found], RenderableType]


def scenario_for(json_file: str | None, file: str) -> _core.Scenario:
    """The scenario of a file, and a place for the answer: what cannot be written is refused before the work begins."""
    scenario = scenario_of(file)
    require_writable(json_file, "--json")
    return scenario


def answer(
    question: Question, work: Here, json_file: str | None, answering: Answering[Found], view: View[Found]
) -> None:
    """Makes the runs of a question and shows what comes of them, or writes it."""
    with work.opened() as options:
        found = answering(question, options)
    give(json_file, found.to_json(), lambda: terminal().print(view(found)))
