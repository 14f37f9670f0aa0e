"""The letters of a PDF, for whoever looks for something in a site.

In: bytes. Out: what a reader of PDFs finds in them, or nothing where they are no PDF.
"""

from __future__ import annotations

import re
from typing import Final

_BEGINNING: Final = b"%PDF-"
# Where a line cuts a word in two, pdfium gives one of these instead of the hyphen.
_CUT: Final = re.compile("[\ufffe\x02\u00ad][\r\n]*")
_MARK: Final = re.compile(r"(?<=[^\W\d])(?=\d)")


def read(data: bytes) -> str | None:
    """The title and the text of every page; None where pdfium cannot read the bytes.

    The text stands there twice: once as it is, and once with a space before the number that a
    raised mark has left behind a word.
    """
    if not data.startswith(_BEGINNING):
        return None
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 - only for who asks

    try:
        document = pypdfium2.PdfDocument(data)
        pages = [document[number].get_textpage() for number in range(len(document))]
        texts = [page.get_text_range() for page in pages]
    except pypdfium2.PdfiumError:
        return None
    whole = _CUT.sub("", "\n".join((*document.get_metadata_dict().values(), *texts)))
    return f"{whole}\n{_MARK.sub(' ', whole)}"
