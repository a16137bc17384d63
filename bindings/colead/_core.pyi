# SPDX-License-Identifier: Apache-2.0
# Written by scripts/make_stubs.py.
"""
The compiled part of colead; use the package colead instead.
"""

from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import os
import pyarrow
import polars
import pandas
import typing

class Scenario:
    """
    A scenario as read: every value resolved, immutable from then on.
    """
    @staticmethod
    def from_dict(mapping: collections.abc.Mapping[str, typing.Any], name: str = "<dict>") -> Scenario:
        """
        Reads a tree of dicts, lists, texts, numbers and booleans; `name` stands in messages. True is no number, 8.0 no whole number; raises ScenarioError with every mistake and its path.
        """
    @staticmethod
    def from_yaml(text: str, name: str = "<text>") -> Scenario:
        """
        Reads YAML text; `name` stands in messages.
        """
    @staticmethod
    def load(path: os.PathLike[str] | str | bytes) -> Scenario:
        """
        Reads a file; raises ScenarioError with every mistake in it.
        """
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __repr__(self) -> str: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...
    def canonical(self) -> str:
        """
        One spelling per meaning: equal for scenarios that say the same.
        """
    def resolved_json(self) -> str: ...
    def resolved_yaml(self) -> str: ...
    def with_(self, changes: collections.abc.Mapping[str, typing.Any]) -> Scenario:
        """
        A new scenario with values replaced: {path: value}, such as {'decisions.beds.per_week': 3.0}; paths as in `assumptions`. A value that states its range and grade keeps them. Raises ScenarioError with the path for a path that leads nowhere and for values that are wrong there.
        """
    @property
    def assumptions(self) -> list[dict[str, typing.Any]]:
        """
        Every number it rests on, with grade and source.
        """
    @property
    def baseline(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def decisions(self) -> tuple[str, ...]: ...
    @property
    def decisions_per_week(self) -> float: ...
    @property
    def description(self) -> str: ...
    @property
    def expectations(self) -> list[dict[str, str]]: ...
    @property
    def horizon_weeks(self) -> float: ...
    @property
    def measures(self) -> tuple[str, ...]: ...
    @property
    def name(self) -> str: ...
    @property
    def organisations(self) -> tuple[str, ...]: ...
    @property
    def origins(self) -> list[dict[str, typing.Any]]:
        """
        Where each value was written; no place for a default.
        """
    @property
    def people(self) -> int: ...
    @property
    def professions(self) -> tuple[str, ...]: ...
    @property
    def question(self) -> str: ...
    @property
    def replications(self) -> int: ...
    @property
    def seed(self) -> int: ...
    @property
    def strategies(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def units(self) -> tuple[str, ...]: ...
    @property
    def until(self) -> typing.Any:
        """
        compare.until; None where nothing is written.
        """
    @property
    def warm_up_weeks(self) -> float: ...

class Keep:
    """
    What a run keeps beside its figures; it changes nothing of what happens.
    """
    def __eq__(self, other: object) -> bool: ...
    def __getstate__(self) -> tuple[int, bool, bool, bool]: ...
    def __init__(
        self, *, records: str = "off", trust: bool = False, people: bool = False, draws: bool = False
    ) -> None: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...
    @property
    def draws(self) -> bool: ...
    @property
    def people(self) -> bool: ...
    @property
    def records(self) -> str: ...
    @property
    def trust(self) -> bool: ...

class RunResult:
    """
    What one run gave: opaque, immutable, and the same bytes everywhere.
    """
    @staticmethod
    def from_bytes(data: bytes) -> RunResult:
        """
        What to_bytes() was called on, bit for bit. ValueError for bytes that are damaged.
        """
    def __getstate__(self) -> bytes: ...
    def __setstate__(self, arg0: bytes) -> None: ...
    def to_bytes(self) -> bytes:
        """
        A versioned fixed layout with a checksum.
        """
    @property
    def decided(self) -> int: ...
    @property
    def events(self) -> int: ...
    @property
    def fingerprint(self) -> tuple[int, int]:
        """
        (trace, outputs): hashes of everything that happened and of every figure.
        """
    @property
    def joint_hours(self) -> float: ...
    @property
    def programme_hours(self) -> float: ...

@typing.final
class Table:
    """
    Columns of equal length that nothing changes: float64, int64, uint64, bool or texts. Any library that knows the Arrow C stream reads one without copying (pyarrow.table(t), polars.DataFrame(t), DuckDB by its name).
    """
    @staticmethod
    def from_columns(columns: collections.abc.Mapping[str, numpy.typing.ArrayLike]) -> Table:
        """
        A table from {name: list or one-dimensional array} of numbers, booleans or texts; None among numbers is NaN. TypeError and ValueError name the column.
        """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        PyCapsule of an ArrowSchema.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        PyCapsule of an ArrowArrayStream, a new one at each call; no value is copied.
        """
    def __getitem__(self, name: str) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        The same as column(name).
        """
    def __len__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...
    def __repr__(self) -> str: ...
    def _repr_html_(self) -> str: ...
    def categories(self, name: str) -> tuple[numpy.typing.NDArray[numpy.int32], tuple[str, ...]]:
        """
        (codes, texts) of a text column: row i holds texts[codes[i]]. TypeError for a column of numbers.
        """
    def column(self, name: str) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        One column as a read-only array of shape (rows,), which outlives the table. Texts come as an array of str. KeyError for a name there is not.
        """
    def to_arrow(self) -> pyarrow.Table:
        """
        A pyarrow.Table over the same memory; needs colead[frames].
        """
    def to_dicts(self) -> list[dict[str, typing.Any]]:
        """
        One dict a row.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        A pandas.DataFrame of its own; needs colead[frames].
        """
    def to_polars(self) -> polars.DataFrame:
        """
        A polars.DataFrame; needs colead[frames].
        """
    @property
    def column_names(self) -> tuple[str, ...]:
        """
        Names of the columns, in order.
        """

class Experiment:
    """
    A scenario with everything its runs share.
    """
    def __init__(self, scenario: Scenario) -> None: ...
    def add_arm(
        self,
        name: str,
        *,
        strategy: str,
        doses: collections.abc.Sequence[float] | None = None,
        begins_week: float = 0.0,
    ) -> int:
        """
        One more arm, and its index: a strategy with a factor for the dose of each of its interventions (all 0: the placebo), following the baseline until begins_week after the end of the warm-up.
        """
    def arm(self, index: int) -> dict[str, typing.Any]:
        """
        {id, strategy, doses, begins_week} of an arm, as add_arm takes them.
        """
    def compare(
        self,
        baseline_arm: int,
        arms: collections.abc.Sequence[int],
        results_by_arm: collections.abc.Sequence[collections.abc.Sequence[RunResult]],
        confidence: float,
        *,
        seed: int = 0,
        names: collections.abc.Sequence[str] = [],
    ) -> dict[str, typing.Any]:
        """
        The comparison of results, however they came about; results_by_arm begins with the baseline's.
        """
    def figures(self, results: collections.abc.Sequence[RunResult]) -> dict[str, typing.Any]:
        """
        {figures, runs} of results of one arm.
        """
    def plan(
        self,
        *,
        baseline: str,
        strategies: collections.abc.Sequence[str],
        replications: int,
        seed: int | None,
        confidence: float,
        equal_hours: bool,
        threads: int,
        on_progress: collections.abc.Callable[[int, int, float], bool | None] | None,
    ) -> dict[str, typing.Any]:
        """
        {sides: [(arm, strategy, dose_scale)], baseline first, replications, seed, confidence} of a comparison.
        """
    def run_tasks(
        self,
        tasks: collections.abc.Sequence[tuple[int, int, int]],
        *,
        threads: int,
        keep: Keep = ...,
        on_progress: collections.abc.Callable[[int, int, float], bool | None] | None = None,
        on_result: collections.abc.Callable[[int, RunResult], object] | None = None,
    ) -> list[RunResult]:
        """
        Results of tasks (arm, seed, replication), in their order. on_result(index, result) is called from this thread as each finishes.
        """
    def series(self, result: RunResult) -> list[tuple[float, str, str, str, float]]:
        """
        (week, metric, group, unit, value) at each sampling time of one result.
        """
    def strategy(self, name: str) -> int:
        """
        Index of a strategy, which is that of its arm.
        """
    def values(
        self, results: collections.abc.Sequence[RunResult], metric: str, group: str = "all"
    ) -> numpy.typing.NDArray[numpy.float64]:
        """
        One figure, a float64 for each result; NaN where a run had no such event.
        """
    @property
    def arms(self) -> list[str]:
        """
        Ids of its arms; the scenario's strategies come first, in order.
        """
    @property
    def outputs(self) -> list[dict[str, str]]:
        """
        What its metrics give.
        """
    @property
    def scenario(self) -> Scenario: ...

class LivingRun:
    """
    One run in the hands of colead.Simulation; tables are snapshots.
    """
    def __init__(self, scenario: Scenario, strategy: str, seed: int, replication: int) -> None: ...
    def branch(self, strategy: str | None = None, replication: int | None = None) -> LivingRun:
        """
        The same past; from now on another strategy, other luck, or both.
        """
    def decisions(self) -> Table: ...
    def finish(self) -> RunResult:
        """
        The RunResult of the whole run, which is then at its horizon.
        """
    def graphml(self) -> str: ...
    def open_decisions(self) -> Table: ...
    def people(self) -> Table: ...
    def run_until(self, weeks: float) -> None:
        """
        Everything before that week since observation began; ValueError for one that has passed.
        """
    def step(self) -> bool:
        """
        The next event; False at the horizon.
        """
    def ties(self) -> Table: ...
    def units(self) -> Table: ...
    @property
    def events(self) -> int: ...
    @property
    def experiment(self) -> Experiment: ...
    @property
    def finished(self) -> bool: ...
    @property
    def now_weeks(self) -> float:
        """
        Weeks since observation began; the warm-up is < 0.
        """
    @property
    def strategy(self) -> str: ...

def decision_account(experiment: Experiment, result: RunResult, index: int) -> dict[str, typing.Any]:
    """
    The account of the decision at an index of decision_ids(): colead/explain tells what stands in it.
    """

def decision_briefs(experiment: Experiment, result: RunResult) -> list[dict[str, typing.Any]]:
    """
    A dict for each decision a run kept.
    """

def decision_ids(experiment: Experiment, result: RunResult) -> list[str]:
    """
    Ids of the decisions a run kept, in their order.
    """

def decision_steps(experiment: Experiment, result: RunResult) -> list[tuple[float, str, str, str | None, str | None]]:
    """
    (week, step, decision, who, other) of every decision whose account a run kept.
    """

def decisions_table(
    experiment: Experiment, results: collections.abc.Sequence[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    The decision log of results that kept their records, a row a decision: times in weeks since observation began, values on the societal weights, person-hours, hours by cause.
    """

def delay_hours(experiment: Experiment, results: collections.abc.Sequence[RunResult]) -> list[dict[str, typing.Any]]:
    """
    Hours by cause and profession over every decision of some runs.
    """

def interval(values: collections.abc.Sequence[float], confidence: float) -> tuple[int, float, float, float]:
    """
    (count, mean, low, high): Student's interval of a mean.
    """

def kinds() -> list[dict[str, typing.Any]]:
    """
    Every catalogue with its kinds and their described fields.
    """

def metrics_table(
    experiment: Experiment, results: collections.abc.Sequence[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    Figures of results of one arm: replication, metric, unit, group, value (NaN: no such event). `replications` numbers the results; ValueError when there are more or fewer of them.
    """

def nearest(word: str, candidates: collections.abc.Sequence[str]) -> str:
    """
    The candidate nearest to a misspelt word, or '' if none is near.
    """

def normal_quantile(probability: float) -> float:
    """
    Quantile of the standard normal; probability in (0, 1), else ModelError.
    """

def schema() -> str:
    """
    JSON Schema (draft-07) of scenario files, as JSON text.
    """

def series_table(
    experiment: Experiment, results: collections.abc.Sequence[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    Figures over time: replication, week (since observation began), metric, unit, group, value.
    """

def student_t_quantile(probability: float, freedom: float) -> float:
    """
    Quantile of Student's t; probability in (0, 1), freedom above 0, else ModelError.
    """

def trust_ledger(experiment: Experiment, result: RunResult) -> dict[str, typing.Any]:
    """
    Columns of the ledger of trust, posts and causes as indices into the lists beside them.
    """

__version__: str = "0.1.0"

def decision_ids(experiment: Experiment, result: RunResult) -> list[str]: ...
def decision_briefs(experiment: Experiment, result: RunResult) -> list[dict[str, Any]]: ...
def decision_account(experiment: Experiment, result: RunResult, index: int) -> dict[str, Any]: ...
def decision_steps(
    experiment: Experiment, result: RunResult
) -> list[tuple[float, str, str, str | None, str | None]]: ...
def trust_ledger(experiment: Experiment, result: RunResult) -> dict[str, Any]: ...
def delay_hours(experiment: Experiment, results: Sequence[RunResult]) -> list[dict[str, Any]]: ...
def kinds() -> list[dict[str, Any]]: ...
def schema() -> str: ...
def nearest(word: str, candidates: Sequence[str]) -> str: ...
def interval(values: Sequence[float], confidence: float) -> tuple[int, float, float, float]: ...
def student_t_quantile(probability: float, freedom: float) -> float: ...
def normal_quantile(probability: float) -> float: ...
