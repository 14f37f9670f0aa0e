"""Sets papers by typst; as a program, in a process of its own beside the one that builds the site.

In: the texts of each paper, the pictures that it shows, and the address that its QR code leads to;
as a program, pickled on standard input. Out: for each its PDF, or nothing and why typst refuses it;
pickled on standard output. typst holds on to Python while it works, so that only another process
can use another core. It knows nothing of the rest of the generator, so that it starts at once.

typst takes texts from memory, but no pictures: those of a paper lie in a folder of its own while it
is set, and the folder goes away however the work ends, unless the process is killed outright.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import segno
import typst

# How many lines the columns may have more than half the text; see newsletter.typ. The first that
# is enough is used, so that the columns end as evenly as they can.
_SPARE: Final = (2, 3, 4, 5, 7, 10, 15, 30, 80)
_TOO_TIGHT: Final = "too little spare room"
# What typst says where it leaves something out: only a warning to it, but a fault of ours.
_LOST: Final = "was ignored"
_PICTURES: Final = "pictures"
_ONE_PICTURE: Final = f"""
#set document(title: sys.inputs.picture)
#image("{_PICTURES}/" + sys.inputs.picture, alt: sys.inputs.picture)
"""
_ENDED: Final = 128  # added to the number of the signal, as a shell does
Job = tuple[dict[str, bytes], dict[str, bytes], str]
Answer = tuple[bytes, str]


def typeset(texts: Mapping[str, bytes], pictures: Mapping[str, bytes], code: str) -> Answer:
    """The PDF of the paper that begins in `main.typ`; or nothing, and why typst refuses it.

    Of a picture that typst cannot show, as it can no AVIF, the paper has the words instead.
    """
    drawing = segno.make(code, error="m", micro=False).svg_inline(border=0)
    whole = {**texts, "code.svg": drawing.encode()}
    with TemporaryDirectory(prefix="vip2-") as root:
        for name, data in pictures.items():
            file = Path(root, _PICTURES, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        answer = _fitted(whole, root, ())
        unseen = () if answer[0] else [name for name in pictures if not _can_be_shown(name, root)]
        return _fitted(whole, root, unseen) if unseen else answer


def _fitted(texts: Mapping[str, bytes], root: str, unseen: Collection[str]) -> Answer:
    refused = ""
    for spare in _SPARE:
        inputs = {"spare": str(spare), "unseen": "\n".join(unseen)}
        pdf, refused = _compiled(texts, root, inputs)
        if pdf or _TOO_TIGHT not in refused:
            return pdf, refused
    return b"", refused


def _can_be_shown(picture: str, root: str) -> bool:
    pdf, _ = _compiled({"main.typ": _ONE_PICTURE.encode()}, root, {"picture": picture})
    return bool(pdf)


def _compiled(texts: Mapping[str, bytes], root: str, inputs: dict[str, str]) -> Answer:
    try:
        pdf, warnings = typst.compile_with_warnings(  # type: ignore[call-overload] # not typed: texts
            texts,
            root=root,
            font_paths=typst.Fonts(include_system_fonts=False),
            pdf_standards="ua-1",
            timestamp=0,
            sys_inputs=inputs,
        )
    except typst.TypstError as error:
        return b"", str(error)
    lost = next((warning.message for warning in warnings if _LOST in warning.message), "")
    return (b"", lost) if lost else (bytes(pdf), "")


def main() -> None:
    """Set every paper that is asked for. When whoever asked is gone, so is this, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    jobs: list[Job] = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    endings: list[int] = []
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda ending, _: endings.append(ending))
    answers = []
    for job in jobs:
        answers.append(typeset(*job))
        if endings:  # and not at once: the pictures have to be gone
            sys.exit(_ENDED + endings[0])
    try:
        sys.stdout.buffer.write(pickle.dumps(answers))
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
