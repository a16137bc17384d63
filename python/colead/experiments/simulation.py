# SPDX-License-Identifier: Apache-2.0
"""One living run, to be stepped, looked into and branched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from colead import _core
from colead.base.checks import key_number, seed_or
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.known_names import require_known
from colead.base.scenario_parts import require_scenario
from colead.base.shown import Shown, Told
from colead.experiments import plotted
from colead.experiments.checkpoint import Begun, Turn, moment_of, read, write
from colead.experiments.network import Network
from colead.experiments.result import Result, result_of
from colead.explain import Account, why
from colead.tables import Table
from colead.tables.dated import dated_decisions


class Simulation(Shown):
    """One run in your hands. It equals the same run inside `cl.run` bit for bit, however it is stepped.

    Weeks count from the beginning of observation: the run begins at -warm_up_weeks. Tables are snapshots with read-only
    columns; nothing of the run can be changed through them. `copy.copy(sim)` is a branch with the same past and luck. A
    run in which a kind raised in an event is broken, as are its copies: to carry it on or look into it is a ModelError.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy; by default the scenario's baseline.
        seed: the number all luck is made from; by default the scenario's.
        replication: which repetition it is, from 0 on.

    Raises:
        ModelError: for a strategy that the scenario does not have.

    Example:
        >>> sim = cl.Simulation(scenario, "shadowing")
        >>> sim.run_until(2)
        >>> sim.finished
        False
    """

    __slots__ = ("_begun", "_replication", "_result", "_run", "_scenario", "_seed", "_turns")

    @front
    def __init__(
        self,
        scenario: _core.Scenario,
        strategy: str | None = None,
        seed: int | None = None,
        replication: int = 0,
    ) -> None:
        """By default the scenario's baseline and seed. ModelError for an unknown strategy."""
        require_scenario(scenario)
        used_seed = seed_or(scenario.seed, seed)
        used_replication = key_number("replication", replication)
        used_strategy = scenario.baseline if strategy is None else strategy
        require_known("strategy", [used_strategy], scenario.strategies)
        run = _core.LivingRun(scenario, used_strategy, used_seed, used_replication)
        self._take(run, scenario, Begun(used_strategy, used_seed, used_replication), ())

    def _take(self, run: _core.LivingRun, scenario: _core.Scenario, begun: Begun, turns: tuple[Turn, ...]) -> None:
        self._run = run
        self._scenario = scenario
        self._begun = begun
        self._turns = turns  # what branches changed, in order
        self._seed = begun.seed
        lucks = [turn.replication for turn in turns if turn.replication is not None]
        self._replication = lucks[-1] if lucks else begun.replication
        self._result: Result | None = None

    @property
    def scenario(self) -> _core.Scenario:
        """What is run."""
        return self._scenario

    @property
    def strategy(self) -> str:
        """Name of the strategy."""
        return self._run.strategy

    @property
    def seed(self) -> int:
        """The number all luck is made from."""
        return self._seed

    @property
    def replication(self) -> int:
        """Which repetition it is."""
        return self._replication

    @property
    def now_weeks(self) -> float:
        """Weeks since observation began; negative during the warm-up."""
        return self._run.now_weeks

    @property
    def finished(self) -> bool:
        """Whether the horizon is reached."""
        return self._run.finished

    @property
    def events(self) -> int:
        """How many events have been executed."""
        return self._run.events

    def step(self) -> bool:
        """Executes the next event.

        Returns:
            False at the horizon, when there is none.
        """
        return self._run.step()

    @front
    def run_until(self, weeks: float) -> None:
        """Executes everything before a week.

        Parameters:
            weeks: since observation began.

        Raises:
            ValueError: for a week that has passed or lies beyond the horizon.
        """
        if isinstance(weeks, bool):
            raise TypeError(f"weeks must be a number, not {weeks!r}")
        self._run.run_until(weeks)

    def finish(self) -> Result:
        """Runs to the horizon.

        Returns:
            What `cl.run` gives for this one replication.
        """
        if self._result is None:
            finished = self._run.finish()
            self._result = result_of(
                self._run.experiment,
                [finished],
                scenario=self._scenario.name,
                strategy=self.strategy,
                seed=self._seed,
                confidence=self._scenario.confidence,
                source=self._scenario,
                numbers=(self._replication,),
                records=True,
            )
        return self._result

    @front
    def why(self, decision: str) -> Account:
        """The account of a decision of this run: see `colead.explain`.

        It is found by running again from the beginning with records kept, so it may be of a decision still to come.

        Parameters:
            decision: its name, `unit.class.number`.

        Returns:
            Why it went as it did.

        Raises:
            ModelError: for a decision that there is not, and for a branch with a strategy or luck of its own.
        """
        if self._turns:
            raise ModelError("a branch with a strategy or luck of its own cannot be run again from the beginning")
        return why(
            self._scenario,
            decision=decision,
            strategy=self.strategy,
            replication=self._replication,
            seed=self._seed,
        )

    @property
    def people(self) -> Table:
        """One row a post: who holds it, traits, weights by criterion, understanding by profession, hours so far.

        values_* are v, scorecard_* are q, weights_* are w, each on the simplex; shares lie in [0, 1]; hours since
        observation began.
        """
        return self._run.people()

    @property
    def units(self) -> Table:
        """One row a unit: psychological safety in [0, 1], open decisions, trouble of this week."""
        return self._run.units()

    @property
    def network(self) -> Network:
        """Who knows whom now."""
        return Network(ties=self._run.ties(), people=self._run.people())

    @property
    def decisions(self) -> Table:
        """The log of decisions closed so far, as `Result.decisions` without `strategy` and `replication`.

        One that is in force is closed when its outcome is seen; until then it is neither here nor in `open_decisions`.
        `finish().decisions` has it.
        """
        return dated_decisions(self._run.decisions(), self._scenario)

    @property
    def open_decisions(self) -> Table:
        """Decisions that are neither in force nor closed, with the `stage` they are at."""
        return dated_decisions(self._run.open_decisions(), self._scenario)

    @property
    def plot(self) -> plotted.SimulationPlots:
        """Charts of this run as it stands now."""
        return plotted.SimulationPlots(self)

    @front
    def branch(self, *, strategy: str | None = None, replication: int | None = None) -> Simulation:
        """The same past; from now on another strategy, other luck, or both. With neither it is a copy.

        The `start_week` of an intervention counts from the branch, and what both strategies share runs on.

        Parameters:
            strategy: the name of the other strategy.
            replication: the repetition whose luck is taken from now on.

        Returns:
            The branch; this run is as it was.

        Raises:
            ModelError: when this run is itself a branch with a strategy or luck of its own and another strategy is
                asked for.
        """
        luck = None if replication is None else key_number("replication", replication)
        made = Simulation.__new__(Simulation)
        run = self._run.branch(strategy, luck)
        changed = strategy is not None or luck is not None
        turn = (Turn(moment_of(self._run), strategy, luck),) if changed else ()
        made._take(run, self._scenario, self._begun, (*self._turns, *turn))
        return made

    @front
    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes a checkpoint, from which `load` goes on with the same bits.

        It holds the scenario, strategy, seed and replication, what branches changed and when, how far the run is, and a
        digest of all that can be seen of it; not the state itself, so it is small. Reading it costs the time of running
        there again.

        Parameters:
            path: the file to write, as JSON. It is whole or as it was before.

        Returns:
            Its path.

        Raises:
            OSError: when it cannot be written.
        """
        return write(path, self._scenario, self._begun, self._turns, self._run)

    @classmethod
    @front
    def load(cls, path: str | os.PathLike[str], *, kinds: Iterable[type] = ()) -> Simulation:
        """Takes up a run that `save` wrote: it is made again to the same event, and proved to be the same.

        Parameters:
            path: the file.
            kinds: classes of one's own that the scenario was read with.

        Returns:
            The run, as far as it was.

        Raises:
            ModelError: for a file that is no checkpoint, kinds that are not given, and a version of colead that
                does not give the same bits.
            OSError: when it cannot be read.
        """
        made = cls.__new__(cls)
        made._take(*read(path, kinds))
        return made

    def __copy__(self) -> Simulation:
        return self.branch()

    def __deepcopy__(self, _memo: dict[int, Any]) -> Simulation:
        return self.branch()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a living run cannot be pickled: send the scenario, strategy, seed and replication instead")

    def _told(self) -> Told:
        return Told(
            f"'{self._scenario.name}', '{self.strategy}', seed {self._seed}, replication {self._replication}: "
            f"week {self.now_weeks:.2f} of {self._scenario.horizon_weeks:g}",
            columns=("what", "how many"),
            rows=[["events executed", self.events], ["decisions open", len(self.open_decisions)]],
        )
