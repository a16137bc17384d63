# SPDX-License-Identifier: Apache-2.0
"""Every public function and method is given what it cannot use, one parameter at a time: it says which one is wrong."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support import TINY, study_of

import colead as cl
from colead.base.checks import option_refused
from colead.base.errors import MissingLibraryError

WRONG = [-1, 3, "x", None, [], object()]
SHORT = {"horizon_weeks: 12": "horizon_weeks: 2", "warm_up_weeks: 2": "warm_up_weeks: 1"}
FEW = {"replications: 4": "replications: 2"}
TWO = {"protected: [{kind: protected_time}]": "protected: [{kind: protected_time}, {kind: shadowing, every_weeks: 1}]"}
STUDY = study_of("tiny.yaml", replications=2)
PRESSURES = ["professions.medic.pressure", "professions.manager.pressure"]
AXES = {PRESSURES[0]: (0.1, 0.4)}
ANYTHING = {("number", "default"), ("parameter", "default")}
BY_KEY = {("Rows.column", "'x'")}  # KeyError, as of a mapping

# What colead makes, or what is made of and called by it; the engine has its own tests (engine/).
CONSTRUCTED = {"Evidence", "Luck", "Rows", "Simulation", "Store", "Until"}
CONTRACTS = {"DecisionRule", "Generator", "InfluenceRule", "Intervention", "Metric", "TrustModel"}
OF_RUN_TASKS = {
    "damage",
    "drop",
    "experiment",
    "journal",
    "kinds_needed",
    "names",
    "recall",
    "recipe",
    "remember",
}  # ask a Store


@dataclass(frozen=True)
class Front:
    """A public callable, and arguments that it takes."""

    call: Callable[..., Any]
    given: Mapping[str, Any]


def fronts() -> dict[str, Front]:
    """By name, made in the working directory."""
    text = TINY.read_text(encoding="utf-8")
    for old, new in (SHORT | FEW | TWO).items():
        text = text.replace(old, new)
    Path("tiny.yaml").write_text(text, encoding="utf-8")
    Path("study.yaml").write_text(STUDY, encoding="utf-8")
    tiny = cl.Scenario.load("tiny.yaml")
    result = cl.run(tiny, replications=2, progress=False)
    comparison = cl.compare(tiny, mechanisms=False, progress=False)
    swept = cl.sweep(tiny, AXES, design="morris", points=2, replications=1, progress=False)
    evidence = [cl.Evidence("trust_mean", 0.6, 0.5)]
    fitted = cl.calibrate(tiny, evidence=evidence, samples=40, waves=1, worlds=20, only=PRESSURES, progress=False)
    stressed = cl.stress(tiny, worlds=20, only=PRESSURES, replications=2, progress=False)
    found = cl.best(tiny, hours=10, replications=4, progress=False)
    replicated = cl.replicate(lambda _: 1.0, replications=2, seed=1)
    table = cl.Table.from_columns({"x": [1.0], "n": ["a"]})
    run = cl.Simulation(tiny)
    decisions = cl.Simulation(tiny).finish().decisions
    run.save("run.json")
    fitted.worlds.save("worlds.json")
    cl.write_capsule(comparison, "answer.capsule")
    cl.Store("runs.db", create=True).close()
    asked: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
        "Scenario.load": (cl.Scenario.load, {"path": "tiny.yaml"}),
        "Scenario.from_yaml": (cl.Scenario.from_yaml, {"text": text}),
        "Scenario.from_dict": (cl.Scenario.from_dict, {"mapping": tiny.to_dict()}),
        "Scenario.with_": (tiny.with_, {"changes": {"seed": 3}}),
        "Scenario.with_strategy": (tiny.with_strategy, {"name": "a", "interventions": []}),
        "Scenario.save": (tiny.save, {"path": "saved.yaml"}),
        "Scenario.strategy_title": (tiny.strategy_title, {"strategy": "shadowing"}),
        "Scenario.strategy_description": (tiny.strategy_description, {"strategy": "shadowing"}),
        "kinds": (cl.kinds, {}),
        "schema": (cl.schema, {}),
        "edge_list": (cl.edge_list, {"graph": [("a", "b")]}),
        "run": (cl.run, {"scenario": tiny, "replications": 2}),
        "Result.figure": (result.figure, {"metric": "trust_mean"}),
        "Result.panel": (result.panel, {"weeks": [0]}),
        "Figure.interval": (result.figures[0].interval, {}),
        "Simulation": (cl.Simulation, {"scenario": tiny}),
        "Simulation.branch": (run.branch, {}),
        "Simulation.run_until": (lambda weeks: run.branch().run_until(weeks), {"weeks": 0.5}),
        "Simulation.why": (run.why, {"decision": "{unit}.{class}.{ordinal}".format(**decisions.to_dicts()[0])}),
        "Simulation.save": (run.save, {"path": "again.json"}),
        "Simulation.load": (cl.Simulation.load, {"path": "run.json"}),
        "Network.to_graphml": (run.network.to_graphml, {"path": "ties.graphml"}),
        "Network.from_networkx": (cl.Network.from_networkx, {"graph": run.network.to_networkx(), "ties_alone": True}),
        "panel": (cl.panel, {"scenario": tiny, "weeks": [0]}),
        "compare": (cl.compare, {"scenario": tiny, "mechanisms": False}),
        "branch": (cl.branch, {"scenario": tiny, "at_week": 0.5}),
        "Comparison.effect": (comparison.effect, {"strategy": "shadowing", "metric": "trust_mean"}),
        "Comparison.panel": (comparison.panel, {"weeks": [0]}),
        "Comparison.report": (comparison.report, {"path": "r.html"}),
        "Comparison.title_of": (comparison.title_of, {"strategy": "shadowing"}),
        "Until": (cl.Until, {"metric": "trust_mean", "smallest_difference": 0.1}),
        "attribute": (cl.attribute, {"scenario": tiny, "strategy": "protected"}),
        "screen": (cl.screen, {"scenario": tiny, "strategy": "shadowing", "samples": 2, "only": PRESSURES}),
        "stress": (cl.stress, {"scenario": tiny, "worlds": 20, "only": PRESSURES, "replications": 2}),
        "calibrate": (
            cl.calibrate,
            {"scenario": tiny, "evidence": evidence, "samples": 40, "waves": 1, "worlds": 20, "only": PRESSURES},
        ),
        "Evidence": (cl.Evidence, {"metric": "trust_mean", "value": 0.6, "tolerance": 0.1}),
        "FittedWorlds.load": (cl.FittedWorlds.load, {"path": "worlds.json"}),
        "FittedWorlds.save": (fitted.worlds.save, {"path": "again.worlds"}),
        "FittedWorlds.places_among": (
            fitted.worlds.places_among,
            {"numbers": fitted.varied, "drawn": np.zeros((3, 2))},
        ),
        "Stress.title_of": (stressed.title_of, {"strategy": "shadowing"}),
        "study": (cl.study, {"file": "study.yaml"}),
        "dossier": (cl.dossier, {"scenario": tiny, "replications": 10}),
        "write_capsule": (cl.write_capsule, {"comparison": comparison, "path": "again.capsule"}),
        "verify": (cl.verify, {"path": "answer.capsule"}),
        "diff": (cl.diff, {"first": tiny, "second": tiny}),
        "best": (cl.best, {"scenario": tiny, "hours": 10, "replications": 4}),
        "BestUse.amount": (found.amount, {"middle": 1.0, "low": 0.0, "high": 2.0, "beside": found.finalists[0]}),
        "BestUse.in_words": (found.in_words, {"value": 1.0, "beside": found.finalists[0]}),
        "optimise": (
            cl.optimise,
            {"scenario": tiny, "parameters": AXES, "strategy": "shadowing", "metric": "trust_mean", "trials": 2},
        ),
        "replications_needed": (cl.replications_needed, {"pilot": [1.0, 2.0, 3.0], "half_width": 1.0}),
        "sweep": (cl.sweep, {"scenario": tiny, "parameters": AXES, "replications": 1}),
        "Sweep.mean": (swept.mean, {"strategy": "baseline", "metric": "trust_mean"}),
        "Sweep.indices": (swept.indices, {"metric": "trust_mean"}),
        "warm_up": (cl.warm_up, {"scenario": tiny}),
        "playground": (cl.playground, {"scenario": tiny, "path": "p.html"}),
        "Rows": (cl.Rows, {"items": [1, 2]}),
        "Rows.column": (result.figures.column, {"name": "metric"}),
        "Store": (lambda path, create=False: cl.Store(path, create=create).close(), {"path": "runs.db"}),
        "Store.count": (counted, {"status": "finished"}),
        "open_store": (lambda path: cl.open_store(path).close(), {"path": "runs.db"}),
        "Table.from_columns": (cl.Table.from_columns, {"columns": {"x": [1.0]}}),
        "Table.column": (table.column, {"name": "x"}),
        "Table.categories": (table.categories, {"name": "n"}),
        "Table.text_of": (table.text_of, {"name": "n"}),
        "number": (cl.number, {"default": 1.0}),
        "parameter": (cl.parameter, {"default": 1.0}),
        "replicate": (cl.replicate, {"models": lambda _: 1.0, "replications": 2, "seed": 1}),
        "Luck": (cl.Luck, {"seed": 1, "replication": 1}),
        "Replicated.mean": (replicated.mean, {"metric": replicated.metric_names[0]}),
    }
    return {name: Front(call, _complete(call, given)) for name, (call, given) in asked.items()}


def counted(status: Any) -> int:
    with cl.open_store("runs.db") as store:
        return store.count(status)


def _complete(call: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """With what is given by default, but silent."""
    asked = inspect.signature(call).parameters.values()
    usual = {one.name: one.default for one in asked if one.default is not one.empty}
    return usual | ({"progress": False} if "progress" in usual else {}) | dict(given)


def asking() -> set[str]:
    """Every public function, constructor and method that asks for something."""
    found = set(CONSTRUCTED)
    for name in cl.__all__:
        one = getattr(cl, name)
        if inspect.isclass(one):
            if not issubclass(one, BaseException) and name not in CONTRACTS | {"Engine"}:
                found |= {f"{name}.{method}" for method in dir(one) if _asks(getattr(one, method), method)}
        elif callable(one) and inspect.signature(one).parameters:
            found.add(name)
    return found - {f"Store.{name}" for name in OF_RUN_TASKS}


def _asks(one: Any, name: str) -> bool:
    """Whether it is a public method of colead with a parameter beside `self`."""
    if name.startswith("_") or not callable(one):
        return False
    try:
        asked = inspect.signature(one).parameters
    except ValueError:  # compiled, and without a front: what it takes as any object it checks itself
        head = (one.__doc__ or "").partition(") ->")[0]
        return re.search(r"\b(?!self\b)\w+: (?!object\b)", head) is not None
    return bool(set(asked) - {"self"}) and one.__module__.startswith("colead")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Front]]:
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(tmp_path_factory.mktemp("fronts"))
        yield fronts()


def test_every_public_front_is_walked(made: Mapping[str, Front]) -> None:
    assert set(made) == asking()


@pytest.mark.parametrize("name", sorted(asking()))
def test_what_cannot_be_used_is_refused_by_the_name_of_its_parameter(made: Mapping[str, Front], name: str) -> None:
    front = made[name]
    try:
        front.call(**front.given)
    except MissingLibraryError as missing:
        pytest.skip(str(missing))
    for parameter in front.given:
        for wrong in WRONG:
            try:
                front.call(**{**front.given, parameter: wrong})
            except Exception as error:
                require_told(error, name, parameter, wrong)
            else:
                assert type(wrong) is not object or (name, parameter) in ANYTHING, f"{name} takes any {parameter}"


def require_told(error: Exception, front: str, parameter: str, wrong: object) -> None:
    told = str(error)
    where = f"{front}({parameter}={wrong!r}): {error!r}"
    if (front, repr(wrong)) in BY_KEY and isinstance(error, KeyError):
        return
    assert isinstance(error, TypeError | ValueError | cl.ModelError | cl.StoreError | cl.BudgetError), where
    assert not isinstance(error, AttributeError | KeyError | IndexError | SystemError), where
    assert "incompatible function arguments" not in told, where
    of_value = (
        wrong == "x" and re.search(r"\bx\b", told) is not None
    )  # a text may be a name or a file that there is not
    named = parameter.removesuffix("s") in told.lower() or option_refused(error) == parameter
    assert named or of_value or isinstance(error, cl.ScenarioError), where


@pytest.mark.parametrize("owner", [cl.Scenario, cl.Table, cl.Figure])
def test_a_front_of_a_compiled_method_takes_what_the_method_takes(owner: type) -> None:
    for name in dir(owner):
        front = getattr(owner, name)
        if inspect.isfunction(front) and name != "__init__":
            head = re.sub(r"\[.*?\]", "", (front.__doc__ or "").partition(") ->")[0])
            assert re.findall(r"(\w+):", head) == list(inspect.signature(front).parameters), head


def test_too_few_and_unknown_arguments_are_told_in_python_s_own_words() -> None:
    with pytest.raises(TypeError, match=r"load\(\) missing 1 required positional argument: 'path'"):
        cl.Scenario.load()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"load\(\) got an unexpected keyword argument 'kind'"):
        cl.Scenario.load("small_unit", kind=[])  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"sweep\(\) missing 1 required positional argument: 'parameters'"):
        cl.sweep(cl.Scenario.load(TINY))  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda _: cl.Scenario.load(3), "path must be a text or a path, not 3"),
        (lambda _: cl.Scenario.from_yaml(3), "text must be a text, not 3"),
        (lambda tiny: cl.Simulation(tiny, 3), "strategy must be a text, not 3"),
        (lambda tiny: cl.Simulation(tiny).branch(strategy=3), "strategy must be a text, not 3"),
        (lambda tiny: cl.Simulation(tiny).run_until("x"), "weeks must be a number, not 'x'"),
        (lambda _: cl.kinds(3), "kinds must be a list of classes, not 3"),
        (lambda _: cl.schema(3), "kinds must be a list of classes, not 3"),
        (lambda _: cl.study(3), "file must be a text or a path, not 3"),
        (
            lambda tiny: cl.stress(tiny, worlds_from=-1),
            "worlds_from must be a FittedWorlds, not -1",
        ),
        (lambda tiny: cl.sweep(tiny, -1), "parameters must be a mapping, not -1"),
        (lambda _: cl.verify(None), "path must be a text or a path, not None"),
        (lambda tiny: cl.calibrate(tiny, evidence="x"), "evidence must be a list, not 'x'"),
    ],
)
def test_a_type_that_is_not_taken_is_told_with_those_that_are(
    tiny: cl.Scenario, call: Callable[[cl.Scenario], Any], told: str
) -> None:
    with pytest.raises(TypeError) as caught:
        call(tiny)
    assert str(caught.value) == told


def test_outputs_of_a_metric_are_checked_when_it_is_declared() -> None:
    class Meetings(cl.Metric):
        """Meetings held."""

        outputs = (cl.Output(3, "count"),)  # type: ignore[arg-type]

        def report(self, world: Any, figures: Any) -> None:
            """Nothing."""

    with pytest.raises(TypeError, match="name must be a text, not 3"):
        cl.kinds([Meetings])


def test_a_class_without_a_constructor_tells_what_makes_one(tiny: cl.Scenario) -> None:
    with pytest.raises(TypeError, match=r"a Scenario is made by cl\.Scenario\.load\(file\) or cl\.Scenario\.from_yaml"):
        cl.Scenario("small_unit.yaml")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"a Table is made by cl\.Table\.from_columns\(columns\)"):
        cl.Table()
    assert copy.copy(tiny) == tiny == pickle.loads(pickle.dumps(tiny))
