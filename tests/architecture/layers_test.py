# SPDX-License-Identifier: Apache-2.0
"""The house rules of libsim/ that a compiler does not check.

Layers point one way, each third-party library has one home, one new kind is one new file, luck and time come from our
own streams alone. Every rule is a function from a tree to the breaches in it. The last test plants a breach of each
kind, so a rule that has gone blind fails. Runs under pytest and, without it, as a plain program.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

KINDS = ("generators", "trust", "influence", "decisions", "interventions", "metrics")
# Rules on relations (who ties, trusts, listens, decides) stand below the world, rules on the world above it.
RELATIONS = KINDS[:4]
CHANGES = KINDS[4:]
LAYERS = (
    ("core",),
    ("math",),
    ("random", "theory"),
    ("fields",),
    ("engine",),
    ("people",),
    ("network",),
    RELATIONS,
    ("world",),
    CHANGES,
    ("scenario",),
)
TOP = "colead"  # the folder of colead.hpp, which stands on everything
RANK = {
    layer: rank for rank, layers in enumerate((*LAYERS, ("simulation",), ("experiment",), (TOP,))) for layer in layers
}

# Library -> the only files of libsim/colead/ that may include it. The first pattern that matches an include counts.
HOMES = {
    r"boost/math/": r"math/.*\.cpp",
    r"boost/container/(static|small)_vector": r"(world|simulation)/.*\.cpp|decisions/totals\.hpp",
    r"boost/": r"(network|generators)/.*\.cpp",
    r"Eigen/": r"theory/.*\.cpp",
    r"Random123/": r"random/random[^/]*\.cpp",
    r"yaml-cpp/": r"scenario/.*\.cpp",
    r"sys/": r".*\.cpp",  # the operating system's
    r"[^/]+/": r"(?!)",  # anything else has no home yet: give it one here
}

FORBIDDEN = {
    r"std::\w+_distribution\b": "distributions of the standard library differ between implementations: use a Stream",
    r"std::(shuffle|random_shuffle|sample)\b": "differs between standard libraries: use a Stream",
    r"\b(random_device|mt19937(_64)?|minstd_rand0?|default_random_engine)\b": "luck comes from a Stream",
    r"\bs?rand\s*\(": "luck comes from a Stream",
    r"\bsystem_clock\b": "a run knows no clock",
    r"\bstd::time\s*\(": "a run knows no clock",
}

# Folders whose functions no run calls: what runs are held against.
OUTSIDE_RUNS = ("theory",)
LIBM = (
    "exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|"
    "atanh|erf|erfc|lgamma|tgamma|beta|fma"
)
INEXACT = {
    rf"\bstd::({LIBM})\b": "its last bits differ between C libraries: colead/math/functions.hpp has it",
    rf"(?<![\w:.>~])(::)?({LIBM})[fl]?\s*\(\s*[^)\s]": "of the C library, if it is not math::",
    r"\blong double\b": "as wide as each platform wants it",
    r"\bstd::(reduce|transform_reduce)\b": "adds up in no fixed order",
}

SPDX = "SPDX-License-Identifier: Apache-2.0"
SOURCE_FOLDERS = ("libsim", "bindings", "python", "tests", "examples", "benchmarks", "cmake", "scripts", "scenarios")
SOURCE_SUFFIXES = {".hpp", ".cpp", ".py", ".pyi", ".cmake", ".sh", ".yaml"}
LONGEST_FILE = 300
LONGEST_CONTRACT = 60


def files(root: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in (root / "libsim/colead").glob(pattern))


def layer_of(path: Path) -> str:
    return path.parent.name


def without_comments(text: str) -> str:
    """The code alone: comments and the contents of string literals are blanked, lines keep their numbers."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"'

    def blank(match: re.Match[str]) -> str:
        return '""' if match[0].startswith('"') else "\n" * match[0].count("\n")

    return re.sub(pattern, blank, text, flags=re.DOTALL)


def includes(path: Path) -> Iterator[tuple[str, str]]:
    """(place, what is included), own headers as `colead/...`, others as `<...>`."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := re.match(r'\s*#\s*include\s*("([^"]+)"|<[^>]+>)', line):
            yield f"{path}:{number}", match[2] or match[1]


def contracts_and_helpers(root: Path) -> dict[str, set[str]]:
    """For each folder of kinds the stems that are no kind, read from where the build reads them."""
    found: dict[str, set[str]] = {folder: set() for folder in KINDS}
    cmake = re.sub(r"#[^\n]*", "", (root / "CMakeLists.txt").read_text(encoding="utf-8"))
    for call in re.findall(r"colead_catalogue\(([^)]*)\)", cmake):
        folder, contract, *helpers = call.split()
        found[folder] = {re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", contract).lower(), *helpers[1:]}
    return found


def wrong_way(root: Path) -> Iterator[str]:
    """Includes against the order of the layers, or from one folder of kinds to another."""
    for path in files(root, "**/*.hpp", "**/*.cpp"):
        own = layer_of(path)
        if own not in RANK:
            yield f"{path}: '{own}' is no layer"
            continue
        for place, target in includes(path):
            if target.startswith("<"):
                continue
            parts = target.split("/")
            if len(parts) != 3 or parts[0] != "colead" or parts[1] not in RANK:
                yield f'{place}: write "colead/<layer>/<file>", not "{target}"'
            elif parts[1] != own and RANK[parts[1]] >= RANK[own]:
                yield f"{place}: {own}/ may not know {parts[1]}/"


def kinds_known(root: Path) -> Iterator[str]:
    """A kind is known to the generated table alone: nobody else includes its files."""
    others = contracts_and_helpers(root)
    for path in [*files(root, "**/*.hpp", "**/*.cpp"), *sorted((root / "bindings").glob("*.[ch]pp"))]:
        for place, target in includes(path):
            folder, stem = Path(target).parent.name, Path(target).stem
            kind = (
                folder in KINDS
                and stem not in others[folder]
                and (root / f"libsim/colead/{folder}/{stem}.cpp").exists()
            )
            if target.endswith(".cpp"):
                yield f"{place}: a source file is never included"
            elif kind and (folder, stem) != (layer_of(path), path.stem):
                yield f"{place}: {folder}/{stem} is a kind; its file is known to nobody"


def homeless(root: Path) -> Iterator[str]:
    """Third-party headers away from home, or in a public header; pybind11 anywhere in libsim/."""
    for path in files(root, "**/*.hpp", "**/*.cpp"):
        relative = path.relative_to(root / "libsim/colead").as_posix()
        for place, target in includes(path):
            name = target.strip("<>")
            home = next((home for library, home in HOMES.items() if re.match(library, name)), None)
            if not name.startswith("colead/") and home is not None and not re.fullmatch(home, relative):
                yield f"{place}: <{name}> may not be included here"


def unlabelled(root: Path) -> Iterator[str]:
    """Sources whose first line (the second, below a #!) is not the licence's."""
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SOURCE_SUFFIXES or path.name == "CMakeLists.txt":
                lines = path.read_text(encoding="utf-8").splitlines()
                first = next((line for line in lines[:2] if not line.startswith("#!")), "")
                if SPDX not in first:
                    yield f"{path}:1: the first line must be {SPDX}"


def unguarded(root: Path) -> Iterator[str]:
    for path in files(root, "**/*.hpp"):
        if not re.search(r"^#pragma once$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            yield f"{path}: no #pragma once"


def unexported(root: Path) -> Iterator[str]:
    """Headers that colead.hpp reaches and that a shared colead would hide, and inner ones that it would show."""
    public: set[Path] = set()
    waiting = [root / "libsim/colead/colead.hpp"]
    while waiting:
        path = waiting.pop()
        if path not in public and path.exists():
            public.add(path)
            waiting += [root / "libsim" / target for _, target in includes(path) if target.startswith("colead/")]
    for path in files(root, "**/*.hpp"):
        code = without_comments(path.read_text(encoding="utf-8"))
        if not re.search(r"^namespace\b", code, flags=re.MULTILINE):
            continue
        shown = re.findall(r"^(COLEAD_PUBLIC_(?:BEGIN\n|END$)|namespace colead\b)", code, flags=re.MULTILINE)
        rightly = ["COLEAD_PUBLIC_BEGIN\n", "namespace colead", "COLEAD_PUBLIC_END"] * max(1, len(shown) // 3)
        if path in public and shown != rightly:
            yield f"{path}: write COLEAD_PUBLIC_BEGIN above `namespace colead {{` and COLEAD_PUBLIC_END below its end"
        if path not in public and "COLEAD_PUBLIC_" in code:
            yield f"{path}: colead.hpp does not reach it"


def unrepeatable(root: Path) -> Iterator[str]:
    """What would make a run depend on the machine, the library or the hour."""
    for path in files(root, "**/*.hpp", "**/*.cpp"):
        code = without_comments(path.read_text(encoding="utf-8"))
        for number, line in enumerate(code.splitlines(), start=1):
            for pattern, reason in FORBIDDEN.items():
                if match := re.search(pattern, line):
                    yield f"{path}:{number}: {match[0]}: {reason}"
        sibling = path.with_suffix(".hpp")
        header = without_comments(sibling.read_text(encoding="utf-8")) if sibling.exists() else ""
        for name in unordered_names(code + header):
            if match := re.search(rf"for\s*\([^;{{]*:\s*[^;{{)]*\b{name}\s*\)|\b{name}\s*(\.|->)\s*c?begin\s*\(", code):
                number = code.count("\n", 0, match.start()) + 1
                yield f"{path}:{number}: '{name}' is unordered, so the order of its elements means nothing"


def inexact(root: Path) -> Iterator[str]:
    """What would make a run's last bits depend on the C library, the compiler or the processor."""
    for path in files(root, "**/*.hpp", "**/*.cpp"):
        if layer_of(path) in OUTSIDE_RUNS:
            continue
        code = without_comments(path.read_text(encoding="utf-8"))
        for number, line in enumerate(code.splitlines(), start=1):
            for pattern, reason in INEXACT.items():
                declares = layer_of(path) == "math" and "std::" not in pattern and "long" not in pattern
                if not declares and (match := re.search(pattern, line)):
                    yield f"{path}:{number}: {match[0]}: {reason}"


def unordered_names(code: str) -> set[str]:
    """Names of variables, members and parameters of the unordered containers."""
    names = set()
    for match in re.finditer(r"\bunordered_(?:multi)?(?:map|set)\s*<", code):
        end, depth = match.end(), 1
        while depth > 0 and end < len(code):
            depth += {"<": 1, ">": -1}.get(code[end], 0)
            end += 1
        if name := re.match(r"\s*(?:const\b)?[\s&*]*(\w+)\s*[;={,)(]", code[end:]):
            names.add(name[1])
    return names


def too_long(root: Path) -> Iterator[str]:
    for path in sorted([*(root / "libsim").rglob("*"), *(root / "bindings").rglob("*")]):
        if path.suffix in {".hpp", ".cpp"}:
            length = len(path.read_text(encoding="utf-8").splitlines())
            if length > LONGEST_FILE:
                yield f"{path}: {length} lines; {LONGEST_FILE} is the most that one room holds"


def long_contracts(root: Path) -> Iterator[str]:
    """A note, not a rule."""
    for folder, stems in contracts_and_helpers(root).items():
        for path in (root / "libsim/colead" / folder / f"{stem}.hpp" for stem in sorted(stems)):
            if path.exists() and (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_CONTRACT:
                yield f"{path}: {length} lines; a contract is better for {LONGEST_CONTRACT} or fewer"


Rule = Callable[[Path], Iterator[str]]
RULES: tuple[Rule, ...] = (
    wrong_way,
    kinds_known,
    homeless,
    unlabelled,
    unguarded,
    unexported,
    unrepeatable,
    inexact,
    too_long,
)


def holds(rule: Rule) -> None:
    breaches = list(rule(ROOT))
    assert not breaches, "\n" + "\n".join(breach.replace(f"{ROOT}/", "") for breach in breaches)


def test_layers_point_one_way() -> None:
    holds(wrong_way)


def test_a_shared_library_shows_what_is_public_and_nothing_else() -> None:
    holds(unexported)


def test_kinds_are_known_to_the_generated_table_alone() -> None:
    holds(kinds_known)


def test_third_party_headers_stay_at_home() -> None:
    holds(homeless)


def test_sources_begin_with_their_licence() -> None:
    holds(unlabelled)


def test_headers_say_pragma_once() -> None:
    holds(unguarded)


def test_runs_depend_on_nothing_but_their_arguments() -> None:
    holds(unrepeatable)


def test_figures_are_the_same_to_the_last_bit_everywhere() -> None:
    holds(inexact)


def test_files_stay_readable() -> None:
    holds(too_long)
    for note in long_contracts(ROOT):
        print("note:", note.replace(f"{ROOT}/", ""))


CLEAN = {
    "CMakeLists.txt": f"# {SPDX}\ncolead_catalogue(trust TrustModel SHARED evidence)\n",
    "libsim/colead/core/time.hpp": f"// {SPDX}\n#pragma once\n// never system_clock\n",
    "libsim/colead/random/random.cpp": f"// {SPDX}\n#include <Random123/philox.h>\n",
    "libsim/colead/trust/trust_model.hpp": f'// {SPDX}\n#pragma once\n#include "colead/core/time.hpp"\n',
    "libsim/colead/trust/evidence.hpp": f"// {SPDX}\n#pragma once\n",
    "libsim/colead/trust/evidence.cpp": f'// {SPDX}\n#include "colead/trust/evidence.hpp"\n',
    "libsim/colead/trust/beta.cpp": f'// {SPDX}\n#include "colead/trust/evidence.hpp"\n#include <sys/stat.h>\n',
}

PLANTED: tuple[tuple[Rule, str, str], ...] = (
    (wrong_way, "core/a.cpp", '#include "colead/engine/engine.hpp"'),
    (wrong_way, "trust/a.cpp", '#include "colead/influence/influence_rule.hpp"'),
    (wrong_way, "scenario/a.cpp", '#include "colead/simulation/result.hpp"'),
    (wrong_way, "core/a.cpp", '#include "error.hpp"'),
    (wrong_way, "helpers/a.cpp", ""),
    (kinds_known, "trust/gamma.cpp", '#include "colead/trust/beta.hpp"'),
    (kinds_known, "simulation/a.cpp", '#include "colead/trust/beta.hpp"'),
    (kinds_known, "trust/gamma.cpp", '#include "colead/trust/evidence.cpp"'),
    (unexported, "core/a.hpp", "#pragma once\nCOLEAD_PUBLIC_BEGIN\nnamespace colead {\n}\nCOLEAD_PUBLIC_END"),
    (unexported, "colead.hpp", "#pragma once\nnamespace colead {\n}"),
    (unexported, "colead.hpp", "#pragma once\nCOLEAD_PUBLIC_BEGIN\nnamespace colead {\n}"),
    (homeless, "engine/a.cpp", "#include <boost/graph/adjacency_list.hpp>"),
    (homeless, "network/a.hpp", "#pragma once\n#include <boost/graph/adjacency_list.hpp>"),
    (homeless, "world/a.hpp", "#pragma once\n#include <boost/container/static_vector.hpp>"),
    (homeless, "core/fields.cpp", "#include <yaml-cpp/yaml.h>"),
    (homeless, "world/a.cpp", "#include <Eigen/Core>"),
    (homeless, "core/streams.cpp", "#include <Random123/philox.h>"),
    (homeless, "random/a.cpp", "#include <boost/math/special_functions/beta.hpp>"),
    (homeless, "math/a.hpp", "#pragma once\n#include <boost/math/special_functions/beta.hpp>"),
    (homeless, "core/a.cpp", "#include <pybind11/pybind11.h>"),
    (unguarded, "core/a.hpp", ""),
    (unrepeatable, "core/a.cpp", "std::normal_distribution<double> luck;"),
    (unrepeatable, "core/a.cpp", "std::shuffle(a, b, c);"),
    (unrepeatable, "core/a.cpp", "int luck = std::rand();"),
    (unrepeatable, "core/a.cpp", "std::random_device device;"),
    (unrepeatable, "core/a.cpp", "auto now = std::chrono::system_clock::now();"),
    (unrepeatable, "core/a.cpp", "std::unordered_map<int, std::set<int>> m;\nvoid f() { for (auto& e : m) g(e); }"),
    (unrepeatable, "core/a.cpp", "void f(const std::unordered_set<int>& s) { g(s.begin()); }"),
    (inexact, "core/a.cpp", "double a = std::exp(x);"),
    (inexact, "world/a.cpp", "const auto f = &std::pow;"),
    (inexact, "core/a.cpp", "double a = 2.0 * log1p(x);"),
    (inexact, "math/a.cpp", "double a = std::cos(x);"),
    (inexact, "core/a.cpp", "long double a = 0;"),
    (inexact, "metrics/a.cpp", "double a = std::reduce(b.begin(), b.end());"),
    (too_long, "core/a.cpp", "\n" * LONGEST_FILE),
)


def planted(root: Path, contents: dict[str, str]) -> None:
    for name, text in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def complaining(root: Path) -> set[str]:
    return {rule.__name__ for rule in RULES if any(rule(root))}


def test_every_rule_sees_its_breach_and_only_that() -> None:
    bad = [(rule, f"libsim/colead/{name}", f"// {SPDX}\n{text}\n") for rule, name, text in PLANTED]
    bad.append((unlabelled, "libsim/colead/core/a.cpp", "int x;\n"))
    for rule, name, text in bad:
        with tempfile.TemporaryDirectory() as folder:
            planted(Path(folder), CLEAN)
            assert complaining(Path(folder)) == set()
            planted(Path(folder), {name: text})
            assert complaining(Path(folder)) == {rule.__name__}, f"{name}:\n{text}"
    assert {rule for rule, _, _ in bad} == set(RULES)


def main() -> int:
    failed = 0
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            try:
                test()
            except AssertionError as error:
                failed += 1
                print(f"FAILED {name}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
