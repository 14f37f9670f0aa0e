"""The rules that hold across records: a list of named functions, each with its rule in a sentence.

In: one record with those that it names, one picture, or the whole content. Out: every breach, at
its place, with what to write instead. A rule never stops another; what a model can say alone stands
on the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

from generator.content import Content
from generator.judged import Judged
from generator.models.events import Event
from generator.models.knowledge import Term
from generator.models.newsletters import Newsletter
from generator.models.pages import Door, Redirect
from generator.models.people import Ambassador
from generator.models.record import Record
from generator.models.results import Figure
from generator.models.stories import CaseStory
from generator.problems import Problem
from generator.rules import (
    addresses,
    consent,
    events,
    figures,
    people,
    pictures,
    places,
    references,
    stories,
    texts,
)

R = TypeVar("R", bound=Record)
OfOne: TypeAlias = Callable[[Judged[Any]], Iterator[Problem]]
OfPicture: TypeAlias = Callable[[str, bytes], Iterator[Problem]]
OfAll: TypeAlias = Callable[[Content], Iterator[Problem]]


def _of(
    model: type[R], *rules: Callable[[Judged[R]], Iterator[Problem]]
) -> tuple[type[Record], tuple[OfOne, ...]]:
    return model, rules


# A record is judged by what it says and by the records that it names. As long as these are as they
# were, so is the judgement. By model, whose subclasses it holds for too.
OF_ONE: Final[tuple[tuple[type[Record], tuple[OfOne, ...]], ...]] = (
    _of(
        Record,
        references.references_exist,
        references.links_exist,
        references.shown_records_refer_to_shown_ones,
        references.unknown_fields_exist,
        texts.texts_are_sound,
        texts.pictures_exist,
        people.only_people_are_former,
        people.addresses_stand_in_their_field,
        consent.private_addresses_stand_in_no_text,
        figures.percentages_are_references,
        figures.links_say_the_number_that_they_lead_to,
        figures.lines_hold_no_percentages_of_their_own,
    ),
    _of(Door, references.targets_exist),
    _of(Redirect, references.targets_exist),
    _of(Newsletter, addresses.newsletters_are_named_by_month),
    _of(Newsletter, consent.newsletters_name_only_the_willing),
    _of(
        Ambassador,
        people.demonstrations_are_recognisable,
        consent.private_addresses_have_consent,
        consent.pictures_of_people_have_consent,
        consent.consents_have_not_expired,
        consent.consents_do_not_expire_soon,
    ),
    _of(
        CaseStory,
        stories.stories_of_citizens_have_no_place,
        stories.stories_point_at_nobody,
        stories.stories_count_no_handful,
        stories.stories_of_citizens_end,
    ),
    _of(Event, events.moved_events_say_so, events.coming_events_are_announced),
    _of(Term, figures.terms_open_without_percentages),
    _of(Figure, figures.nobody_is_counted_out),
)

# What lies beside the records is judged by its bytes, which do not change.
OF_PICTURE: Final[tuple[OfPicture, ...]] = (pictures.pictures_are_harmless,)

# These compare records that do not name each other. They are few and look at little of each, so
# that they may be asked every time.
OF_ALL: Final[tuple[OfAll, ...]] = (
    addresses.addresses_are_unique,
    addresses.redirects_start_where_nothing_is,
    figures.parts_add_up,
    places.borders_are_mutual,
    places.tiles_are_taken_once,
)


@cache
def of_one(model: type[Record]) -> tuple[OfOne, ...]:
    """The rules for a record of that model."""
    return tuple(rule for of, rules in OF_ONE if issubclass(model, of) for rule in rules)


def of_all(content: Content) -> list[Problem]:
    """Every breach of the rules that look at the whole."""
    return [problem for rule in OF_ALL for problem in rule(content)]
