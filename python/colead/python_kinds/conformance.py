# SPDX-License-Identifier: Apache-2.0
"""The laws that every kind keeps, to run over one's own.

`check(SlowTrust)` runs them all and raises ConformanceError at the first that is broken. To see one line each:

    @pytest.mark.parametrize("law", conformance.laws(SlowTrust), ids=lambda law: law.name)
    def test_slow_trust(law):
        law()

A kind is a class or, for the shipped ones, a pair of catalogue and name: ("trust", "constant").
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from colead import _core
from colead.base.errors import ScenarioError
from colead.python_kinds import contract_laws
from colead.python_kinds.contracts import Kind
from colead.python_kinds.declare import declared, kind_name
from colead.python_kinds.proving_ground import ConformanceError, Subject, demand, traces

AnyKind = type[Kind] | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Law:
    """One law about one kind; calling it raises ConformanceError if the kind breaks it."""

    name: str
    subject: Subject
    check: Callable[[Subject], None]

    def __call__(self) -> None:
        try:
            self.check(self.subject)
        except ConformanceError as broken:
            raise ConformanceError(f"{self.subject.name}: {self.name.replace('_', ' ')}: {broken}") from None


def subject_of(kind: AnyKind) -> Subject:
    if isinstance(kind, tuple):
        return Subject(catalogue=kind[0], name=kind[1], kinds=())
    declared(kind)  # TypeError for what is no complete kind
    return Subject(catalogue=kind._catalogue, name=kind_name(kind), kinds=(kind,))


def laws(kind: AnyKind) -> list[Law]:
    """Every law of a kind: those of all kinds, then those of its contract."""
    subject = subject_of(kind)
    checks = [*_COMMON, *contract_laws.BY_CATALOGUE[subject.catalogue]]
    return [Law(check.__name__, subject, check) for check in checks]


def check(kind: AnyKind) -> None:
    """Runs every law of a kind."""
    for law in laws(kind):
        law()


def check_trust_model(kind: AnyKind) -> None:
    """`check` for a class that must be a trust model."""
    _check_as("trust", kind)


def check_decision_rule(kind: AnyKind) -> None:
    """`check` for a class that must be a decision rule."""
    _check_as("decisions", kind)


def check_influence_rule(kind: AnyKind) -> None:
    """`check` for a class that must be an influence rule."""
    _check_as("influence", kind)


def check_generator(kind: AnyKind) -> None:
    """`check` for a class that must be a network generator."""
    _check_as("generators", kind)


def check_intervention(kind: AnyKind) -> None:
    """`check` for a class that must be an intervention."""
    _check_as("interventions", kind)


def check_metric(kind: AnyKind) -> None:
    """`check` for a class that must be a metric."""
    _check_as("metrics", kind)


def _check_as(catalogue: str, kind: AnyKind) -> None:
    found = subject_of(kind).catalogue
    if found != catalogue:
        raise TypeError(f"{kind!r} is of the catalogue '{found}', not '{catalogue}'")
    check(kind)


# ---- Laws of every kind ----


def is_made_from_defaults(subject: Subject) -> None:
    subject.scenario()


def has_a_sentence_a_source_and_a_plain_name(subject: Subject) -> None:
    entry = subject.entry()
    demand(entry.summary.endswith("."), "the docstring must begin with a sentence that ends with a full stop")
    demand(bool(entry.source), "`source` must say where the mechanism comes from")


def explains_every_field(subject: Subject) -> None:
    for field in subject.own_fields():
        demand(bool(field.doc), f"'{field.name}' has no doc")
        if field.type not in {"number", "integer"}:
            continue
        demand(bool(field.unit and field.source), f"'{field.name}' has no unit or no source")
        demand(subject.catalogue == "metrics" or bool(field.grade), f"'{field.name}' has no grade")


def refuses_an_unknown_key_and_suggests_the_nearest(subject: Subject) -> None:
    for name in [field.name for field in subject.own_fields()]:
        mistake = subject.refusal({name + "x": 1})
        demand(f"did you mean '{name}'" in str(mistake), f"'{name}x' is not answered with '{name}'")
    demand("no_such_parameter" in str(subject.refusal({"no_such_parameter": 1})), "an unknown key is not named")


def refuses_numbers_out_of_range_and_words(subject: Subject) -> None:
    for field in subject.own_fields():
        if field.type not in {"number", "integer"}:
            continue
        beyond: list[Any] = ["apple"]
        if field.low is not None:
            beyond.append(field.low if field.open_low else field.low - 1)
        if field.high is not None:
            beyond.append(field.high + 1)
        demand(len(beyond) > 1, f"'{field.name}' takes any number")
        for value in beyond:
            mistake = subject.refusal({field.name: value})
            demand(mistake.path.endswith(field.name), f"{field.name}: {value} is blamed on '{mistake.path}'")


def writes_and_reads_back_its_parameters(subject: Subject) -> None:
    scenario = subject.scenario()
    again = _core.Scenario.from_yaml(scenario.resolved_yaml(), kinds=subject.kinds)
    demand(again.canonical() == scenario.canonical(), "read back, the scenario says something else")


def same_seed_same_run_on_any_number_of_threads(subject: Subject) -> None:
    first = traces(subject.scenario(), threads=1)
    demand(traces(subject.scenario(), threads=1) == first, "the same luck gives another run")
    demand(traces(subject.scenario(), threads=3) == first, "three threads give another run than one")


def travels_between_processes(subject: Subject) -> None:
    scenario = subject.scenario()
    try:
        packed = pickle.dumps(scenario)
    except pickle.PicklingError as error:
        raise ConformanceError(str(error)) from None
    demand(traces(pickle.loads(packed)) == traces(scenario), "unpickled, it gives another run")


_COMMON: list[Callable[[Subject], None]] = [
    is_made_from_defaults,
    has_a_sentence_a_source_and_a_plain_name,
    explains_every_field,
    refuses_an_unknown_key_and_suggests_the_nearest,
    refuses_numbers_out_of_range_and_words,
    writes_and_reads_back_its_parameters,
    same_seed_same_run_on_any_number_of_threads,
    travels_between_processes,
]

__all__ = [
    "ConformanceError",
    "Law",
    "ScenarioError",
    "check",
    "check_decision_rule",
    "check_generator",
    "check_influence_rule",
    "check_intervention",
    "check_metric",
    "check_trust_model",
    "laws",
]
