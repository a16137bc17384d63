# SPDX-License-Identifier: Apache-2.0
"""`colead diff`, and the manifest beside every written result."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from pathlib import Path

import pytest
from support import Command

import colead as cl
from colead.runs.manifest import scenario_hash

FEW = ("--strategy", "shadowing", "--replications", 2, "--quiet")


def written(colead: Command, file: object, target: Path, *more: object) -> Path:
    assert colead("compare", file, *FEW, "--json", target, *more).code == 0
    return target


@pytest.fixture
def changed(tiny_text: str, tmp_path: Path) -> Path:
    file = tmp_path / "changed.yaml"
    file.write_text(tiny_text.replace("per_week: 6", "per_week: 7"), encoding="utf-8")
    return file


def test_scenarios_differ_by_their_keys_with_both_values(
    colead: Command, tiny_file: str, tiny_text: str, changed: Path, tmp_path: Path
) -> None:
    outcome = colead("diff", tiny_file, changed)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out == "the scenarios differ\ndecisions.beds.per_week: 6 | 7\n"
    same = tmp_path / "same.yaml"
    same.write_text("# another comment\n" + tiny_text.replace("load: 1.5", "load: 1.50"), encoding="utf-8")
    assert colead("diff", tiny_file, same).out == "the scenarios are the same\n"
    more = tmp_path / "more.yaml"
    more.write_text(tiny_text.replace("baseline: []", "baseline: []\n  new: []"), encoding="utf-8")
    assert "strategies.new: - | []" in colead("diff", tiny_file, more).out


def test_results_differ_at_the_first_place_and_by_their_fingerprints(
    colead: Command, tiny_file: str, changed: Path, tmp_path: Path
) -> None:
    one = written(colead, tiny_file, tmp_path / "one.json")
    again = written(colead, tiny_file, tmp_path / "again.json")
    other = written(colead, changed, tmp_path / "other.json")
    prints = [json.loads(file.read_text("utf-8"))["fingerprint"] for file in (one, other)]
    same = colead("diff", one, again)
    assert (same.code, same.out) == (0, f"the results are the same\nfingerprints: {prints[0]} | {prints[0]}\n")
    found = colead("diff", one, other)
    assert found.code == 1
    lines = found.out.splitlines()
    assert lines[:3] == ["the results differ", f"fingerprints: {prints[0]} | {prints[1]}", "first difference:"]
    assert lines[3].startswith("effects[")
    record = json.loads(colead("diff", one, other, "--json", "-").out)
    assert (record["same"], record["kind"], len(record["partings"])) == (False, "results", 1)


def test_stores_differ_by_their_runs(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one.db", "two.db", "three.db"))
    for store, seed in ((one, 7), (two, 7), (three, 8)):
        assert colead("run", tiny_file, *FEW, "--seed", seed, "--store", store).code == 0
    assert colead("diff", one, two).code == 0
    found = colead("diff", one, three)
    assert found.code == 1
    assert "tiny, shadowing, seed 7, replication 0: " in found.out
    assert found.out.splitlines()[-1] == "... and 3 more"
    with sqlite3.connect(two) as damaged:
        damaged.execute("UPDATE run SET result = zeroblob(length(result))")
    damaged.close()
    refused = colead("diff", one, two)
    assert refused.code == 2
    assert re.search(rf"run \w+ .* in {two} is damaged \(its checksum is wrong\); `colead doctor", refused.err)


def test_what_cannot_be_compared_is_refused(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    result, broken = tmp_path / "result.json", tmp_path / "broken.json"
    result.write_text('{"seed": 1}', encoding="utf-8")
    broken.write_text('{"seed": 1', encoding="utf-8")
    for first, second, said in (
        (tiny_file, result, "both must be the same"),
        (result, broken, "no result that colead wrote"),
        (tiny_file, "missing.yaml", "missing.yaml"),
    ):
        outcome = colead("diff", first, second)
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err


@pytest.mark.parametrize("epoch", ["abc", "99999999999999999", "²", "1.5"])
def test_a_time_that_is_none_is_refused_before_the_work(
    colead: Command, tiny_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    told = colead("run", tiny_file, *FEW, "--json", tmp_path / "x.json")
    assert (told.code, told.out) == (2, "")
    assert f"SOURCE_DATE_EPOCH must be seconds since 1970, such as 1700000000, not '{epoch}'" in told.err
    assert list(tmp_path.glob("x.json*")) == []


def test_what_is_no_place_for_a_result_is_refused_before_the_work(
    colead: Command, tiny_file: str, tmp_path: Path
) -> None:
    (tmp_path / "x.json.manifest.json").mkdir()
    for words, said in (
        (("--json", tmp_path / "x.json"), "where its manifest goes, is a folder"),
        (("--capsule", "-"), "--capsule: '-' is no name of a file"),
        (("--capsule", ""), "--capsule: '' is no name of a file"),
        (("--report", "-"), "--report: '-' is no name of a file"),
    ):
        told = colead("compare", tiny_file, *FEW[2:], "--replications", 2, "--quiet", *words)
        assert (told.code, said in told.err) == (2, True), told.err


def test_no_result_takes_the_place_of_what_is_read_or_written_too(
    colead: Command, tiny_text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(tiny_text, encoding="utf-8")
    Path("more.yaml").write_text("colead: 1\nextends: mine.yaml\nname: more\n", encoding="utf-8")
    Path("link").symlink_to("mine.yaml")
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    for words in (
        ("run", "mine.yaml", "--json", "mine.yaml"),
        ("run", "mine.yaml", "--json=./mine.yaml"),
        ("run", "link", "--json", "mine.yaml"),
        ("run", "more.yaml", "--json", "mine.yaml"),
        ("run", "mine.yaml", "--json", "x.csv", "--events", "x.csv"),
        ("compare", "mine.yaml", "--json", "x.csv", "--capsule", "x.csv"),
        ("verify", "mine.yaml", "--json", "mine.yaml"),
        ("diff", "mine.yaml", "more.yaml", "--json", "more.yaml"),
        ("calibrate", "mine.yaml", "--data", "more.yaml", "--worlds-to", "more.yaml"),
    ):
        told = colead(*words)
        assert (told.code, "reads or writes otherwise; name another" in told.err) == (2, True), told.err
        assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before
    assert colead("run", "mine.yaml", *FEW, "--json", "shadowing").code == 0


def test_keys_with_dots_and_marks_are_told_apart(colead: Command, tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for first, second, path in (
        ('{"a.b": 1}', '{"a": {"b": 1}}', '"a.b"'),
        ('{"a[0]": 1}', '{"a": [1]}', '"a[0]"'),
        ('{"a": {"": 1}}', '{"a.": 1}', 'a.""'),
    ):
        one.write_text(first, encoding="utf-8")
        two.write_text("\ufeff" + second, encoding="utf-8")
        outcome = colead("diff", one, two)
        assert (outcome.code, f"{path}: 1 | -" in outcome.out) == (1, True)
    for text, said in (
        ("[" * 200_000, "one of scenarios"),
        ('{"a": ' + "[" * 200_000, "nested too deep"),
        ('{"a": 1, "a": 2}', "key 'a' stands twice"),
        ('{"a": NaN}', "NaN is no number of JSON"),
        ('{"a": "\xff"}', "is not UTF-8"),
    ):
        one.write_text(text, encoding="latin-1")
        outcome = colead("diff", one, two)
        assert (outcome.code, said in outcome.err) == (2, True), outcome.err
    assert "there is no file 'nothere.json'" in colead("diff", "nothere.json", two).err


def test_in_python_objects_and_files_are_held_side_by_side(
    colead: Command, tiny: cl.Scenario, tiny_file: str, comparison: cl.Comparison, tmp_path: Path
) -> None:
    more = tiny.with_({"decisions.beds.per_week": 7})
    found = cl.diff(tiny, more)
    assert (found.kind, found.same) == ("scenarios", False)
    assert [(one.path, one.first, one.second) for one in found.partings] == [("decisions.beds.per_week", "6", "7")]
    assert cl.diff(tiny_file, tiny).same
    assert cl.diff(Path(tiny_file), more).partings == found.partings
    result = cl.run(tiny, "shadowing", replications=2, progress=False)
    assert cl.diff(result, cl.run(tiny, "shadowing", replications=2, progress=False)).same
    assert cl.diff(result, cl.run(tiny, "shadowing", replications=2, seed=8, progress=False)).partings[0].path == "seed"
    file = tmp_path / "run.json"
    assert colead("run", tiny_file, *FEW, "--json", file).code == 0
    assert cl.diff(file, result).same
    assert cl.diff(comparison, comparison).same
    with pytest.raises(cl.ModelError, match="the Result is one of results, the Scenario one of scenarios"):
        cl.diff(result, tiny)
    with pytest.raises(TypeError, match="first must be a text, a path, a Scenario, a Result or a Comparison, not 3"):
        cl.diff(3, tiny)  # type: ignore[arg-type]


def test_a_folder_of_pictures_has_its_manifest_in_it(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    assert colead("compare", tiny_file, *FEW, "--png", folder).code == 0
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    written = sorted(folder.glob("*.png"))
    assert written
    assert manifest["result"]["folder"] == "pictures"
    assert sorted(manifest["result"]["files"], key=lambda one: one["file"]) == [
        {"file": one.name, "bytes": one.stat().st_size, "sha256": hashlib.sha256(one.read_bytes()).hexdigest()}
        for one in written
    ]
    assert f"--png {folder}" in manifest["command"]


def test_a_manifest_stands_beside_each_result(
    colead: Command, tiny_file: str, tiny: cl.Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    target, events = tmp_path / "out.json", tmp_path / "events.csv"
    assert colead("run", tiny_file, *FEW, "--json", target, "--events", events).code == 0
    for file in (target, events):
        manifest = json.loads(file.with_name(f"{file.name}.manifest.json").read_text("utf-8"))
        data = file.read_bytes()
        assert manifest["result"] == {
            "file": file.name,
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        assert manifest["scenarios"] == [{"name": "tiny", "file": "tiny.yaml", "sha256": scenario_hash(tiny)}]
        assert manifest["command"].startswith("colead run ")
        assert f"--json {target}" in manifest["command"]
        assert manifest["versions"] == {"colead": cl.__version__}
        assert manifest["machine"]["written"] == "2023-11-14T22:13:20+00:00"
    before = sorted(tmp_path.iterdir())
    assert colead("run", tiny_file, *FEW, "--json", "-").code == 0
    assert sorted(tmp_path.iterdir()) == before
