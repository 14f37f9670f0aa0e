"""The preview on an address of this machine, for nobody else.

In: a preview, and the next one whenever there is one. Out: answers to a browser on this machine. It
listens on the loopback alone, and answers only those who ask for it by one of this machine's own
names: a page from elsewhere that has its name lead here (DNS rebinding) is turned away.
"""

from __future__ import annotations

import contextlib
import errno
import re
import sys
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from generator.preview import Answer, Preview
from generator.preview_pages import NEWS

HOST: Final = "127.0.0.1"
_OURS: Final = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?", re.ASCII | re.IGNORECASE)
_PLAIN: Final = "text/plain; charset=utf-8"
_MOST_PORTS: Final = 100
_LAST_PORT: Final = 65535
_HEARTBEAT_SECONDS: Final = 15.0
_POLL_SECONDS: Final = 0.1
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_STRANGER: Final = "Forhåndsvisningen svarer kun på denne maskine, fx på http://127.0.0.1/.\n"
_BROKEN: Final = (
    "Siden kunne ikke laves. Det er en fejl i vip2 og ikke i indholdet; terminalen siger hvor.\n"
)


class NoPortError(Exception):
    """No port could be had; the message says so in Danish."""


class Stage:
    """The preview that is shown now. Whoever waits for the next is told when it comes."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._change = Condition()

    @property
    def preview(self) -> Preview:
        """The one that is shown."""
        return self._preview

    def show(self, preview: Preview) -> None:
        """Show another from now on."""
        with self._change:
            self._preview = preview
            self._change.notify_all()

    def news(self, seconds: float) -> Iterator[str]:
        """The edition that is shown, and again when it changes, at least every so many seconds."""
        edition = self.preview.edition
        while True:
            yield edition
            with self._change:
                self._change.wait_for(lambda: self._preview.edition != edition, seconds)  # noqa: B023 - called at once
                edition = self._preview.edition


class Server(ThreadingHTTPServer):
    """Listens on the loopback, at this port or at the next that is free."""

    daemon_threads = True
    block_on_close = False
    stage: Stage

    def __init__(self, port: int) -> None:
        for free in range(port, min(port + _MOST_PORTS, _LAST_PORT + 1)):
            try:
                super().__init__((HOST, free), _Handler)
            except OSError as refused:
                if refused.errno not in {errno.EADDRINUSE, errno.EACCES}:
                    raise
            else:
                return
        message = f"ingen port fra {port} og frem er ledig; vælg en anden med --port"
        raise NoPortError(message)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is none; anything else shows its traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as handed over

    @property
    def port(self) -> int:
        """The port that it has got."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.port}/"

    def open(self, stage: Stage) -> None:
        """Answer from now on, beside everything else."""
        self.stage = stage
        Thread(target=self.serve_forever, args=(_POLL_SECONDS,), daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    server_version = "vip2"
    sys_version = ""
    server: Server

    def do_GET(self) -> None:
        """Send what stands at the address."""
        if not _is_ours(self.headers.get("Host", "")):
            answer = Answer(HTTPStatus.FORBIDDEN, _PLAIN, _STRANGER.encode())
        else:
            path = unquote(urlsplit(self.path).path).removeprefix("/")
            if path == NEWS:
                self._tell()
                return
            answer = self._answer(path)
        self.send_response(answer.status)
        for name, value in (_HEADERS | _of(answer)).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815 - the name is the parent's

    def _answer(self, path: str) -> Answer:
        try:
            return self.server.stage.preview.answer(path)
        except Exception:  # noqa: BLE001 - whatever it is, the other pages go on
            traceback.print_exc(file=sys.stderr)
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, _PLAIN, _BROKEN.encode())

    def _tell(self) -> None:
        """Keep the line open, and tell each edition of the preview (server-sent events)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        with contextlib.suppress(OSError):  # the page has been left
            self.wfile.write(b"retry: 500\n\n")
            for edition in self.server.stage.news(_HEARTBEAT_SECONDS):
                self.wfile.write(f"data: {edition}\n\n".encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the parent's
        """Nothing: the terminal is for the editor."""


def _is_ours(host: str) -> bool:
    """Whether the browser has asked for this machine by one of its own names."""
    return bool(_OURS.fullmatch(host))


def _of(answer: Answer) -> dict[str, str]:
    place = {"Location": answer.location} if answer.location else {}
    return {"Content-Type": answer.type, "Content-Length": str(len(answer.body)), **place}
