# SPDX-License-Identifier: Apache-2.0
"""The file: engine, worker, page and style in one document whose policy lets nothing else run and loads nothing."""

from __future__ import annotations

import base64
import functools
from importlib import resources

import jinja2

from colead.base.as_json import JsonObject
from colead.report.inline import content_hash, json_for_script, require_inlinable

FOLDER = resources.files("colead.browser")
WORKER_SCRIPTS = ("engine.js", "worker.js")
PAGE_SCRIPTS = ("shown.js", "fields.js", "controls.js", "options.js", "results.js", "network.js", "story.js",
                "files.js", "page.js")  # fmt: skip


def render(content: JsonObject, packed_engine: bytes) -> str:
    """The whole page. Equal contents give equal bytes."""
    script = require_inlinable(_joined(PAGE_SCRIPTS), "the page's script")
    style = _text("page.css")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_text), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("page.html.j2").render(
        title="Playground",
        version=content["version"],
        policy=policy(script, style),
        style=style,
        script=script,
        worker=json_for_script(_joined(WORKER_SCRIPTS)),
        content=json_for_script(content),
        engine=base64.b64encode(packed_engine).decode("ascii"),
    )


def policy(script: str, style: str) -> str:
    """Nothing is loaded from anywhere; only this script, this style, the engine and its worker count."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {content_hash(script)} 'wasm-unsafe-eval'",
            f"style-src {content_hash(style)}",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(_text(name) for name in names)


@functools.cache
def _text(name: str) -> str:
    return FOLDER.joinpath("template", name).read_text(encoding="utf-8")
