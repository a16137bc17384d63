# SPDX-License-Identifier: Apache-2.0
"""The pages of the C++ library: Doxygen reads the public headers, breathe shows what it found, a page a layer.

Public is what the umbrella header reaches, or what the headers named in the C++ guide reach where there is none.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from site_pages import ROOT, Made

NAME = "reference/cpp"
LIBRARY = ROOT / "libsim"
UMBRELLA = "colead/colead.hpp"
GUIDE = ROOT / "docs/guides/embedding_cpp.md"
INCLUDED = re.compile(r'^#include ["<](colead/[^">]+)[">]', flags=re.MULTILINE)
NAMED = re.compile(r"(?:<|`)(colead/[a-z_/]+\.hpp)(?:>|`)")
INTRODUCTION = """# C++

The public headers, layer by layer; a layer includes only those before it. How they are used together:
[Embedding in C++](../guides/embedding_cpp.md); why they are cut so: [Architecture](../concepts/architecture.md).

"""
SETTINGS = """
PROJECT_NAME = colead
INPUT = {headers}
STRIP_FROM_PATH = {library}
SHOW_INCLUDE_FILES = NO
FULL_PATH_NAMES = YES
OUTPUT_DIRECTORY = {output}
GENERATE_HTML = NO
GENERATE_LATEX = NO
GENERATE_XML = YES
XML_PROGRAMLISTING = NO
INCLUDE_GRAPH = NO
INCLUDED_BY_GRAPH = NO
EXTRACT_ALL = YES
EXTRACT_STATIC = YES
EXCLUDE_SYMBOLS = colead::detail*
HIDE_FRIEND_COMPOUNDS = YES
MARKDOWN_SUPPORT = YES
AUTOLINK_SUPPORT = NO
MACRO_EXPANSION = YES
EXPAND_ONLY_PREDEF = YES
PREDEFINED = COLEAD_PUBLIC_BEGIN= COLEAD_PUBLIC_END=
QUIET = YES
WARN_IF_UNDOCUMENTED = NO
WARN_AS_ERROR = FAIL_ON_WARNINGS
"""


def public_headers() -> list[str]:
    """Headers below libsim/ that a program which includes the roots sees."""
    roots = [UMBRELLA] if (LIBRARY / UMBRELLA).exists() else NAMED.findall(GUIDE.read_text(encoding="utf-8"))
    reached: set[str] = set()
    waiting = list(roots)
    while waiting:
        header = waiting.pop()
        if header in reached or not (LIBRARY / header).exists():
            continue
        reached.add(header)
        waiting += INCLUDED.findall((LIBRARY / header).read_text(encoding="utf-8"))
    return sorted(reached)


def layers() -> dict[str, str]:
    """What each layer is, in a sentence, in the order of the layers: the table of the page on architecture."""
    text = (ROOT / "docs/concepts/architecture.md").read_text(encoding="utf-8")
    table = text.partition("| Layer | In a sentence |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| ((?:`\w+` ?)+)\| (.+) \|$", table, flags=re.MULTILINE)
    return {name: sentence for names, sentence in rows for name in re.findall(r"`(\w+)`", names)}


def read_headers(headers: list[str], output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    files = " ".join(str(LIBRARY / header) for header in headers)
    (output / "Doxyfile").write_text(SETTINGS.format(headers=files, library=LIBRARY, output=output), encoding="utf-8")
    done = subprocess.run(["doxygen", output / "Doxyfile"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"doxygen ended with {done.returncode}:\n{done.stderr}")
    trim(output / "xml")


def trim(xml: Path) -> None:
    """Takes what is private out of what Doxygen wrote, and gives files in its index their whole path.

    Doxygen lists them by their last name, and breathe 5 asks the index for the path.
    """
    places = {}
    for file in sorted(xml.glob("*.xml")):
        tree = ET.parse(file)
        for compound in tree.iter("compounddef"):
            if compound.get("kind") == "file" and (location := compound.find("location")) is not None:
                places[compound.get("id")] = location.get("file")
            for section in compound.findall("sectiondef"):
                if str(section.get("kind")).startswith("private"):
                    compound.remove(section)
        if file.name != "index.xml":
            tree.write(file, encoding="utf-8", xml_declaration=True)
    index = ET.parse(xml / "index.xml")
    for compound in index.iter("compound"):
        name = compound.find("name")
        if name is not None:
            name.text = places.get(compound.get("refid"), name.text)
    index.write(xml / "index.xml", encoding="utf-8", xml_declaration=True)


def declaring(xml: Path) -> set[str]:
    """Headers that declare something: of the others there is nothing to show."""
    found: set[str] = set()
    for file in sorted(xml.glob("*.xml")):
        for compound in ET.parse(file).iter("compounddef"):
            own = compound.find("location")
            if compound.get("kind") in {"class", "struct"} and own is not None:
                found.add(str(own.get("file")))
            places = (member.find("location") for member in compound.iter("memberdef"))
            found |= {str(place.get("file")) for place in places if place is not None}
    return found


def layer_page(layer: str, sentence: str, headers: list[str]) -> Iterator[str]:
    yield f"# {layer}\n\n{sentence[0].upper()}{sentence[1:]}.\n"
    for header in headers:
        yield f"## {header.rpartition('/')[2]}\n\n```cpp\n#include <{header}>\n```\n"
        yield f"```{{doxygenfile}} {header}\n```\n"


def write(source: Path, output: Path) -> Made:
    headers = public_headers()
    read_headers(headers, output)
    shown = declaring(output / "xml")
    folder = source / NAME
    folder.mkdir(parents=True)
    listed, pages = [], []
    for layer, sentence in layers().items():
        own = [header for header in headers if header in shown and header.startswith(f"colead/{layer}/")]
        if not own:
            continue
        (folder / f"{layer}.md").write_text("\n".join(layer_page(layer, sentence, own)), encoding="utf-8")
        listed.append(f"- [{layer}](cpp/{layer}.md): {sentence}\n")
        pages.append(f"cpp/{layer}")
    tree = "\n```{toctree}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n"
    (source / f"{NAME}.md").write_text(INTRODUCTION + "".join(listed) + tree, encoding="utf-8")
    return Made(NAME, "C++", "the public headers, layer by layer")
