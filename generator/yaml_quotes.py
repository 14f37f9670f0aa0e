r"""Slips with quotation marks: not closed, closed too early, curly, or with a `\` between them.

The rules get libyaml's stop and answer with a slip or nothing; `yaml_faults` asks them in turn.
"""

from __future__ import annotations

from typing import Final

from generator.yaml_layout import Rule, Slip, Stop
from generator.yaml_line import CURLY_QUOTES, PAIRS, QUOTES, anatomy, quoted

_QUOTING: Final = "while scanning a quoted scalar"
_LONGEST_QUOTE: Final = 30


def _unclosed_quote(stop: Stop) -> Slip | None:
    """A quotation mark that opens a text and never closes it, or closes it lines below."""
    line = _opening_line(stop)
    if line is None:
        return _lonely_quote(stop)
    parts = anatomy(stop.lines[line])
    column = stop.lines[line].index(parts.prefix) + len(parts.prefix)
    last = _end_of_text(stop, line)
    mended = _with_quote(stop.lines[last].rstrip(), parts.value[0])
    return Slip(
        line,
        column,
        1,
        "anfoerselstegn-mangler",
        "anførselstegnet bliver aldrig lukket",
        f"skriv det samme tegn til sidst:\n{mended}",
        (last, mended),
    )


def _lonely_quote(stop: Stop) -> Slip | None:
    """A mark that opens a name, or an item between brackets; where it ends is hard to guess."""
    if stop.context != _QUOTING:
        return None
    return Slip(
        stop.context_line,
        stop.context_column,
        1,
        "anfoerselstegn-mangler",
        "anførselstegnet bliver aldrig lukket",
        "skriv det samme tegn, hvor teksten slutter",
    )


def _opening_line(stop: Stop) -> int | None:
    if stop.context == _QUOTING:
        parts = anatomy(stop.lines[stop.context_line])
        return stop.context_line if parts.value[:1] and parts.value[0] in QUOTES else None
    for line in range(stop.line - 1, max(-1, stop.line - _LONGEST_QUOTE), -1):
        value = anatomy(stop.lines[line]).value
        if value[:1] and value[0] in QUOTES and value.count(value[0]) == 1:
            between = "\n".join(stop.lines[line + 1 : stop.line])
            closed_here = value[0] in stop.lines[stop.line][: stop.column]
            return line if closed_here and value[0] not in between else None
    return None


def _end_of_text(stop: Stop, line: int) -> int:
    """The last line that is indented deeper than the one where the text begins."""
    indent = len(anatomy(stop.lines[line]).lead)
    last = line
    for number in range(line + 1, len(stop.lines)):
        parts = anatomy(stop.lines[number])
        if len(parts.lead) <= indent or not parts.value or parts.key or parts.dashes:
            break
        last = number
    return last


def _with_quote(line: str, quote: str) -> str:
    """The line with the closing mark, in place of one of another kind."""
    inner = line[:-1] if line[-1] in CURLY_QUOTES + QUOTES and line[-1] != quote else line
    return inner + quote


def _curly_quotes(stop: Stop) -> Slip | None:
    """Curly marks do not protect the colon inside them."""
    parts = anatomy(stop.lines[stop.line])
    value = parts.value
    if value[:1] not in tuple(CURLY_QUOTES) or value[-1] not in CURLY_QUOTES + QUOTES:
        return None
    mended = parts.with_value(quoted(value))
    return Slip(
        stop.line,
        len(parts.prefix),
        len(value),
        "krumme-anfoerselstegn",
        f"anførselstegnene {value[0]} {value[-1]} er krumme og læses som en del af teksten",
        f"brug lige anførselstegn:\n{mended}",
        (stop.line, mended),
        certain=True,
    )


def _backslash(stop: Stop) -> Slip | None:
    if not stop.context.startswith("while parsing a quoted scalar"):
        return None
    parts = anatomy(stop.lines[stop.line])
    mended = parts.with_value(quoted(parts.value))
    return Slip(
        stop.line,
        stop.column,
        2,
        "omvendt-skraastreg",
        "\\ betyder noget særligt mellem dobbelte anførselstegn",
        f"brug enkelte anførselstegn:\n{mended}",
        (stop.line, mended) if parts.value.startswith('"') else None,
    )


def _text_after_quote(stop: Stop) -> Slip | None:
    """A quotation mark inside a quoted text closes it, and so does a bracket in `[Ny] guide`."""
    parts = anatomy(stop.lines[stop.line])
    sign, start = parts.value[:1], len(parts.prefix)
    after = "\"'" + "".join(PAIRS)
    if not sign or sign not in after or stop.column <= start or "flow" in stop.context:
        return None
    mended = parts.with_value(quoted(parts.value))
    quote = sign in QUOTES
    return Slip(
        stop.line,
        stop.column,
        1,
        "anfoerselstegn-i-tekst" if quote else "tegn-foran",
        "teksten går videre efter det anførselstegn, der lukker den"
        if quote
        else f"teksten begynder med »{sign}«, som betyder noget særligt her",
        f"sæt {'andre ' if quote else ''}anførselstegn om det hele:\n{mended}",
        (stop.line, mended),
    )


QUOTE_RULES: Final[tuple[Rule, ...]] = (
    _unclosed_quote,
    _curly_quotes,
    _backslash,
    _text_after_quote,
)
