# SPDX-License-Identifier: Apache-2.0
"""Panel data: people, ties or units of runs as they stand at some weeks, one long table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from colead import _core
from colead.base.checks import about, names_of, real, seed_or, whole
from colead.base.errors import BudgetError, Interrupted
from colead.base.known_names import known_or_raise, require_known
from colead.base.scenario_parts import require_scenario
from colead.base.text import gigabytes
from colead.experiments.at_work import at_work
from colead.experiments.forms import OneStrategy, strategies_of
from colead.runs import OnProgress, Progress, RunOptions, Task, run_tasks
from colead.runs.memory import require_memory
from colead.tables import Table

PanelOf = Literal["people", "ties", "units"]
Label = tuple[str, int]  # strategy, number of the replication
USUAL_REPLICATIONS = 8
MOST_BYTES = 2e9  # of one panel, as the compiled module has it
LISTED = 10**6
LEAST_BYTES_A_ROW = 24  # strategy, replication, week


@dataclass(frozen=True, slots=True)
class PanelAsked:
    """What is looked at: whose rows, at which weeks since observation began, and which columns beside the names."""

    of: PanelOf
    weeks: tuple[float, ...]
    columns: tuple[str, ...]

    @classmethod
    def of_words(
        cls, scenario: _core.Scenario, weeks: Iterable[float], of: PanelOf, columns: Iterable[str] | None
    ) -> PanelAsked:
        """TypeError, ValueError or UnknownNameError for the first thing that cannot be looked at."""
        require_scenario(scenario)
        with about("of"):
            known_or_raise("panel", str(of), get_args(PanelOf))
        named = names_of("columns", columns)
        with about("columns"):
            if named == ():
                raise ValueError("columns names none: leave it out to have all")
        return cls(of, rising_weeks(weeks, scenario.horizon_weeks), named or ())


def panel(
    scenario: _core.Scenario,
    weeks: Iterable[float],
    *,
    of: PanelOf = "people",
    strategies: Iterable[str] | None = None,
    replications: int | None = None,
    replication: int | None = None,
    seed: int | None = None,
    columns: Iterable[str] | None = None,
    threads: int | None = None,
    progress: Progress = True,
) -> Table:
    """People, ties or units at some weeks of runs, as one long table: panel data for mixed models and network models.

    A row for each strategy, replication, week and post (tie, unit): `strategy`, `replication`, `week`, then the columns
    of `Simulation.people`, `Simulation.network.ties` or `Simulation.units`, with the same values. Runs of one
    replication have their luck in common, and each ends with the last of the weeks.

    Parameters:
        scenario: the organisation.
        weeks: since observation began, in rising order, from 0 to the horizon. A week shows what was done before it: at
            0 nothing that a strategy did.
        of: "people": a row a post with its holder; "ties": a row a directed tie that there is; "units": a row a unit.
        strategies: names; by default the baseline and those that the scenario compares.
        replications: of each strategy, from 1 on; by default 8.
        replication: this one alone, by its number from 0 on, in place of replications: so a panel too large for memory
            is made piece by piece.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        columns: names of those kept beside the ones that name a row; by default all.
        threads: threads of this process, at least 1; by default one for each core. No value depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.

    Returns:
        The table, in the order of strategies, replications and weeks.

    Raises:
        ModelError: for a strategy that the scenario does not have.
        UnknownNameError: for another `of`, or a column that there is not.
        ValueError: for weeks outside the horizon, out of order, twice or none, or a number outside its limits.
        BudgetError: for more than 2 GB of values.

    Example:
        >>> people = cl.panel(scenario, [0, 2], strategies=["shadowing"], replications=2, progress=False)
        >>> sorted(set(people.column("week").tolist()))
        [0.0, 2.0]
    """
    asked = PanelAsked.of_words(scenario, weeks, of, columns)
    form = OneStrategy.of(replications, replication)
    with about("replications"):
        given = form.count(replications)
        count = USUAL_REPLICATIONS if given is None else whole("replications", given, 1, 10**8)
    with about("seed"):
        key = seed_or(scenario.seed, seed)
    names = strategies_of(scenario, strategies)
    if strategies is None:
        names = tuple(dict.fromkeys((scenario.baseline, *names)))
    with about("strategies"):
        if not names:
            raise ValueError("strategies names none: leave it out to have those that the scenario compares")
    _require_room(scenario, asked, len(names) * count)
    experiment = _core.Experiment(scenario)
    runs = [((experiment.strategy(name), key, r), (name, r)) for name in names for r in form.numbers(count)]
    return panel_of(experiment, runs, asked, RunOptions(threads=threads, progress=progress))


def _require_room(scenario: _core.Scenario, asked: PanelAsked, runs: int) -> None:
    """BudgetError for more runs than should be listed, where names of rows alone are too many; all else is counted
    later."""
    if runs <= LISTED:
        return
    rows = {"people": scenario.people, "units": len(scenario.units), "ties": 1}[asked.of]
    least = float(runs) * len(asked.weeks) * rows * LEAST_BYTES_A_ROW
    if least > MOST_BYTES:
        raise BudgetError(
            f"this panel takes more than {gigabytes(least)}, and one call may take {gigabytes(MOST_BYTES)}: "
            "ask for fewer weeks or replications, or for one replication at a time"
        )


def panel_of(
    experiment: _core.Experiment, runs: Sequence[tuple[Task, Label]], asked: PanelAsked, options: RunOptions
) -> Table:
    """The runs made for it, each under its label. What a run raises says which run it was."""
    tasks = [task for task, _ in runs]
    with at_work(options, f"looking at {asked.of}") as work:
        told: OnProgress | None = work.progress if callable(work.progress) else None
        require_memory(experiment.scenario.run_bytes, min(work.workers, len(tasks)), work.memory)
        if asked.columns:
            with about("columns"):
                require_known("column", asked.columns, _core.panel_column_names(experiment, tasks[0], of=asked.of))
        try:
            return _core.panel_table(
                experiment,
                tasks,
                [label for _, label in runs],
                of=asked.of,
                weeks=asked.weeks,
                columns=asked.columns,
                threads=work.workers,
                on_progress=told,
            )
        except (KeyboardInterrupt, Interrupted, BudgetError):
            raise
        except Exception:
            run_tasks(experiment, tasks, RunOptions(threads=options.threads))  # the one that fails is named
            raise


def rising_weeks(weeks: object, horizon: float) -> tuple[float, ...]:
    """Numbers from 0 to the horizon, each larger than the one before; TypeError or ValueError else."""
    with about("weeks"):
        if isinstance(weeks, str) or not isinstance(weeks, Iterable):
            raise TypeError(f"weeks must be a list of numbers such as [0, 13, 26], not {weeks!r:.40}")
        given: list[float] = []
        for week in weeks:
            at = real("weeks", week)
            if not 0 <= at <= horizon:
                raise ValueError(f"weeks must lie from 0, when observation begins, to {horizon:g}, not {week!r:.40}")
            if given and at == given[-1]:
                raise ValueError(f"week {at:g} stands twice")
            if given and at < given[-1]:
                raise ValueError(f"weeks must be in rising order: {at:g} stands behind {given[-1]:g}")
            given.append(at)
        if not given:
            raise ValueError("weeks names none: give at least one, such as [0, 13, 26]")
        return tuple(given)
