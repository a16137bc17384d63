# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import copy
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import networkx as nx
import numpy as np
import pyarrow as pa
import pytest
from support import ROOT

import colead as cl

HOSPITAL = ROOT / "scenarios" / "acute_hospital.yaml"


@pytest.fixture
def sim(tiny: cl.Scenario) -> cl.Simulation:
    return cl.Simulation(tiny, "shadowing")


@pytest.fixture(scope="module")
def whole(tiny: cl.Scenario) -> cl.Result:
    return cl.run(tiny, "shadowing", replications=3, progress=False)


def prints(result: cl.Result) -> list[tuple[int, int]]:
    return [(run.trace, run.outputs) for run in result.runs]


def test_a_finished_run_equals_the_same_run_of_an_experiment(tiny: cl.Scenario, whole: cl.Result) -> None:
    for replication in range(3):
        sim = cl.Simulation(tiny, "shadowing", replication=replication)
        assert prints(sim.finish()) == [prints(whole)[replication]]
        assert [figure.values for figure in sim.finish().figures if figure.metric == "joint_hours"] == [
            (figure.values[replication],) for figure in whole.figures if figure.metric == "joint_hours"
        ]


@pytest.mark.parametrize("pieces", [(0.0,), (-1.0, 0.0, 3.3), (1.0, 1.0, 11.99, 12.0)])
def test_stopping_on_the_way_changes_nothing(sim: cl.Simulation, whole: cl.Result, pieces: tuple[float, ...]) -> None:
    for week in pieces:
        sim.run_until(weeks=week)
        assert sim.now_weeks == pytest.approx(week)
    assert prints(sim.finish()) == prints(whole)[:1]


def test_stepping_through_changes_nothing(sim: cl.Simulation, whole: cl.Result) -> None:
    steps = 0
    while sim.step():
        steps += 1
    assert steps > 500
    assert prints(sim.finish()) == prints(whole)[:1]


def test_looking_changes_nothing(sim: cl.Simulation, whole: cl.Result) -> None:
    while not sim.finished:
        sim.run_until(min(sim.now_weeks + 1.0, 12.0))
        for view in (sim.people, sim.units, sim.network, sim.decisions, sim.open_decisions, repr(sim)):
            del view
    assert prints(sim.finish()) == prints(whole)[:1]


def test_a_run_begins_with_its_warm_up(sim: cl.Simulation) -> None:
    assert sim.now_weeks == -2
    assert not sim.finished
    assert (sim.strategy, sim.seed, sim.replication, sim.events) == ("shadowing", 7, 0, 0)


def test_finishing_twice_gives_the_same_result(sim: cl.Simulation) -> None:
    assert sim.finish() is sim.finish()
    assert sim.finished
    assert not sim.step()


@pytest.mark.parametrize("week", [-2.5, 13.0, float("nan"), float("inf")])
def test_a_time_outside_the_run_is_refused(sim: cl.Simulation, week: float) -> None:
    with pytest.raises(ValueError, match="weeks must be from -2 \\(now\\) to 12"):
        sim.run_until(week)


def test_time_is_a_number(sim: cl.Simulation) -> None:
    with pytest.raises(TypeError):
        sim.run_until(True)
    with pytest.raises(TypeError):
        sim.run_until("3")  # type: ignore[arg-type]


def test_an_unknown_strategy_is_refused_with_a_near_name(tiny: cl.Scenario) -> None:
    with pytest.raises(cl.ModelError, match="shadowing"):
        cl.Simulation(tiny, "shadowin")
    with pytest.raises(ValueError, match="seed must be from 0"):
        cl.Simulation(tiny, seed=-1)


def test_a_copy_has_the_same_future(sim: cl.Simulation, whole: cl.Result) -> None:
    sim.run_until(4)
    branch = copy.copy(sim)
    branch.run_until(8)
    assert sim.now_weeks == 4
    assert prints(branch.finish()) == prints(sim.finish()) == prints(whole)[:1]


def test_a_branch_outlives_its_origin(sim: cl.Simulation, whole: cl.Result) -> None:
    sim.run_until(4)
    branch = copy.deepcopy(sim)
    del sim
    gc.collect()
    assert prints(branch.finish()) == prints(whole)[:1]


def test_other_luck_after_the_branch_gives_another_future(sim: cl.Simulation, whole: cl.Result) -> None:
    sim.run_until(4)
    other = sim.branch(replication=99)
    assert other.people.to_dicts() == sim.people.to_dicts()
    assert prints(other.finish()) != prints(sim.finish()) == prints(whole)[:1]
    assert other.replication == 99


def test_another_strategy_after_the_branch_shares_the_past(tiny: cl.Scenario) -> None:
    sim = cl.Simulation(tiny, "baseline")
    sim.run_until(4)
    branch = sim.branch(strategy="shadowing")
    assert branch.now_weeks == 4
    assert branch.people.to_dicts() == sim.people.to_dicts()
    assert repr(branch.decisions.to_dicts()[:3]) == repr(sim.decisions.to_dicts()[:3])  # NaN: no such thing
    assert prints(branch.finish()) != prints(sim.finish())
    assert branch.strategy == "shadowing"


def test_a_branch_into_a_strategy_that_does_nothing_is_the_baseline(tiny: cl.Scenario) -> None:
    sim = cl.Simulation(tiny, "baseline")
    sim.run_until(4)
    assert prints(sim.branch(strategy="placebo").finish()) == prints(sim.finish())


def test_a_branch_before_observation_is_the_strategy_itself(tiny: cl.Scenario, whole: cl.Result) -> None:
    sim = cl.Simulation(tiny, "baseline")
    sim.run_until(-1)
    assert prints(sim.branch(strategy="shadowing").finish()) == prints(whole)[:1]


def test_a_branch_of_a_branch_cannot_change_its_strategy_again(tiny: cl.Scenario) -> None:
    branch = cl.Simulation(tiny, "baseline").branch(replication=3)
    with pytest.raises(cl.ModelError, match="branch from the first run"):
        branch.branch(strategy="shadowing")


def test_people_are_everybody_with_their_traits(sim: cl.Simulation, tiny: cl.Scenario) -> None:
    people = sim.people
    assert len(people) == tiny.people
    assert set(people["profession"]) == set(tiny.professions)
    assert set(people["unit"]) == set(tiny.units)
    for weights in ("values", "scorecard", "weights"):
        assert sum(people[f"{weights}_{criterion}"] for criterion in tiny.criteria) == pytest.approx(
            np.ones(10), abs=1e-5
        )
    for share in ("competence", "pressure", "understanding_manager", "understanding_medic"):
        assert ((people[share] >= 0) & (people[share] <= 1)).all()
    assert len(set(people["person"])) == len(set(people["identity"])) == 10


def test_people_put_hours_in(sim: cl.Simulation) -> None:
    sim.run_until(0)
    before = sim.people["meeting_hours"].sum()
    sim.run_until(10)
    assert before == 0
    assert sim.people["meeting_hours"].sum() > 0


def test_a_snapshot_stays_what_it_was(sim: cl.Simulation) -> None:
    before = sim.people
    hours = before["preparation_hours"].tolist()
    sim.run_until(10)
    assert before["preparation_hours"].tolist() == hours
    with pytest.raises(ValueError, match="read-only"):
        before["competence"][0] = 1.0
    with pytest.raises(AttributeError):
        sim.now_weeks = 3  # type: ignore[misc]


def test_decisions_so_far_become_the_log_of_the_run(sim: cl.Simulation) -> None:
    sim.run_until(6)
    so_far = len(sim.decisions)
    assert so_far > 0
    log = sim.finish().decisions.to_dicts()
    assert so_far < len(log)
    assert len(sim.decisions) <= len(log)
    assert set(log[0]) - {"strategy", "replication"} == set(sim.decisions.column_names)


def test_open_decisions_are_at_a_stage(sim: cl.Simulation) -> None:
    sim.run_until(6)
    opened = sim.open_decisions
    assert len(opened) > 0
    assert set(opened["stage"]) <= {
        "latent",
        "routed",
        "preparing",
        "waiting_for_slot",
        "meeting",
        "deferred",
        "reworking",
        "signing",
    }
    assert np.isnan(opened["decided_weeks"]).all()
    assert len(opened) == sim.units["open_decisions"].sum()


def test_units_have_safety(sim: cl.Simulation) -> None:
    assert sim.units["unit"].tolist() == ["north", "south"]
    assert ((sim.units["safety"] > 0) & (sim.units["safety"] < 1)).all()


def test_ties_carry_trust_and_evidence(sim: cl.Simulation) -> None:
    ties = sim.network.ties
    assert len(ties) > 0
    assert ((ties["trust"] > 0) & (ties["trust"] < 1)).all()
    assert {"ability_positive", "benevolence_negative", "integrity_positive"} <= set(ties.column_names)
    assert set(ties["source"]) <= set(sim.people["person"])


def test_a_network_goes_to_networkx_and_back(sim: cl.Simulation, tiny: cl.Scenario) -> None:
    graph = sim.network.to_networkx()
    assert graph.number_of_nodes() == 10
    assert graph.number_of_edges() == len(sim.network.ties)
    assert {graph.nodes[name]["profession"] for name in graph} == {"manager", "medic"}
    again = cl.Simulation(tiny.with_({"network": cl.edge_list(graph, ties_alone=True)})).network.to_networkx()
    assert set(again.edges) >= set(graph.edges)
    with pytest.raises(ValueError, match=r"ties carry 'ability_negative'.*leave it out with ties_alone=True"):
        cl.edge_list(graph)


def test_an_undirected_graph_leads_both_ways() -> None:
    assert cl.edge_list(nx.path_graph(["a", "b"]))["ties"] == [{"from": "a", "to": "b", "mutual": True}]
    assert cl.edge_list([("a", "b")])["ties"] == [{"from": "a", "to": "b", "mutual": False}]
    with pytest.raises(TypeError, match="name of a post, not 0"):
        cl.edge_list(nx.path_graph(2))


def test_graphml_is_read_by_networkx(sim: cl.Simulation, tmp_path: Path) -> None:
    sim.network.to_graphml(tmp_path / "net.graphml")
    graph = nx.read_graphml(tmp_path / "net.graphml")
    assert graph.number_of_edges() == len(sim.network.ties)
    tie = sim.network.ties.to_dicts()[0]
    assert graph.edges[tie["source"], tie["target"]]["trust"] == pytest.approx(tie["trust"])
    person = sim.people.to_dicts()[0]
    assert graph.nodes[person["person"]]["hybrid"] is person["hybrid"]
    assert graph.nodes[person["person"]]["competence"] == pytest.approx(person["competence"])


def test_a_living_run_cannot_be_pickled(sim: cl.Simulation) -> None:
    with pytest.raises(TypeError, match="send the scenario, strategy, seed and replication"):
        pickle.dumps(sim)


def test_a_run_belongs_to_one_thread_at_a_time() -> None:
    sim = cl.Simulation(cl.Scenario.load(HOSPITAL))
    refused: list[Exception] = []

    def meddle() -> None:
        try:
            for _ in range(1000):
                sim.step()
        except cl.ModelError as error:
            refused.append(error)

    def carry_on() -> None:
        for week in range(-25, 3):
            while True:
                try:  # whoever comes second is refused, whatever they ask; that may be this one
                    if sim.now_weeks < week:
                        sim.run_until(week)
                    break
                except cl.ModelError as error:
                    refused.append(error)

    both = [threading.Thread(target=carry_on), threading.Thread(target=meddle)]
    try:
        for thread in both:
            thread.start()
    finally:
        for thread in both:
            thread.join()
    assert all("another thread" in str(error) for error in refused)
    sim.run_until(3)
    assert prints(sim.branch().finish()) == prints(cl.run(cl.Scenario.load(HOSPITAL), replications=1, progress=False))


CHILD = f"""
import sys, time
import colead as cl
sim = cl.Simulation(cl.Scenario.load({str(HOSPITAL)!r}).with_({{"horizon_weeks": 5000}}))
print("ready", flush=True)
try:
    sim.run_until(5000)
except KeyboardInterrupt:
    print(time.process_time(), flush=True)
    before = sim.now_weeks
    sim.step()
    sim.run_until(before + 0.1)
    print(0 <= len(sim.decisions), flush=True)
"""


def cpu_seconds(pid: int) -> float:
    """What a process has worked so far, which does not depend on how busy the machine is."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_ctrl_c_stops_a_living_run_at_once_and_breaks_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(0.3)
    sent = cpu_seconds(child.pid)
    child.send_signal(signal.SIGINT)
    noticed = float(child.stdout.readline())
    assert child.stdout.readline() == "True\n"
    assert child.wait(timeout=600) == 0
    child.stdout.close()
    assert noticed - sent < 0.2


def test_metrics_are_tidy(whole: cl.Result) -> None:
    frame = whole.metrics.to_pandas()
    assert list(frame.columns) == ["strategy", "replication", "metric", "group", "unit", "value"]
    assert set(frame["replication"]) == {0, 1, 2}
    for figure in whole.figures[:20]:
        rows = frame[(frame["metric"] == figure.metric) & (frame["group"] == figure.group)]
        assert set(rows["value"].dropna()) == {value for value in figure.values if value == value}


def test_series_are_sampled_over_time(whole: cl.Result, tiny: cl.Scenario) -> None:
    frame = whole.series.to_pandas()
    assert list(frame.columns) == ["strategy", "replication", "week", "metric", "group", "unit", "value"]
    assert frame["week"].min() == 0
    assert frame["week"].max() <= tiny.horizon_weeks
    assert {"trust_mean", "backlog"} <= set(frame["metric"])
    assert "manager -> medic" in set(frame.loc[frame["metric"] == "trust_mean", "group"]) or any(
        "manager" in group for group in frame.loc[frame["metric"] == "trust_mean", "group"]
    )


def test_every_hour_of_a_decision_has_a_cause(whole: cl.Result) -> None:
    frame = whole.decisions.to_pandas()
    decided = frame[frame["style"] != "open"]
    causes = [column for column in frame.columns if column.startswith("hours_")]
    assert len(causes) == 9
    assert decided[causes].sum(axis=1).to_numpy() == pytest.approx(decided["lead_time_hours"].to_numpy(), abs=1e-6)


def test_the_log_is_readable(whole: cl.Result, tiny: cl.Scenario) -> None:
    log = whole.decisions
    assert set(log["unit"]) == set(tiny.units)
    assert set(log["class"]) == {"beds"}
    assert set(log["route"]) <= {"joint", "one_sided", "formal"}
    assert (log["chosen"] < log["options"]).all()
    assert len(log) == sum(run.decisions for run in whole.runs) or len(log) > 0
    assert pa.table(log).num_rows == len(log)


def test_records_kept_at_once_are_those_made_later(tiny: cl.Scenario, whole: cl.Result) -> None:
    kept = cl.run(tiny, "shadowing", replications=3, records=True, progress=False)
    assert prints(kept) == prints(whole)
    assert pickle.dumps(kept.decisions.to_dicts()) == pickle.dumps(whole.decisions.to_dicts())


def test_a_result_survives_pickling(whole: cl.Result) -> None:
    again = pickle.loads(pickle.dumps(whole))
    assert prints(again) == prints(whole)
    assert len(again.metrics) == len(whole.metrics)
    assert len(again.decisions) == len(whole.decisions)


def test_a_result_knows_its_figures(whole: cl.Result) -> None:
    assert whole.figure("joint_hours").metric == "joint_hours"
    with pytest.raises(cl.UnknownNameError, match="unknown metric 'joy'; expected one of: "):
        whole.figure("joy")
