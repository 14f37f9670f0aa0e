"""A built site on a server of this machine, below an address of one's choice.

In: a folder. Out: its address, for as long as the `with` lasts.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Final

NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below `base`, and knows nothing outside it. Says nothing on the terminal."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *args: object, base: str, directory: str, headers: Mapping[str, str]
    ) -> None:
        self.base = base
        self.further = headers
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # as socketserver hands them over

    def translate_path(self, path: str) -> str:
        """The file of an address; one that cannot exist for what lies outside `base`."""
        if not path.startswith(self.base):
            return str(Path(self.directory) / "findes-ikke")
        return super().translate_path("/" + path.removeprefix(self.base))

    def end_headers(self) -> None:
        """Close the headers of an answer, with those that every answer shall have."""
        for name, value in self.further.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """A folder without an index.html is nothing to show."""
        del path
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Nothing."""


class Server(ThreadingHTTPServer):
    """Takes as many visitors at once as a crawler sends."""

    request_queue_size = 256
    daemon_threads = True


@contextmanager
def served(site: Path, base: str = "/", headers: Mapping[str, str] = NO_HEADERS) -> Iterator[str]:
    """The address at which the site is served, ending in `base`; `headers` go with every file."""
    handler = partial(Handler, base=base, directory=str(site), headers=headers)
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{base}"
        finally:
            server.shutdown()
            thread.join()
