"""Figures: a number that claims something is known from one record, which says what it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any, Final, get_args

from generator import danish, percentages
from generator.content import Content
from generator.fields import Choice
from generator.judged import Judged
from generator.kinds import BY_NAME, FIGURE, GOAL
from generator.markdown import Link
from generator.models.goals import Goal
from generator.models.knowledge import Term
from generator.models.part import Part
from generator.models.record import Record
from generator.models.results import Figure, Unit
from generator.percentages import Percentage
from generator.problems import Place, Problem
from generator.validate import Entry, Path

FEWEST_PEOPLE: Final = 5
_OF_PEOPLE: Final = (Unit.PERSONS, Unit.TRACKS, Unit.CASES)
_MOST_REMEDIES: Final = 3
_STATE: Final = (FIGURE, GOAL)
# What an article, a step or a page is called, besides the names of whole records.
_TITLES: Final = frozenset({"titel", "overskrift", "navn", "resumé"})
_NEW: Final = "opret tallet med sin basis i content/resultater.yml, og skriv [{} pct.](nøgletal:…)"


def percentages_are_references(this: Judged[Record]) -> Iterator[Problem]:
    """A percentage in a text is a link to the figure or goal that says it, and of what."""
    for path, prose in this.texts:
        for one in percentages.in_prose(prose):
            record = _target(this, one.link)
            place = this.place(path, one.start, one.width)
            if record is None and one.value not in shares(this.record):
                yield _without_reference(place, one, _remedy(this, one.value))
            elif record is not None and one.value not in shares(record):
                yield _another(place, one, record, _remedy(this, one.value))


def links_say_the_number_that_they_lead_to(this: Judged[Record]) -> Iterator[Problem]:
    """A link to a figure that says another number, in digits or in words, says the figure's."""
    for path, prose in this.texts:
        for link in prose.links:
            figure = _target(this, link.target)
            if isinstance(figure, Figure) and _is_another(link, figure):
                yield Problem(
                    this.place(path, link.start, link.width),
                    "andet-tal",
                    f"linket siger »{link.text}«, men {_says(figure)}",
                    "ret tallet eller henvisningen",
                )


def lines_hold_no_percentages_of_their_own(this: Judged[Record]) -> Iterator[Problem]:
    """A line can hold no link, so its percentages stand as references in a text of its record too.

    A title or summary says none, for it is shown where its base is not.
    """
    for path, line in _lines(this.record):
        for one in percentages.in_line(line):
            place = this.place(path, one.start, one.width)
            if _is_shown_elsewhere(this.record, path, line):
                yield _in_title(place, one)
            elif one.value not in shares(this.record) | _referred_to(this):
                yield _without_reference(place, one, f"{_remedy(this, one.value)} i teksten")


def terms_open_without_percentages(this: Judged[Term]) -> Iterator[Problem]:
    """A term's first paragraph is shown beside the texts that use the term, without its base."""
    for path, prose in this.texts:
        in_lead = len(tuple(percentages.in_line(this.record.description)))
        for one in islice(percentages.in_prose(prose), in_lead):
            yield _in_title(this.place(path, one.start, one.width), one)


def parts_add_up(content: Content) -> Iterator[Problem]:
    """The figures that are parts of another add up to it."""
    parts: defaultdict[str, list[tuple[Entry, Figure]]] = defaultdict(list)
    for entry, figure in content.of(Figure):
        if figure.part_of:
            parts[figure.part_of.written].append((entry, figure))
    for written, found in parts.items():
        named = content.entry(FIGURE, written)
        whole = named.record if named else None
        if not isinstance(whole, Figure):
            continue
        total = sum(figure.value for _, figure in found)
        if total != whole.value:
            yield Problem(
                found[0][0].place(("del_af",)),
                "dele-passer-ikke",
                f"delene af »{whole.id}« giver {danish.number(Decimal(total))}, men {_says(whole)}",
                "ret tallene, eller fjern »del_af«",
            )


def nobody_is_counted_out(this: Judged[Figure]) -> Iterator[Problem]:
    """A number of people is so large that nobody can be known again by it.

    That such a number is not left out from parts whose whole would tell it, `parts_add_up` sees to.
    """
    if this.record.unit in _OF_PEOPLE and 0 < this.record.value < FEWEST_PEOPLE:
        yield Problem(
            this.place(("værdi",)),
            "faa-personer",
            "tallet er så lille, at nogen kan blive kendt igen",
            f"slet tallet, og skriv »under {FEWEST_PEOPLE}« i en tekst; udelad også det, som "
            "tallet kan regnes ud af",
        )


def shares(record: Record) -> frozenset[Decimal]:
    """The percentages that a figure or goal states, each with its base."""
    if isinstance(record, Figure):
        return frozenset({record.value} if record.unit.is_share else ())
    if isinstance(record, Goal):
        return frozenset(one.value for one in record.measures if one.unit.is_share)
    return frozenset()


def _target(this: Judged[Record], link: str) -> Record | None:
    """The figure or goal that a link leads to; None for all other links."""
    scheme, _, written = link.partition("#")[0].partition(":")
    kind = BY_NAME.get(scheme)
    return this.target(kind, written) if kind in _STATE else None


def _is_another(link: Link, figure: Figure) -> bool:
    """Whether the words of a link say a number, and not the figure's."""
    said = percentages.numbers(link.text)
    return bool(said) and figure.value not in said and not any(percentages.in_line(link.text))


def _says(record: Record) -> str:
    if isinstance(record, Figure):
        return f"nøgletallet »{record.id}« er {record.amount}"
    found = danish.listed(f"{danish.number(one)} pct." for one in sorted(shares(record)))
    return f"målet »{record.id}« har {found or 'ingen procent'}"


def _referred_to(this: Judged[Record]) -> frozenset[Decimal]:
    """The percentages that the texts of a record link to."""
    records = (
        _target(this, one.link) for _, prose in this.texts for one in percentages.in_prose(prose)
    )
    return frozenset().union(*(shares(record) for record in records if record))


def _remedy(this: Judged[Record], value: Decimal) -> str:
    """For a percentage, the references that an editor may write in its place."""
    number = danish.number(value)
    targets = this.whole.once(_stated).get(value, [])[:_MOST_REMEDIES]
    if not targets:
        return _NEW.format(number)
    return "skriv " + danish.listed((f"[{number} pct.]({one})" for one in targets), "eller")


def _stated(content: Content) -> Mapping[Decimal, list[str]]:
    """The records that state a percentage, as links name them."""
    found: defaultdict[Decimal, list[str]] = defaultdict(list)
    for kind in _STATE:
        for entry in content.by_kind[kind]:
            for value in shares(entry.record):
                found[value].append(f"{kind.name}:{entry.record.id}")
    return found


def _without_reference(place: Place, one: Percentage, remedy: str) -> Problem:
    return Problem(
        place,
        "procent-uden-henvisning",
        f"{danish.number(one.value)} pct. henviser ikke til et nøgletal eller mål, så ingen ser, "
        "hvad det er en andel af",
        remedy,
    )


def _another(place: Place, one: Percentage, record: Record, remedy: str) -> Problem:
    counted = isinstance(record, Figure) and record.value == one.value
    return Problem(
        place,
        "andet-tal",
        f"her står {danish.number(one.value)} pct., men {_says(record)}",
        "skriv tallet uden procent" if counted else remedy,
    )


def _in_title(place: Place, one: Percentage) -> Problem:
    return Problem(
        place,
        "procent-i-overskrift",
        f"{danish.number(one.value)} pct. står, hvor tallets basis ikke kan vises",
        "skriv sætningen uden tallet, og sæt det længere nede i teksten med henvisning",
    )


def _is_shown_elsewhere(record: Record, path: Path, line: str) -> bool:
    """Whether a line names or sums up its record or a part of it, in lists and in feeds."""
    return path[-1] in _TITLES or line in (record.name, record.description)


def _lines(part: Part, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text on one line, with the path of Danish keys to it."""
    for name, key in _fields_with_lines(type(part)):
        value = getattr(part, name)
        for index, one in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            where = (*path, key) if index is None else (*path, key, index)
            if isinstance(one, Part):
                yield from _lines(one, where)
            elif isinstance(one, str) and not isinstance(one, Choice):
                yield where, one


@cache
def _fields_with_lines(model: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if _may_hold_lines(info.annotation)
    )


def _may_hold_lines(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return annotation is str or issubclass(annotation, Part)
    return any(map(_may_hold_lines, get_args(annotation)))
