"""The YAML language server, asked as an editor does: JSON-RPC on its standard streams (LSP 3.17).

`asked` starts it in a folder with the settings of that folder's `.vscode/settings.json`.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from from_npm import NODE, installed

PATIENCE: Final = 20.0  # seconds
_CAPABILITIES: Final = {
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True}},
    },
}


class Server:
    """A running language server that has been told of one folder."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._pipe = process.stdin
        self._folder = folder
        self._settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
        self._answers: dict[int, Any] = {}
        self._faults: dict[str, list[dict[str, Any]]] = {}
        self._open: set[str] = set()
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked = 0
        self._opened = 0
        threading.Thread(target=_listen, args=(process.stdout, self._heard), daemon=True).start()

    def start(self) -> None:
        """Say who is asking, and in which folder."""
        uri = self._folder.as_uri()
        self.ask(
            "initialize",
            processId=os.getpid(),
            rootUri=uri,
            workspaceFolders=[{"uri": uri, "name": "vip2"}],
            capabilities=_CAPABILITIES,
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={})

    def open(self, path: str, text: str) -> list[str]:
        """Open a file as if it held this text; returns its faults as `line:column: message`."""
        uri = self._uri(path)
        if uri in self._open:
            self.tell("textDocument/didClose", textDocument={"uri": uri})
            self._judgement(uri)
        self._open.add(uri)
        # A number of its own: what the server keeps of a file, it keeps by name and version.
        self._opened += 1
        item = {"uri": uri, "languageId": "yaml", "version": self._opened, "text": text}
        self.tell("textDocument/didOpen", textDocument=item)
        return sorted(_shown(one) for one in self._judgement(uri))

    def hover(self, path: str, line: int, column: int) -> str:
        """What is told at a place, counted from 1."""
        answer = self.ask("textDocument/hover", **self._at(path, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def completions(self, path: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place, counted from 1, by the words in the list."""
        answer = self.ask("textDocument/completion", **self._at(path, line, column))
        return {item["label"]: item for item in answer["items"]}

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while number not in self._answers:
            self._hear()
        return self._answers.pop(number)

    def tell(self, method: str, **params: Any) -> None:
        """Say something that has no answer."""
        self._send({"method": method, "params": params})

    def _judgement(self, uri: str) -> list[dict[str, Any]]:
        """The faults of a file, once they are told; none where it has just been closed."""
        while uri not in self._faults:
            self._hear()
        return self._faults.pop(uri)

    def _uri(self, path: str) -> str:
        return (self._folder / path).as_uri()

    def _at(self, path: str, line: int, column: int) -> dict[str, Any]:
        position = {"line": line - 1, "character": column - 1}
        return {"textDocument": {"uri": self._uri(path)}, "position": position}

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._pipe.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._pipe.flush()

    def _hear(self) -> None:
        """Take in the next message; the server asks for the settings, too."""
        message = self._heard.get(timeout=PATIENCE)
        if "method" not in message:
            assert "error" not in message, message
            self._answers[message["id"]] = message.get("result")
        elif message["method"] == "textDocument/publishDiagnostics":
            params = message["params"]
            self._faults[params["uri"]] = params["diagnostics"]
        elif "id" in message:
            wanted = message["params"].get("items", [])
            values = [self._section(item["section"]) for item in wanted]
            self._send({"id": message["id"], "result": values})

    def _section(self, name: str) -> Any:
        """The settings under a name, as an editor hands them over."""
        if name in self._settings:
            return self._settings[name]
        tree: dict[str, Any] = {}
        for key, value in self._settings.items():
            first, *steps = key.split(".")
            if first != name:
                continue
            branch = tree
            for step in steps[:-1]:
                branch = branch.setdefault(step, {})
            branch[steps[-1]] = value
        return tree


def _shown(fault: Mapping[str, Any]) -> str:
    start = fault["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1}: {fault['message']}"


def _listen(pipe: IO[bytes], heard: queue.Queue[dict[str, Any]]) -> None:
    """Put every message of the server into the queue, until it has no more to say."""
    while header := pipe.readline():
        length = int(header.partition(b":")[2])
        while pipe.readline().strip():
            pass
        heard.put(json.loads(pipe.read(length)))


@contextmanager
def asked(folder: Path) -> Iterator[Server]:
    """A language server at work in a folder."""
    program = installed("yaml-language-server/bin/yaml-language-server")
    with subprocess.Popen(
        [NODE, program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
    ) as process:
        server = Server(process, folder)
        server.start()
        yield server
        process.kill()
