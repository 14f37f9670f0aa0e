"""Why libyaml gave up, in an editor's words, and the line as it was probably meant.

In: libyaml's error and the lines. Out: a slip. libyaml says where it could not go on, which is
often a line below the slip, so the rules look at the lines themselves; the first rule that
recognises its slip answers. Signs and colons are judged here, quotation marks in `yaml_quotes`,
indentation and missing dashes in `yaml_layout`.
"""

from __future__ import annotations

from typing import Final

from generator.misreadings import missing_space
from generator.yaml_layout import LAYOUT_RULES, Rule, Slip, Stop, previous
from generator.yaml_line import PAIRS, anatomy, quoted, short, without_space
from generator.yaml_quotes import QUOTE_RULES

_SIGNS: Final = "@`%*&!|>,]}?"


def diagnose(stop: Stop) -> Slip:
    """The slip that made libyaml stop. There is always one; the last rule knows every line."""
    for rule in RULES:
        slip = rule(stop)
        if slip:
            return slip
    line = min(stop.line, len(stop.lines) - 1)
    return Slip(
        line,
        min(stop.column, len(stop.lines[line])),
        1,
        "kan-ikke-laeses",
        "linjen kan ikke læses herfra",
        "se efter et kolon, et anførselstegn eller en indrykning,"
        " der mangler i linjen eller i linjen over",
    )


def _text_below_sign(stop: Stop) -> Slip | None:
    """`|` and `>` announce a text on the lines below; it was begun on the same line."""
    if stop.problem != "did not find expected comment or line break":
        return None
    parts = anatomy(stop.lines[stop.line])
    sign = parts.value[:1]
    below = anatomy(stop.lines[stop.line + 1]) if stop.line + 1 < len(stop.lines) else None
    if not below or not below.value or len(below.lead) <= len(parts.lead):
        return None
    deeper, text = " " * len(below.lead), parts.value[1:].strip()
    return Slip(
        stop.line,
        len(parts.prefix) + 1,
        0,
        "tekst-efter-streg",
        f"efter »{sign}« skal teksten begynde på næste linje",
        f"flyt den ned:\n{parts.with_value(sign)}\n{deeper}{text}",
        (stop.line, parts.with_value(sign)),
    )


def _list_on_the_line(stop: Stop) -> Slip | None:
    if stop.problem != "block sequence entries are not allowed in this context":
        return None
    parts = anatomy(stop.lines[stop.line])
    if not parts.key or not parts.value.startswith("-"):
        return None
    field = f"{parts.lead}{parts.dashes}{parts.key}:"
    item = f"{' ' * (parts.start + 2)}{parts.value}"
    return Slip(
        stop.line,
        len(parts.prefix),
        len(parts.value),
        "liste-paa-linjen",
        "et punkt i en liste skal stå på sin egen linje",
        f"skriv:\n{field}\n{item}",
        (stop.line, field),
    )


def _sign_before_text(stop: Stop) -> Slip | None:
    """A text that begins with a sign of YAML's own."""
    line = stop.lines[stop.line]
    parts = anatomy(line)
    start = len(parts.prefix)
    if parts.value[:1] not in tuple(_SIGNS) or not start <= stop.column <= start + len(parts.value):
        return _sign_before_name(stop)
    mended = parts.with_value(quoted(parts.value))
    return Slip(
        stop.line,
        start,
        1,
        "tegn-foran",
        f"teksten begynder med »{parts.value[0]}«, som betyder noget særligt her",
        f"sæt anførselstegn om teksten:\n{mended}",
        (stop.line, mended),
    )


def _sign_before_name(stop: Stop) -> Slip | None:
    parts = anatomy(stop.lines[stop.line])
    if parts.key[:1] not in tuple(_SIGNS) or stop.column > len(parts.prefix):
        return None
    mended = stop.lines[stop.line].replace(parts.key[0], "", 1)
    return Slip(
        stop.line,
        parts.start,
        1,
        "tegn-foran",
        f"feltets navn begynder med »{parts.key[0]}«",
        f"slet tegnet:\n{mended.rstrip()}",
        (stop.line, mended),
    )


def _unclosed_bracket(stop: Stop) -> Slip | None:
    if not stop.context.startswith("while parsing a flow"):
        return None
    line = stop.lines[stop.context_line]
    sign = line[stop.context_column : stop.context_column + 1]
    missing = PAIRS.get(sign, "]")
    mended = line.rstrip() + missing
    if line.count(sign) <= line.count(missing):
        remedy = "sæt komma mellem punkterne, og anførselstegn om tekster med kolon"
        message = f"det, der står mellem »{sign}« og »{missing}«, kan ikke læses"
        return Slip(stop.line, stop.column, 1, "parentes", message, remedy)
    return Slip(
        stop.context_line,
        stop.context_column,
        1,
        "parentes",
        f"parentesen »{sign}« bliver aldrig lukket",
        f"skriv »{missing}« til sidst:\n{mended}",
        (stop.context_line, mended),
    )


def _colon_in_text(stop: Stop) -> Slip | None:
    """A second colon on the line would make a field of the text."""
    parts = anatomy(stop.lines[stop.line])
    start = len(parts.prefix)
    if not stop.problem.startswith("mapping values") or stop.column < start or not parts.key:
        return None
    mended = parts.with_value(quoted(parts.value))
    return Slip(
        stop.line,
        stop.column,
        1,
        "kolon-i-tekst",
        f"der står et kolon i teksten »{short(parts.value)}«",
        f"sæt anførselstegn om teksten:\n{mended}",
        (stop.line, mended),
        certain=True,
    )


def _no_space_after_colon(stop: Stop) -> Slip | None:
    """`navn:Anne` is a text, and the line after it, or the line itself, no longer fits."""
    lines = [stop.line, previous(stop.lines, stop.line)]
    if stop.context == "while scanning a simple key":
        lines = [stop.context_line]
    for line in lines:
        mended = without_space(stop.lines[line])
        if mended:
            problem = missing_space(stop.here(line, anatomy(mended).start), mended)
            return Slip.of(problem, line, (line, mended))
    return None


RULES: Final[tuple[Rule, ...]] = (
    *QUOTE_RULES,
    _text_below_sign,
    _list_on_the_line,
    _sign_before_text,
    _unclosed_bracket,
    _colon_in_text,
    _no_space_after_colon,
    *LAYOUT_RULES,
)
