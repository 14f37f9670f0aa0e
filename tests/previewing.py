"""A preview of a small project, as tests use it: the files change, and a browser asks.

`Showing` is the preview in this process, which looks at the files when it is told to; `running` is
the command in a process of its own, which looks by itself.
"""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import Final

import project

from generator.preview_server import Server, Stage
from generator.preview_studio import News, Studio

VIP2: Final = Path(sys.executable).with_name("vip2")
PATIENCE: Final = 30.0
NO_HEADERS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Got:
    """An answer as a browser gets it."""

    status: int
    headers: Mapping[str, str]
    text: str


class Showing:
    """A project on disk with a preview of it that answers over HTTP."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []
        self.studio = Studio(folder, project.DAY, self.said.append)
        first = self.studio.news()
        assert first
        self.news: News | None = first
        self.server = Server(0)
        self.stage = Stage(first.preview)
        self.server.open(self.stage)

    def look(self) -> News | None:
        """Look at the files again, and show what they have become."""
        self.news = self.studio.news()
        if self.news:
            self.stage.show(self.news.preview)
        return self.news

    def write(self, path: str, text: str) -> None:
        """Write a file of the project and look."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.look()

    def replace(self, path: str, old: str, new: str) -> None:
        """Change what stands once in a file, and look."""
        text = (self.folder / path).read_text("utf-8")
        assert text.count(old) == 1
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        """Delete a file and look."""
        (self.folder / path).unlink()
        self.look()

    def get(
        self, path: str = "", headers: Mapping[str, str] = NO_HEADERS, method: str = "GET"
    ) -> Got:
        """What a browser is answered."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        line.putrequest(method, f"/{path}", skip_host="Host" in headers)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        line.close()
        return Got(answer.status, dict(answer.getheaders()), text)


class Running:
    """`vip2 serve` in a process of its own. Its lines come in the order in which it says them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: Queue[str] = Queue()
        self.said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.address = ""

    def ready(self) -> Running:
        """This, when it says where the site can be seen."""
        self.address = self.until("Se siden på").split()[3]
        return self

    def _listen(self) -> None:
        assert self._process.stdout
        with self._process.stdout as said:
            for line in said:
                self._lines.put(line.rstrip("\n"))

    def until(self, words: str) -> str:
        """The next line that holds the words."""
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except Empty:
                message = f"never said {words!r}, only {self.said}"
                raise AssertionError(message) from None
            self.said.append(line)
            if words in line:
                return line

    def end(self) -> None:
        """Wait until it has ended."""
        self._process.wait(PATIENCE)
        self._listener.join()

    def interrupt(self) -> int:
        """Ctrl-C; how it ended."""
        self._process.send_signal(signal.SIGINT)
        code = self._process.wait(PATIENCE)
        self._listener.join()
        while not self._lines.empty():
            self.said.append(self._lines.get())
        return code


@contextmanager
def running(folder: Path, port: int = 8000) -> Iterator[Running]:
    """The command as somebody starts it, and ended when the block ends."""
    command = [str(VIP2), "-C", str(folder), "serve", "--port", str(port), "--today"]
    process = subprocess.Popen(
        [*command, str(project.DAY)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    found = Running(process)
    try:
        yield found.ready()
    finally:
        process.kill()
        found.end()
