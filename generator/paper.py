"""A paper as a value: a PDF before it is set.

In: nothing. Out: the record that every PDF is made of, and what addresses look like on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.models.record import Record

_UNSPOKEN: Final = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF that is to be set.

    `address` is its place in the site. `source` is its Typst code. `code` is the whole address that
    its QR code leads to. `pictures` are the files of docs/ that it shows, by path from there.
    """

    address: str
    source: str
    code: str
    pictures: tuple[str, ...] = ()


def pdf_address(record: Record) -> str:
    """Where in the site the PDF of a record lies, if it has one: beside its page."""
    page = record.kind.address.format(id=record.id)
    return f"{page}vip2-{record.kind.name}-{record.id}.pdf"


@dataclass(frozen=True, slots=True)
class Download:
    """A PDF as a page offers it: its address in the site, and how big it is, in words."""

    address: str
    size: str


class Sizes(Mapping[str, int]):
    """How many bytes each PDF has, by address; nobody is asked for a PDF before somebody asks."""

    def __init__(self, papers: Mapping[str, bytes]) -> None:
        self._papers = papers

    def __getitem__(self, address: str) -> int:
        return len(self._papers[address])

    def __iter__(self) -> Iterator[str]:
        return iter(self._papers)

    def __len__(self) -> int:
        return len(self._papers)


def download(record: Record, sizes: Mapping[str, int]) -> Download | None:
    """The PDF of a record, where one of that many bytes goes into the site."""
    address = pdf_address(record)
    size = sizes.get(address)
    return Download(address, size_words(size)) if size else None


def size_words(size: int) -> str:
    """How big a file of that many bytes is: `118 kB`."""
    return f"{danish.grouped(max(1, round(size / 1000)))} kB"


def short(address: str) -> str:
    """A whole address as people write it down: without what every browser adds by itself."""
    for head in _UNSPOKEN:
        address = address.removeprefix(head)
    return address.removesuffix("/")
