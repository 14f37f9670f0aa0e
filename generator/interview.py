"""The questions that `vip2 new` asks: one for each field that a record must have.

In: a kind, the answers so far, and how to ask, tell and judge. Out: answers that are each as their
field wants them. An answer that does not hold is told why, in the check's words, and asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.drafting import explained
from generator.field_forms import Form
from generator.kinds import Kind
from generator.models.registry import MODELS
from generator.replies import PARTED_BY_COMMA, ReplyError, anchor_of, reply
from generator.shapes import Shape, shapes
from generator.yaml_writing import Answer

_PROMPT: Final = "> "
_MANY_NAMES: Final = 12
_ALL: Final = "?"


def wanting(kind: Kind, answers: Mapping[str, Answer]) -> tuple[Shape, ...]:
    """The fields that the record must have and has not, with what it has been given so far."""
    return tuple(
        shape
        for shape in shapes(MODELS[kind])
        if shape.key not in answers and (shape.required or _is_needed(shape, answers))
    )


def _is_needed(shape: Shape, answers: Mapping[str, Answer]) -> bool:
    return shape.needed is not None and answers.get(shape.needed.key) in shape.needed.words


@dataclass(frozen=True, slots=True)
class Interview:
    """Somebody at a terminal, and what is known there.

    `wrong` says what is wrong with an answer to a field of the record, `names` by which names the
    records of a kind are referred to.
    """

    kind: Kind
    ask: Callable[[str], str]
    tell: Callable[[str], None]
    wrong: Callable[[str, Answer], tuple[str, ...]]
    names: Callable[[Kind], tuple[str, ...]]

    def fill(self, given: Mapping[str, Answer], also: tuple[str, ...] = ()) -> dict[str, Answer]:
        """The answers with all that was wanting; an answer may bring about another question.

        Those that were given and do not hold are asked for again. The fields in `also` are asked
        for too, and may be passed over.
        """
        answers = dict(given)
        for shape in shapes(MODELS[self.kind]):
            if shape.key in answers and not self._holds(answers[shape.key], shape, ()):
                answers[shape.key] = self.field(shape)
        while wanted := wanting(self.kind, answers):
            answers[wanted[0].key] = self.field(wanted[0])
        for shape in shapes(MODELS[self.kind]):
            if shape.key in also and shape.key not in answers:
                answers[shape.key] = self.field(shape, optional=True)
        return {key: answer for key, answer in answers.items() if answer}

    def field(
        self, shape: Shape, above: tuple[Shape, ...] = (), *, optional: bool = False
    ) -> Answer:
        """The answer to a field; those above it are the groups that it stands in.

        Nothing is an answer to an optional one.
        """
        self.tell("")
        self.tell(f"{' · '.join(one.title for one in (*above, shape))}: {explained(shape)}")
        if shape.form is Form.GROUP:
            return self._groups(shape, above)
        self._hint(shape)
        if optional:
            self.tell("  Tryk Enter, hvis det ikke vides.")
        return (
            self._list(shape, above) if shape.many else self._one(shape, above, optional=optional)
        )

    def _hint(self, shape: Shape) -> None:
        """An example, and the names that it can be chosen from."""
        known = self.names(shape.target) if shape.target else ()
        if 0 < len(known) <= _MANY_NAMES:
            self.tell(f"  Vælg blandt: {', '.join(known)}")
        elif shape.form is Form.YES_NO:
            self.tell("  Skriv ja eller nej.")
        else:
            example = shape.example.strip("[]") if shape.many else shape.example
            more = f"; skriv {_ALL} for at se dem alle" if known else ""
            self.tell(f"  fx {example}{more}")

    def _one(self, shape: Shape, above: tuple[Shape, ...], *, optional: bool) -> Answer:
        while True:
            words = self._words(shape)
            if not words and optional:
                return ""
            if not words:
                self.tell("  Her skal stå noget. Stop med Ctrl+C.")
            elif self._holds(words, shape, above):
                return words

    def _list(self, shape: Shape, above: tuple[Shape, ...]) -> Answer:
        """The items of a list; an empty line ends it once there are enough."""
        several = "Skriv et komma imellem" if shape.form in PARTED_BY_COMMA else "Ét ad gangen"
        self.tell(f"  {several}. Tryk Enter uden at skrive, når der ikke er flere.")
        found: tuple[Answer, ...] = ()
        while True:
            words = self._words(shape)
            if not words and len(found) >= max(1, shape.fewest):
                return found
            try:
                items = reply(shape, [words] if words else [])
            except ReplyError as refused:
                self.tell(f"  {danish.sentence(str(refused))}")
                continue
            if words and self._holds(items, shape, above):
                found += items if isinstance(items, tuple) else (items,)

    def _words(self, shape: Shape) -> str:
        """What is typed; a question mark is answered with every name there is."""
        words = self.ask(_PROMPT).strip()
        while words == _ALL and shape.target:
            self.tell(f"  {', '.join(self.names(shape.target))}")
            words = self.ask(_PROMPT).strip()
        return words

    def _groups(self, shape: Shape, above: tuple[Shape, ...]) -> Answer:
        groups = [self._group(shape, above)]
        while shape.many and (len(groups) < shape.fewest or self._another(shape)):
            groups.append(self._group(shape, above))
        return tuple(groups) if shape.many else groups[0]

    def _group(self, shape: Shape, above: tuple[Shape, ...]) -> Answer:
        """The fields of a group that it must have; all of them where it must have none."""
        made = anchor_of(shape)[0]
        asked = [part for part in shape.parts if part.required and part is not made] or shape.parts
        return {part.key: self.field(part, (*above, shape)) for part in asked}

    def _another(self, shape: Shape) -> bool:
        answer = self.ask(f"\nFlere under {shape.title.lower()}? Skriv ja, eller tryk Enter: ")
        return answer.strip().lower() in {"j", "ja"}

    def _holds(self, answer: Answer, shape: Shape, above: tuple[Shape, ...]) -> bool:
        """Whether the check has nothing to say; else it is told."""
        nested: Answer = answer
        for inner, outer in zip((shape, *reversed(above)), reversed(above), strict=False):
            group: Answer = {inner.key: nested}
            nested = (group,) if outer.many else group
        complaints = self.wrong((*above, shape)[0].key, nested)
        for complaint in complaints:
            self.tell(f"  {danish.sentence(complaint)}")
        return not complaints
