"""The rules that hold across records: a list of named functions, each with its rule in a sentence.

In: the whole content. Out: every breach, at its place, with what to write instead. A rule never
stops another; what a model can say alone stands on the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from generator.content import Content
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

Rule: TypeAlias = Callable[[Content], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    references.references_exist,
    references.links_exist,
    references.targets_exist,
    references.shown_records_refer_to_shown_ones,
    references.unknown_fields_exist,
    addresses.addresses_are_unique,
    addresses.redirects_start_where_nothing_is,
    addresses.newsletters_are_named_by_month,
    texts.texts_are_sound,
    texts.pictures_exist,
    pictures.pictures_are_harmless,
    people.demonstrations_are_recognisable,
    people.only_people_are_former,
    people.addresses_stand_in_their_field,
    consent.private_addresses_have_consent,
    consent.private_addresses_stand_in_no_text,
    consent.pictures_of_people_have_consent,
    consent.consents_have_not_expired,
    consent.consents_do_not_expire_soon,
    consent.newsletters_name_only_the_willing,
    stories.stories_of_citizens_have_no_place,
    stories.stories_point_at_nobody,
    stories.stories_count_no_handful,
    stories.stories_of_citizens_end,
    events.moved_events_say_so,
    events.coming_events_are_announced,
    figures.percentages_are_references,
    figures.links_say_the_number_that_they_lead_to,
    figures.lines_hold_no_percentages_of_their_own,
    figures.terms_open_without_percentages,
    figures.parts_add_up,
    figures.nobody_is_counted_out,
    places.borders_are_mutual,
    places.tiles_are_taken_once,
)


def broken(rule: Rule, content: Content) -> list[Problem]:
    """Every breach of a rule."""
    return list(rule(content))
