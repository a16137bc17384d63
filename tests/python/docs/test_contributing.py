# SPDX-License-Identifier: Apache-2.0
"""The walk-through of CONTRIBUTING.md, done: one new file, and nothing else touched, is a new kind. Slow.

The tree is copied, the file added and the real CMake configured. Of the library only what the new file changes is
compiled (the kind and the generated table); the rest is linked from a build that is there already, or else built here.
The C++ examples of the guides are built on the way.
"""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

BUILDS = [Path(os.environ.get("COLEAD_BUILD_DIR", ROOT / "build/release"))]

PROBE = r"""
#include <iostream>

#include "colead/fields/field_describer.hpp"
#include "colead/experiment/comparison.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/scenario/schema.hpp"

int main() {
  const colead::Catalogues catalogues;
  const colead::KindEntry* entry = catalogues.interventions.find("coffee_round");
  if (entry == nullptr) return 1;
  const colead::FieldDescription described = colead::describe_kind(*entry, catalogues.all());
  std::cout << entry->name << ' ' << described.children.back().name << ' ' << described.children.back().grade << '\n';
  const std::string schema = colead::emit_json(colead::scenario_schema(catalogues));
  std::cout << (schema.find("interventions.coffee_round") != std::string::npos) << '\n';
  colead::Experiment experiment(colead::load_scenario("scenarios/coffee.yaml", catalogues), catalogues);
  colead::CompareOptions options;
  options.strategies = {"coffee"};
  options.replications = 2;
  for (const colead::Effect& effect : colead::compare(experiment, options, {}).effects) {
    if (effect.metric == "understanding_mean" && effect.group == "all") std::cout << (effect.difference > 0) << '\n';
  }
  try {
    (void)colead::load_scenario("scenarios/misspelt.yaml", catalogues);
  } catch (const colead::ScenarioError& error) {
    std::cout << error.what() << '\n';
  }
}
"""

SCENARIO = """
colead: 1
extends: parts/health_service.yaml
name: coffee
seed: 3
horizon_weeks: 26
warm_up_weeks: 4
organisations: {hospital: {}}
unit_types:
  service:
    staff:
      - {profession: manager, tier: senior, count: 4, calendar: office}
      - {profession: medic, tier: senior, count: 6, calendar: consultant}
    decisions: {rota_gap: {}}
units: {ward: {type: service}}
network: {mean_degree: 4, within_unit: 1.0}
strategies: {coffee: [{kind: coffee_round, KEY: 0.4}]}
"""


def example(page: str, name: str) -> str:
    text = (ROOT / page).read_text(encoding="utf-8")
    match = re.search(rf"<!-- example: {name} -->\n```cpp\n(.*?)```", text, flags=re.DOTALL)
    assert match, f"{page} has no example {name}"
    return match[1]


def call(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False, timeout=3000
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def built_library() -> Path | None:
    """A library built from this very tree; brought up to date if it is not."""
    for build in BUILDS:
        if (build / "build.ninja").exists():
            call("cmake", "--build", build, "--target", "colead", "-j", "2", cwd=ROOT)
            return build / "libcolead.a"
    return None


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with the kind of the walk-through in it, and everything compiled that the kind changes."""
    if shutil.which("ninja") is None or shutil.which("cmake") is None:
        pytest.skip("needs cmake and ninja")
    tree = tmp_path_factory.mktemp("tree")
    for folder in ("libsim", "cmake", "scenarios"):
        shutil.copytree(ROOT / folder, tree / folder)
    for file in ("CMakeLists.txt", "pyproject.toml", "LICENSE", "README.md"):
        shutil.copy(ROOT / file, tree / file)
    kind = tree / "libsim/colead/interventions/coffee_round.cpp"
    kind.write_text(example("CONTRIBUTING.md", "coffee_round"), encoding="utf-8")
    off = [f"-DCOLEAD_BUILD_{part}=OFF" for part in ("TESTS", "EXAMPLES")]
    call("cmake", "-S", tree, "-B", tree / "build", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", *off, cwd=tree)
    for name in ("coffee", "misspelt"):
        key = "understanding" if name == "coffee" else "understandig"
        (tree / f"scenarios/{name}.yaml").write_text(SCENARIO.replace("KEY", key), encoding="utf-8")
    return tree


@pytest.fixture(scope="module")
def objects(tree: Path) -> list[Path]:
    """What to link: the new objects before the library, whose own table of interventions is then left out."""
    library = built_library()
    if library is None:
        call("cmake", "--build", tree / "build", "--target", "colead", "-j", "2", cwd=tree)
        return [tree / "build/libcolead.a"]
    folder = Path("CMakeFiles/colead.dir")
    new = [
        folder / "libsim/colead/interventions/coffee_round.cpp.o",
        folder / "generated/interventions_catalogue.cpp.o",
    ]
    call("ninja", *new, cwd=tree / "build")
    return [*(tree / "build" / object_file for object_file in new), library]


def program(tree: Path, objects: list[Path], name: str, code: str) -> Path:
    source = tree / f"{name}.cpp"
    source.write_text(code, encoding="utf-8")
    flags = ["-std=c++20", "-O1", "-ffp-contract=off", "-I", tree / "libsim"]
    call("c++", *flags, source, *objects, "-lyaml-cpp", "-pthread", "-o", tree / name, cwd=tree)
    return tree / name


def test_slow_walk_through_makes_a_kind_of_one_file(tree: Path, objects: list[Path]) -> None:
    lines = call(program(tree, objects, "probe", PROBE), cwd=tree).splitlines()
    assert lines[:3] == ["coffee_round understanding C", "1", "1"]
    assert "unknown key 'understandig'" in lines[3]
    assert "did you mean 'understanding'?" in lines[3]


def test_walk_through_keeps_the_house_rules(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tests/architecture"))
    house = importlib.import_module("layers_test")

    added = str(tree / "libsim/colead/interventions/coffee_round.cpp")
    breaches = [breach for rule in house.RULES if rule is not house.unlabelled for breach in rule(tree)]
    assert [breach for breach in breaches if added in breach] == []
    sys.modules.pop("layers_test", None)


@pytest.mark.parametrize(
    ("page", "name", "begins"),
    [
        ("README.md", "cpp", "access_concentration"),
        ("docs/guides/embedding_cpp.md", "plugin", "steady\ntrust 0.4\n"),
        ("docs/guides/embedding_cpp.md", "embedding", "all: "),
        ("docs/guides/embedding_cpp.md", "stepping", "open decisions after 60 weeks: "),
    ],
)
def test_slow_cpp_examples_build_and_run(tree: Path, objects: list[Path], page: str, name: str, begins: str) -> None:
    printed = call(program(tree, objects, name, example(page, name)), cwd=tree)
    assert printed.startswith(begins)
    if name == "stepping":
        assert "the same future" in printed
