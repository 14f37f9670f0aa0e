"""A site on an address of this machine, compressed as a web server would send it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

_TEXTS: Final = (
    *("text/", "image/svg+xml"),
    *("application/javascript", "application/json", "application/xml"),
)
_LEVEL: Final = 6  # what nginx's users usually choose


class _Compressing(SimpleHTTPRequestHandler):
    """Sends texts packed with gzip, and says nothing of it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file; a folder's `index.html` for an address that ends in a slash."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        kind, data = self.guess_type(path), path.read_bytes()
        self.send_response(HTTPStatus.OK)
        if kind.startswith(_TEXTS):
            data = gzip.compress(data, _LEVEL)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing: the benchmark prints its own lines."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site, which ends in a slash, for as long as it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
