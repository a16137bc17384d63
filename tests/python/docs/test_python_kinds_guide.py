# SPDX-License-Identifier: Apache-2.0
"""What the guide and the notebook on kinds in Python show works as it stands there."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys

import pytest
from support import ROOT

import colead as cl
from colead import _core
from colead.python_kinds import conformance

GUIDE = ROOT / "docs" / "guides" / "python_kinds.md"

pytestmark = pytest.mark.skipif(not GUIDE.is_file(), reason="the sources of the pages are not here")


def test_the_kind_of_the_guide_keeps_the_laws_and_runs():
    block = re.search(
        r"<!-- example: slow_trust -->\n```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL
    )
    names: dict[str, object] = {"__name__": "guide"}
    exec(compile(block[1], str(GUIDE), "exec", dont_inherit=True), names)
    kind = names["SlowTrust"]
    for law in conformance.laws(kind):
        if law.name != "travels_between_processes":  # a page is no module
            law()
    scenario = cl.Scenario.load(ROOT / "scenarios" / "small_unit.yaml", kinds=[kind])
    edited = scenario.with_({"trust": {"kind": "slow_trust", "gain": 0.1}})
    assert edited.kinds == (kind,)
    assert "gain: 0.1" in edited.resolved_yaml()


CONTRACTS = {
    cl.TrustModel: (_core.Regards, _core.EvidenceRows, _core.TieRows),
    cl.DecisionRule: (_core.Ballot,),
    cl.InfluenceRule: (_core.Discussion, _core.Draws),
    cl.Generator: (_core.NetworkNodes, _core.Luck),
    cl.Intervention: (_core.ChangeableWorld, _core.Occasion, _core.Attendees),
    cl.Metric: (_core.WorldView, _core.Decisions, _core.Figures),
}


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_page_of_contracts_names_every_method_and_all_that_is_shown(contract: type) -> None:
    page = (ROOT / "docs/reference/contracts.md").read_text(encoding="utf-8")
    own = re.search(rf"^## \w+: `cl\.{contract.__name__}`\n(.*?)(?=^## )", page, re.DOTALL | re.MULTILINE)
    methods = [name for name, one in vars(contract).items() if inspect.isfunction(one) and not name.startswith("_")]
    assert [name for name in methods if f"| `{name}(" not in own[1]] == []
    told = page if contract is cl.Metric else own[1]  # the world of a metric is that of an intervention
    shown = [name for lent in CONTRACTS[contract] for name in dir(lent) if not name.startswith("_")]
    assert [name for name in shown if not re.search(rf"`(?:\w+\.)?{name}\b", told)] == []


def test_the_notebook_runs_as_a_script():
    notebook = ROOT / "notebooks" / "own_trust_model.py"
    done = subprocess.run([sys.executable, notebook], capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    assert "kept: reading changes nothing" in done.stdout
