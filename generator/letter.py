"""The two forms of a letter: plain text and HTML, each for itself, from the same parts.

In: the desk and an issue. Out: text. Pure, and the same every time.
"""

from __future__ import annotations

from typing import Final

import css_inline
from markupsafe import Markup

from generator import letter_parts, mail_styles, mail_text
from generator.letter_parts import Look, Piece, Place, Run, Section
from generator.mail_text import References
from generator.models.newsletters import Newsletter
from generator.pages.desk import Desk
from generator.pages.sheet import FarSheet

# Not an equals sign: quoted-printable spells each of those with three characters.
_UNDERLINES: Final = {Look.TITLE: "*", Look.HEADING: "-"}
# What stands right above the piece that follows it.
_ABOVE: Final = {Look.KICKER, Look.LIST_TITLE}
_LINE: Final = "-" * mail_text.WIDTH


def plain(desk: Desk, issue: Newsletter) -> str:
    """The letter as plain text of 72 columns, its addresses numbered and listed at the end."""
    sheet = FarSheet(desk.site, desk.directory, desk.site.address(issue))
    references = References()
    parts = [
        "\n".join(_section(section, sheet, references))
        for section in letter_parts.of(desk, issue).sections
    ]
    parts.append("\n".join(["Links:", *references.listed()]))
    return "\n\n\n".join(part for part in parts if part) + "\n"


def html(desk: Desk, issue: Newsletter) -> str:
    """The letter as an HTML document of its own: tables, styles on the elements, no pictures."""
    css, tokens = desk.alone("mail/brev.css", {}), desk.alone("tokens.css", {})
    page = desk.fragment(
        "mail/brev.html",
        desk.site.address(issue),
        {
            "letter": letter_parts.of(desk, issue),
            "dark": Markup(mail_styles.dark(css, tokens)),  # noqa: S704 - our own stylesheet
        },
    )
    inliner = css_inline.CSSInliner(
        extra_css=mail_styles.light(css, tokens),
        minify_css=True,
        load_remote_stylesheets=False,
    )
    return inliner.inline(page) + "\n"


def _section(section: Section, sheet: FarSheet, references: References) -> list[str]:
    """The lines of a section, with an empty one between its pieces."""
    blocks: list[list[str]] = [[_LINE]] if section.place is Place.FOOT else []
    above: list[str] = []
    for piece in section.pieces:
        found = [*above, *_plain(piece, sheet, references)]
        if piece.look in _ABOVE:
            above = found
        else:
            blocks.append(found)
            above = []
    return mail_text.joined(blocks)


def _plain(piece: Piece, sheet: FarSheet, references: References) -> list[str]:
    """The lines of one piece."""
    if piece.prose:
        return mail_text.lines(
            piece.prose, lambda target: sheet.link(target, piece.prefix), references
        )
    texts = ["".join(_words(run, references) for run in line) for line in piece.lines]
    if piece.look is Look.ITEMS:
        return [line for text in texts for line in mail_text.wrapped(f"- {text}", rest="  ")]
    sign = _UNDERLINES.get(piece.look)
    return mail_text.underlined(texts[0], sign) if sign else mail_text.wrapped(texts[0])


def _words(run: Run, references: References) -> str:
    return references.marked(run.text, run.href)
