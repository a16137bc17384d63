# SPDX-License-Identifier: Apache-2.0
"""Options that commands share: each is written once, and a command takes a whole group of them as one parameter."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Annotated, Any, cast, get_type_hints

import typer

from colead import _core
from colead.base.checks import MOST_THREADS
from colead.base.text import escaped
from colead.cli.refusals import refusing
from colead.experiments.ranges import Ranges
from colead.experiments.stored import Store
from colead.runs import OnError, RunOptions
from colead.runs.dask import dask_executor

Command = Callable[..., None]


@dataclass(frozen=True)
class Here:
    """Work in this process."""

    threads: Annotated[
        int | None, typer.Option(min=1, max=MOST_THREADS, help="Default all cores; changes no result.")
    ] = None
    memory: Annotated[
        float | None,
        typer.Option(metavar="GB", min=0.001, help="The most that runs may take together; default what is free here."),
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False

    @contextmanager
    def opened(self) -> Iterator[RunOptions]:
        """As run options, for as long as the work goes on."""
        yield RunOptions(self.threads, progress=not self.quiet, memory=self.most_bytes)

    @property
    def most_bytes(self) -> float | None:
        return None if self.memory is None else self.memory * 1e9


@dataclass(frozen=True)
class Work(Here):
    """Who makes the runs and where they are kept."""

    store: Annotated[
        str | None,
        typer.Option("--store", metavar="FILE", help="Keep every run in FILE; what is in it is not made again."),
    ] = None
    dask: Annotated[
        str | None,
        typer.Option("--dask", metavar="ADDRESS", help="Run on a Dask cluster: tcp://HOST:8786 or tls://HOST:8786."),
    ] = None

    @contextmanager
    def opened(self) -> Iterator[RunOptions]:
        """With the cluster and the open store; says on stderr what was found and what was made, also after Ctrl-C, but
        nothing where no run was asked for."""
        with (
            nullcontext() if self.store is None else Store(self.store, create=True) as store,
            nullcontext() if self.dask is None else dask_executor(self.dask) as executor,
        ):
            try:
                yield RunOptions(self.threads, executor, store, not self.quiet, memory=self.most_bytes)
            finally:
                if store is not None and store.found + store.made > 0:
                    print(escaped(f"{self.store}: {store.found} runs found, {store.made} made"), file=sys.stderr)


@dataclass(frozen=True)
class Enduring(Work):
    """Work that may go on where a run fails."""

    on_error: Annotated[
        str,
        typer.Option(
            "--on-error",
            metavar="stop|collect",
            help="What a failing run does: end the work, or be left out and told of, with the command that repeats it.",
        ),
    ] = "stop"

    @contextmanager
    def opened(self) -> Iterator[RunOptions]:
        """The same, with what a failing run does; refused before a store is made."""
        asked = RunOptions(on_error=cast("OnError", self.on_error))
        with super().opened() as options:
            yield replace(options, on_error=asked.on_error)


@dataclass(frozen=True)
class Varying:
    """What varies between plausible worlds."""

    horizon_weeks: Annotated[
        float | None, typer.Option(min=1, help="Watch fewer weeks, to be quicker; default the scenario's.")
    ] = None
    spread: Annotated[
        float | None,
        typer.Option(min=0.01, max=0.99, help="Vary assumptions without a written range by this share, such as 0.2."),
    ] = None
    only: Annotated[
        list[str] | None, typer.Option(help="Vary only numbers whose path begins so, as often as wanted.")
    ] = None

    stated_only: Annotated[
        bool, typer.Option("--stated-only", help="Vary only numbers whose range is written in the scenario.")
    ] = False

    def within(self, scenario: _core.Scenario, strategies: Sequence[str] | None = None) -> Ranges:
        return Ranges.of(
            scenario,
            strategies=strategies,
            horizon_weeks=self.horizon_weeks,
            spread=self.spread,
            only=self.only or None,
            stated_only=self.stated_only,
        )


def grouped(function: Command) -> Command:
    """The same command with the fields of its groups as parameters, which is how typer reads options; what is refused
    about one of them names it as it was typed."""
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name in groups:
            parameters += _fields_of(groups[parameter.name])
        else:
            kind = inspect.Parameter.KEYWORD_ONLY
            parameters.append(parameter.replace(kind=kind, annotation=hints[parameter.name]))

    def with_groups(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{one.name: given.pop(one.name) for one in fields(group)})
        with refusing():
            function(**given)

    with_groups.__name__, with_groups.__doc__ = function.__name__, function.__doc__
    with_groups.__annotations__ = {one.name: one.annotation for one in parameters}
    with_groups.__dict__["__signature__"] = inspect.Signature(parameters)
    return with_groups


def _fields_of(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=hints[one.name])
        for one in fields(group)
    ]
