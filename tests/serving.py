"""A built site on a server of this machine, below an address of one's choice.

In: a folder. Out: its address, for as long as the `with` lasts.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below `base`, and knows nothing outside it. Says nothing on the terminal."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # as socketserver hands them over

    def translate_path(self, path: str) -> str:
        """The file of an address; one that cannot exist for what lies outside `base`."""
        if not path.startswith(self.base):
            return str(Path(self.directory) / "findes-ikke")
        return super().translate_path("/" + path.removeprefix(self.base))

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
def served(site: Path, base: str = "/") -> Iterator[str]:
    """The address at which the site is served, ending in `base`."""
    with Server(("127.0.0.1", 0), partial(Handler, base=base, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{base}"
        finally:
            server.shutdown()
            thread.join()
