"""Sets papers by typst; as a program, in a process of its own beside the one that builds the site.

In: the files of each paper, and the address that its QR code leads to; as a program, pickled on
standard input. Out: for each its PDF, or nothing and why typst refuses it; pickled on standard
output. typst holds on to Python while it works, so that only another process can use another core.
It knows nothing of the rest of the generator, so that it starts at once.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Mapping
from typing import Final

import segno
import typst

# How many lines the columns may have more than half the text; see newsletter.typ. The first that
# is enough is used, so that the columns end as evenly as they can.
_SPARE: Final = (2, 3, 4, 5, 7, 10, 15, 30, 80)
_TOO_TIGHT: Final = "too little spare room"
# What typst says where it leaves something out: only a warning to it, but a fault of ours.
_LOST: Final = "was ignored"
Job = tuple[dict[str, bytes], str]
Answer = tuple[bytes, str]


def typeset(files: Mapping[str, bytes], code: str) -> Answer:
    """The PDF of the paper that begins in `main.typ`; or nothing, and why typst refuses it."""
    drawing = segno.make(code, error="m", micro=False).svg_inline(border=0)
    refused = ""
    for spare in _SPARE:
        pdf, refused = _compiled({**files, "code.svg": drawing.encode()}, spare)
        if pdf or _TOO_TIGHT not in refused:
            return pdf, refused
    return b"", refused


def _compiled(files: Mapping[str, bytes], spare: int) -> Answer:
    try:
        pdf, warnings = typst.compile_with_warnings(  # type: ignore[call-overload] # not typed: files
            files,
            font_paths=typst.Fonts(include_system_fonts=False),
            pdf_standards="ua-1",
            timestamp=0,
            sys_inputs={"spare": str(spare)},
        )
    except typst.TypstError as error:
        return b"", str(error)
    lost = next((warning.message for warning in warnings if _LOST in warning.message), "")
    return (b"", lost) if lost else (bytes(pdf), "")


def main() -> None:
    """Set every paper that is asked for. When whoever asked is gone, so is this, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    jobs: list[Job] = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    answers = pickle.dumps([typeset(files, code) for files, code in jobs])
    try:
        sys.stdout.buffer.write(answers)
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
