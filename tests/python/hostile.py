# SPDX-License-Identifier: Apache-2.0
"""Files that went wrong once, or that somebody could send: what each is and what must become of it.

Files that are small stand in tests/corpus, where the fuzz targets are fed with them too; what is large or is a family
is made here. `scripts/try_bad_inputs.py` tries all of them on the command line and writes docs/reference/bad_inputs.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support import ROOT, TINY

CORPUS = ROOT / "tests" / "corpus"
ACCEPTED = ""


@dataclass(frozen=True)
class HostileFile:
    """One file; `code` of the first mistake, or ACCEPTED."""

    name: str
    what: str
    code: str
    content: Callable[[], bytes]


@cache
def base() -> str:
    return TINY.read_text(encoding="utf-8")


def changed(before: str, after: str) -> Callable[[], bytes]:
    def content() -> bytes:
        assert before in base(), before
        return base().replace(before, after, 1).encode()

    return content


def added(text: str) -> Callable[[], bytes]:
    def content() -> bytes:
        return (base() + text).encode()

    return content


def many(before: str, line: str, count: int, after: str = "") -> Callable[[], bytes]:
    """`count` lines, each with its number, in the place of `before`."""

    def content() -> bytes:
        lines = "".join(line.replace("#", str(n)) for n in range(count))
        return base().replace(before, before + lines + after, 1).encode()

    return content


def raw(content: bytes) -> Callable[[], bytes]:
    return lambda: content


# Of tests/corpus: what became of it in the first edition, and the code of the first mistake.
IN_THE_CORPUS = {
    "beta_without_quantile": ("a number so near to 0 that its distribution has no quantile", "RANGE"),
    "c_util": ("utilisation above 1 without displaced hours", ACCEPTED),
    "id_all": ("a class that takes the name of all together", "REF"),
    "id_dots": ("two decisions with one name", "REF"),
    "k05_never_open": ("a calendar that is never open", "RANGE"),
    "meeting_every_never": ("meetings so often that a run never ends", "RANGE"),
    "network_complete_20k": ("everybody tied to everybody: 1 600 000 000 ties", "BUDGET"),
    "network_too_large": ("20 000 000 000 ties", "BUDGET"),
    "o02_saturday": ("sessions when nobody works", ACCEPTED),
    "o04_expectation_group": ("an expectation of a group that there is not", "REF"),
    "o14_metrics_subset": ("one metric alone", ACCEPTED),
    "quorum_meeting_longer_than_open": ("a meeting longer than any slot", "RANGE"),
    "quorum_more_than_staff": ("more people needed than there are", "REF"),
    "quorum_never_shared_calendar": ("people who never share a slot", "RANGE"),
    "s09_never_starts": ("an intervention that starts after the end", ACCEPTED),
    "s11_protected": ("protected time for parts of the year", ACCEPTED),
    "tiny": ("the base of the others", ACCEPTED),
}

BOMB = "a: &a [" + ", ".join(["lol"] * 9) + "]\n" + "".join(
    f"{name}: &{name} [" + ", ".join([f"*{before}"] * 9) + "]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)  # fmt: skip

TEXTS: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
    ("P01_empty", "nothing at all", "SCHEMA", raw(b"")),
    ("P01_comment", "a comment alone", "SCHEMA", raw(b"# nothing\n")),
    ("P02_word", "a word in place of a mapping", "SCHEMA", raw(b"hello\n")),
    ("P02_list", "a list in place of a mapping", "SCHEMA", raw(b"[1, 2]\n")),
    ("P03_utf16", "saved as UTF-16", "ENCODING", lambda: base().encode("utf-16")),
    ("P03_utf32", "saved as UTF-32", "ENCODING", lambda: base().encode("utf-32")),
    ("P04_bytes", "bytes that are no text", "ENCODING", lambda: base().encode().replace(b"tiny", b"\xff\xfe\xc3\x28")),
    ("P05_nul", "a NUL in a name", "ENCODING", changed("name: tiny", 'name: "ti\0ny"')),
    ("P06_crlf", "lines that end as on Windows", ACCEPTED, lambda: base().replace("\n", "\r\n").encode()),
    ("P06_mark", "a byte order mark", ACCEPTED, lambda: b"\xef\xbb\xbf" + base().encode()),
    ("P07_brackets", "100 000 brackets", "LIMIT", raw(b"[" * 100000 + b"]" * 100000)),
    ("P08_deep", "40 mappings in each other", "LIMIT",
     raw("".join("  " * n + "a:\n" for n in range(40)).encode())),
    ("P09_bomb", "aliases of aliases: 9 to the 9th texts", "ALIAS", raw(BOMB.encode())),
    ("P10_loop", "an alias of itself", "ALIAS", raw(b"a: &a [1, *a]\n")),
    ("P12_twice", "a key twice", "DUPKEY", added("seed: 2\n")),
    ("P15_two", "two documents", "SYNTAX", added("---\ncolead: 1\n")),
    ("P16_after", "something after the end", "SYNTAX", added("...\ngarbage: [\n")),
    ("P18_quote", "a quote that never closes", "SYNTAX", changed("name: tiny", "name: 'abc")),
    ("P20_key", "a list as a key", "SCHEMA", added("? [a, b]\n: 1\n")),
    ("P21_tag", "a tag of Python", "TAG", added('x: !!python/object/apply:os.system ["touch pwned"]\n')),
    ("P22_merge", "a merge key", "ALIAS", added("<<: *base\n")),
    ("P23_size", "2 MiB of comments", "LIMIT", lambda: base().encode() + b"# nothing\n" * 210000),
    ("P24_anchors", "20 000 anchors", "ALIAS",
     raw(("[" + ", ".join(f"&a{n} x" for n in range(20000)) + "]\n").encode())),
    ("P25_key", "a misspelt key", "SCHEMA", changed("horizon_weeks", "horizon_weks")),
    ("P29_yes", "yes where true is meant", "TYPE", changed("due_days: 3", "due_days: 3\n    urgent: yes")),
    ("P30_octal", "a number with a leading zero", "TYPE", changed("replications: 4", "replications: 010")),
    ("P32_huge", "a whole number of 20 digits", "RANGE", changed("replications: 4", "replications: " + "9" * 20)),
    ("P33_nan", "not a number", "RANGE", changed("per_week: 6", "per_week: .nan")),
    ("P35_seed", "the seed after the last", "RANGE", changed("seed: 7", "seed: 18446744073709551616")),
    ("P36_weights", "weights of 1.3", "RANGE", added("societal_weights: {safety: 0.8, access: 0.5}\n")),
    ("P37_null", "nothing in a list", "TYPE", added("criteria: [safety,, access]\n")),
    ("P39_twice", "two units of one name", "DUPKEY", changed("  south:", "  north:")),
    ("P43_runs", "1 000 000 000 runs", "BUDGET", changed("replications: 4", "replications: 1000000000")),
    ("P43_horizon", "a horizon of 1e12 weeks", "RANGE", changed("horizon_weeks: 12", "horizon_weeks: 1e12")),
    ("P44_markup", "a name of markup", ACCEPTED, changed("name: tiny", "name: '<script>alert(1)</script>'")),
    ("P44_path", "a file to write", "SCHEMA", added("output: ../../x\n")),
    ("professions_9", "more professions than there are tables for", "RANGE",
     many("professions:\n", "  p#: {}\n", 7)),
    ("subnormal", "the smallest number there is", "RANGE", changed("pressure: 0.4", "pressure: 5e-324")),
)  # fmt: skip

WARD = "{staff: [{profession: medic, count: 1, calendar: office}], decisions: {}}"
CLASS = "{per_week: 1, needs: [{profession: medic}], due_days: 3, effort_hours: 1, rule: unanimity}"
BELIEF = "  - {strategy: shadowing, metric: trust_mean, direction: must_rise}\n"
OFFICE = '{weeks: [{open: ["mon-fri 11:00-17:00"], duty: ["mon-fri 09:00-17:00"]}]}'

# As large as a file may be, each in another part of it.
LARGE: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
    ("large_units", "30 000 units", ACCEPTED, many("units:\n", "  u#: {type: ward}\n", 30000)),
    ("large_types", "9 000 unit types", ACCEPTED, many("unit_types:\n", f"  t#: {WARD}\n", 9000)),
    ("large_unknown", "20 000 units of unknown types", "REF", many("units:\n", "  u#: {type: wrad#}\n", 20000)),
    ("large_strategies", "40 000 strategies", ACCEPTED, many("strategies:\n", "  s#: []\n", 40000)),
    ("large_interventions", "60 000 interventions of 1 000 strategies", "RANGE",
     many("strategies:\n", f"  s#: [{', '.join(['shadowing'] * 60)}]\n", 1000)),
    ("large_rules", "9 600 interventions of 160 strategies", ACCEPTED,
     many("strategies:\n", f"  s#: [{', '.join(['protected_time'] * 60)}]\n", 160)),
    ("large_strategy", "30 000 interventions of one strategy", "RANGE",
     many("strategies:\n", f"  s#: [{', '.join(['protected_time'] * 30000)}]\n", 1)),
    ("large_classes", "7 000 decision classes", ACCEPTED, many("decisions:\n", f"  d#: {CLASS}\n", 7000)),
    ("large_beliefs", "14 000 expectations", ACCEPTED, added("expectations:\n" + BELIEF * 14000)),
    ("large_keys", "70 000 unknown keys", "SCHEMA", added("".join(f"key{n}: 1\n" for n in range(70000)))),
    ("large_criteria", "90 000 criteria", "RANGE",
     added("criteria: [" + ", ".join(f"c{n}" for n in range(90000)) + "]\n")),
    ("large_metrics", "90 000 times one metric", "REF", added("metrics: [" + "trust, " * 90000 + "trust]\n")),
    ("large_matters", "20 000 unknown metrics", "REF",
     changed("replications: 4", "replications: 4, matters: {"
             + ", ".join(f"m{n}: {{difference: 1}}" for n in range(20000)) + "}")),
    ("large_calendars", "9 000 calendars", ACCEPTED, many("calendars:\n", f"  c#: {OFFICE}\n", 9000)),
    ("large_staff", "18 000 groups of staff", ACCEPTED,
     many("    staff:\n", "      - {profession: medic, count: 1, calendar: office}\n", 18000)),
    ("large_edges", "30 000 ties of people there are not", "RANGE",
     changed("{kind: erdos_renyi, mean_degree: 3}", "{kind: edge_list, ties: ["
             + ", ".join(f"{{from: a{n}, to: b{n}}}" for n in range(30000)) + "]}")),
    ("large_places", "2 000 units of 2 000 decision classes", "BUDGET",
     lambda: many("units:\n", "  u#: {type: ward}\n", 2000)().replace(
         b"decisions:\n", b"decisions:\n" + "".join(f"  d{n}: {CLASS}\n" for n in range(2000)).encode(), 1)),
)  # fmt: skip


def files() -> Iterator[HostileFile]:
    for name, (what, code) in IN_THE_CORPUS.items():
        yield HostileFile(name, what, code, (CORPUS / f"{name}.yaml").read_bytes)
    for name, what, code, content in (*TEXTS, *LARGE):
        yield HostileFile(name, what, code, content)


def written(folder: Path) -> list[tuple[HostileFile, Path]]:
    """Every file, in the folder."""
    out = []
    for file in files():
        path = folder / f"{file.name}.yaml"
        path.write_bytes(file.content())
        out.append((file, path))
    return out
