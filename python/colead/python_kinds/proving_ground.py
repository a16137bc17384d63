# SPDX-License-Identifier: Apache-2.0
"""A small organisation in which kinds are put to the test."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colead import _core
from colead.base.errors import ScenarioError
from colead.python_kinds.contracts import Kind

TINY = """\
colead: 1
name: proving_ground
seed: 11
horizon_weeks: 12
warm_up_weeks: 2
professions: {manager: {}, medic: {}}
calendars:
  office: {weeks: [{open: ["mon-fri 11:00-17:00"], duty: ["mon-fri 09:00-17:00"]}]}
organisations: {hospital: {}}
decisions:
  beds:
    per_week: 6
    needs: [{profession: manager}, {profession: medic}]
    due_days: 3
    effort_hours: 1
    meeting_minutes: 30
    rule: RULE
unit_types:
  ward:
    staff: [{profession: manager, count: 2, calendar: office}, {profession: medic, count: 3, calendar: office}]
    decisions: {beds: {}}
units: {north: {type: ward}, south: {type: ward, load: 1.5}}
network: NETWORK
trust: TRUST
influence: INFLUENCE
metrics: METRICS
strategies: {baseline: [], own: STRATEGY}
compare: {baseline: baseline, replications: 2}
"""


class ConformanceError(AssertionError):
    """A kind breaks a law of its contract."""


def demand(holds: bool, says: str) -> None:
    if not holds:
        raise ConformanceError(says)


@dataclass(frozen=True)
class Subject:
    """The kind under test: where it stands and the class that must be known, if it is not shipped."""

    catalogue: str
    name: str
    kinds: tuple[type[Kind], ...]

    def scenario(self, parameters: Mapping[str, object] | None = None, *, metrics: str = "") -> _core.Scenario:
        """The proving ground with the kind in its place."""
        own = json.dumps({"kind": self.name} | dict(parameters or {}))
        places = {
            "RULE": "majority",
            "NETWORK": "{kind: erdos_renyi, mean_degree: 3}",
            "TRUST": "beta_evidence",
            "INFLUENCE": "degroot",
            "METRICS": metrics or "[lead_time, trust]",
            "STRATEGY": "[]",
        }
        place = _PLACES[self.catalogue]
        lists = self.catalogue in {"interventions", "metrics"}
        text = TINY
        for key, value in (places | {place: f"[{own}]" if lists else own}).items():
            text = text.replace(f": {key}", f": {value}")
        return _core.Scenario.from_yaml(text, "proving_ground.yaml", kinds=self.kinds)

    def refusal(self, parameters: Mapping[str, object]) -> ScenarioError:
        """The mistake that parameters are answered with."""
        try:
            self.scenario(parameters)
        except ScenarioError as error:
            return error
        raise ConformanceError(f"{parameters} is accepted")

    def entry(self) -> _core.KindInfo:
        """What `cl.kinds()` says of it."""
        for catalogue in _core.kinds(self.kinds):
            for entry in catalogue.kinds:
                if (catalogue.name, entry.name) == (self.catalogue, self.name):
                    return entry
        raise ConformanceError("it is in no catalogue")

    def own_fields(self) -> Sequence[_core.FieldInfo]:
        """Its parameters, without those of the delivery that all interventions share."""
        fields = self.entry().fields
        if self.catalogue != "interventions" or not self.kinds:
            return fields
        from colead.python_kinds.fields import described

        own = {field["name"] for field in described(self.kinds[0])}
        return [field for field in fields if field.name in own]


_PLACES = {
    "decisions": "RULE",
    "generators": "NETWORK",
    "trust": "TRUST",
    "influence": "INFLUENCE",
    "metrics": "METRICS",
    "interventions": "STRATEGY",
}


def results(
    scenario: _core.Scenario, *, strategy: str = "", threads: int = 2, replications: int = 3
) -> list[_core.RunResult]:
    """Runs of a strategy, the last of the scenario unless named."""
    experiment = _core.Experiment(scenario)
    arm = experiment.strategy(strategy or scenario.strategies[-1])
    tasks = [(arm, scenario.seed, replication) for replication in range(replications)]
    return experiment.run_tasks(tasks, threads=threads)


def traces(scenario: _core.Scenario, *, strategy: str = "", threads: int = 2) -> list[object]:
    """Fingerprints of those runs: what happened, and every figure."""
    return [result.fingerprint for result in results(scenario, strategy=strategy, threads=threads)]
