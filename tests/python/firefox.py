# SPDX-License-Identifier: Apache-2.0
"""Firefox without a driver beside it: it speaks WebDriver BiDi itself, over a socket of this machine."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE = 300  # seconds for an answer; a busy machine may need them


class Firefox:
    """One page, and everything that it said and asked for."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._sent = 0
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.version: str = self.command("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._page = self.command("browsingContext.getTree")["contexts"][0]["context"]
        self.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            told = json.loads(self._socket.recv(timeout=PATIENCE))
            if told.get("type") == "event":
                self._hear(told["method"], told["params"])
            elif told.get("id") == self._sent:
                if told["type"] == "error":
                    raise AssertionError(f"{method}: {told['message']}")
                result: dict[str, Any] = told["result"]
                return result

    def _hear(self, event: str, told: dict[str, Any]) -> None:
        if event == "log.entryAdded" and told["level"] == "error":
            self.complaints.append(told["text"])
        if event == "network.beforeRequestSent":
            self.requests.append(told["request"]["url"])

    def resize(self, width: int, height: int) -> None:
        self.command("browsingContext.setViewport", context=self._page, viewport={"width": width, "height": height})

    def go(self, url: str) -> None:
        self.command("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript, or the promise it is, comes to."""
        told = self.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._page},
            awaitPromise=True,
        )
        if told["type"] != "success":
            raise AssertionError(told["exceptionDetails"]["text"])
        return json.loads(told["result"].get("value", "null"))

    def wait(self, condition: str) -> None:
        """Until an expression of JavaScript is true."""
        self.value(
            f"new Promise(done => {{ const look = () => ({condition}) ? done(1) : setTimeout(look, 50); look(); }})"
        )

    def picture(self, file: Path) -> None:
        told = self.command("browsingContext.captureScreenshot", context=self._page, origin="document")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(told["data"]))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A browser of its own, with a profile that nobody used before."""
    from websockets.sync.client import connect

    assert FIREFOX is not None
    profile.mkdir(exist_ok=True)
    command = [FIREFOX, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as browser:
        try:
            assert browser.stderr is not None
            address = next((found[1] for line in browser.stderr if (found := LISTENING.search(line))), None)
            assert address is not None, "Firefox ended before it listened"
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            browser.terminate()
