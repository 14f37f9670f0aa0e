"""What a preview answers: the page, file or fault at an address, made when it is asked for.

In: a moment of the content, and the frame. Out: answers by path. Files beside the pages (data,
feeds, calendars, cards) are made by those who make them for a build, and kept for the moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from jinja2 import Environment

from generator import addresses, render
from generator.page import Page, Shape
from generator.press import Form
from generator.preview_moment import Moment
from generator.preview_pages import DRAFTS, OWN, Pages

HTML: Final = "text/html; charset=utf-8"
_TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".xsl": "application/xml",
}
_BINARY: Final = "application/octet-stream"
_LOST: Final = "404.html"
_PAGE: Final = "index.html"


@dataclass(frozen=True, slots=True)
class Look:
    """The frame of all pages: a form for each shape, and the files by path.

    `own` are the files that only a preview has. `trouble` says what is wrong with the frame.
    """

    forms: Mapping[Shape, Form] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    own: Mapping[str, bytes] = field(default_factory=dict)
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for a path: status, type, and bytes; or the path that is meant."""

    status: int
    type: str = HTML
    body: bytes = b""
    location: str = ""


class Preview:
    """The site of a moment, as somebody who looks at it may ask for it. `edition` names it."""

    def __init__(self, moment: Moment, look: Look, environment: Environment, edition: str) -> None:
        self.edition = edition
        self.moment = moment
        self._look = look
        self._pages = Pages(moment, look.forms, environment, edition, look.trouble)
        self._under = moment.desk.site.settings.site_url.partition("://")[2].partition("/")[2]
        self._makers = render.makers(moment.desk, _Made(moment))
        self._made: dict[str, Mapping[str, str]] = {}

    def answer(self, path: str) -> Answer:
        """What stands at a path from the front page, written without its first slash."""
        # 404.html names the folder that the site will be published in.
        path = path.removeprefix(self._under)
        address = path.removesuffix(_PAGE)
        is_page = not address or address.endswith("/")
        page = self._pages.page(address) if is_page else None
        if page is not None:
            return Answer(200, HTML, page.encode())
        data = self._file(f"{address}{_PAGE}" if is_page else path)
        if data is not None:
            suffix = PurePosixPath("" if is_page else path).suffix
            return Answer(200, _TYPES.get(suffix, _BINARY) if suffix else HTML, data)
        if not is_page and (f"{path}/" in self.moment.jobs or self._file(f"{path}/{_PAGE}")):
            return Answer(301, location=f"/{path}/")
        html = self._look.files.get(_LOST, b"<head></head><main>Siden findes ikke.</main>")
        return Answer(404, HTML, self._pages.dressed(html.decode(), _LOST).encode())

    def _file(self, path: str) -> bytes | None:
        """The bytes of a file that is no page of ours."""
        if path.startswith(OWN):
            return self._pages.drafts.encode() if path == DRAFTS else self._look.own.get(path)
        for files in (self.moment.folder.pictures, self._look.files, self.moment.papers):
            if path in files:
                return files[path]
        above, slash, name = path.rpartition("/")
        if job := self.moment.jobs.get(above + slash):
            beside = dict(job.page(self.moment.desk).beside)
            if name in beside:
                return beside[name].encode()
        for further in self._further(path):
            if path in further:
                return further[path].encode()
        return None

    def _further(self, path: str) -> Iterator[Mapping[str, str]]:
        """What the makers of files make, the one first who may be expected to make this."""
        if path.endswith(_PAGE):
            yield addresses.files(self.moment.desk, ())  # a page that has moved
            return
        expected = path.partition("/")[0]
        for name in sorted(self._makers, key=lambda one: one != expected):
            if name not in self._made:
                self._made[name] = self._makers[name]()
            yield self._made[name]


class _Made(Mapping[str, Page]):
    """The pages of a moment by address, each made when somebody asks for it."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment

    def __getitem__(self, address: str) -> Page:
        return self._moment.jobs[address].page(self._moment.desk)

    def __iter__(self) -> Iterator[str]:
        return iter(self._moment.jobs)

    def __len__(self) -> int:
        return len(self._moment.jobs)
