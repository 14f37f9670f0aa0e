"""A PDF read back: as a person reads it, by pdfium, and as a program that reads aloud, by qpdf.

`words` is what stands on the pages between header and footer, in the order in which the file has
it, without the small raised numbers and with the words that a line has cut in two put together.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
import pypdfium2  # type: ignore[import-untyped] # it has no types of its own
import zxingcpp
from pypdfium2 import raw

_POINTS_A_MM: Final = 72 / 25.4
# Header and footer stand nearer to the edge of the page than this, and the text does not.
_TOP_MM, _BOTTOM_MM = 17, 18
# The height of a letter by its type size: a digit has 0.62, an x 0.43; raised they have 0.34, 0.25.
_RAISED_DIGIT, _RAISED_LETTER = 0.45, 0.33
_CUT: Final = re.compile("[\ufffe\u00ad\x02][\r\n]*")
_UNSEEN: Final = re.compile("[\u200b\r\n]+")


@dataclass(frozen=True)
class Letter:
    """A letter on a page: its place in points from the left and the bottom, and its height."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    points: float

    @property
    def raised(self) -> bool:
        """Whether it is the number of an address, or the mark of a footnote."""
        limit = _RAISED_DIGIT if self.sign.isdigit() else _RAISED_LETTER
        return self.sign.isalnum() and self.top - self.bottom < limit * self.points


def pages(pdf: bytes) -> list[list[Letter]]:
    """The letters of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [list(_letters(document[number])) for number in range(len(document))]


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        places = (left.value, bottom.value, right.value, top.value)
        yield Letter(sign, *places, raw.FPDFText_GetFontSize(text, index))


def words(pdf: bytes) -> str:
    """The text of all pages, with single spaces."""
    height = 297 * _POINTS_A_MM
    signs = []
    for number, letters in enumerate(pages(pdf)):
        top = height - _TOP_MM * _POINTS_A_MM if number else height
        for letter in letters:
            inside = _BOTTOM_MM * _POINTS_A_MM < letter.bottom < top
            if letter.sign in "\r\n" or (inside and not letter.raised):
                signs.append(letter.sign)
        signs.append("\n")
    whole = _CUT.sub("", "".join(signs))
    return " ".join(_UNSEEN.sub(" ", whole).split())


def qr_codes(pdf: bytes) -> list[str]:
    """What a phone reads in the codes on the pages."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = (document[number].render(scale=2).to_pil() for number in range(len(document)))
    return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]


@dataclass(frozen=True)
class Tag:
    """A tag of the structure that programs read aloud by: its name, its words for a picture."""

    name: str
    alternative: str
    depth: int


class Structure:
    """What a PDF says of itself."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pikepdf.open(io.BytesIO(pdf))
        self.root: Any = self._pdf.Root
        self.metadata = dict(self._pdf.open_metadata().items())
        self.info = {str(key): str(value) for key, value in self._pdf.docinfo.items()}

    def tags(self) -> list[Tag]:
        """Every tag, a parent before its children."""
        return list(_tags(self.root.StructTreeRoot.K, 0))

    def fonts(self) -> dict[str, bool]:
        """The name of each font without the mark of its part, and whether it is in the file."""
        found: dict[str, bool] = {}
        for page in self._pdf.pages:
            fonts: Any = page.obj.Resources.get("/Font", pikepdf.Dictionary())
            for font in fonts.values():
                described = font.DescendantFonts[0].FontDescriptor
                name = str(font.BaseFont).partition("+")[2].removesuffix("-Identity-H")
                found[name] = any(key.startswith("/FontFile") for key in described.keys())  # noqa: SIM118 - no dict
        return found

    def links(self) -> list[str]:
        """The addresses outside the file that its links lead to, in order."""
        found = (note for page in self._pdf.pages for note in page.get("/Annots", []))
        return [str(note.A.URI) for note in found if "/A" in note and "/URI" in note.A]


def _tags(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child, depth)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield Tag(str(node.S)[1:], str(node.get("/Alt", "")), depth)
        if "/K" in node:
            yield from _tags(node.K, depth + 1)
