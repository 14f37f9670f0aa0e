"""Values that a cache keeps from one build to the next, and how they come out of it soon.

In: frozen dataclasses with slots. Out: the same, packed as their class and their fields, which
takes a third of the time of Python's own way (dataclasses' `__setstate__`); a large one comes out
unopened.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, TypeVar

V = TypeVar("V", bound="OpenedLate")


class ByFields:
    """A value that is made of its fields again when it comes out of a cache."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), self.kept()

    def kept(self) -> tuple[Any, ...]:
        """The fields in the order in which the class takes them."""
        return tuple(getattr(self, name) for name in type(self).__match_args__)  # type: ignore[attr-defined]


class OpenedLate(ByFields):
    """A value that comes out of a cache unopened, and goes back so where nobody has opened it.

    All of its fields are there as soon as one is asked for; it is as equal and as frozen as before.
    """

    __slots__ = ("_packed",)
    _packed: bytes

    def __reduce__(self) -> tuple[object, ...]:
        packed = getattr(self, "_packed", b"")
        return _unopened, (type(self), packed or pickle.dumps(self.kept(), pickle.HIGHEST_PROTOCOL))

    if not TYPE_CHECKING:  # a misspelled name shall still be a mistake

        def __getattr__(self, name: str) -> object:
            """A field that has not been unpacked yet; Python asks here for what is not there."""
            if name not in type(self).__match_args__:
                raise AttributeError(name, name=name, obj=self)
            if self._packed:
                _open(self)
            return object.__getattribute__(self, name)


def _unopened(of: type[V], packed: bytes) -> V:
    value = object.__new__(of)
    object.__setattr__(value, "_packed", packed)
    return value


def _open(value: OpenedLate) -> None:
    """Unpack the fields; the bytes go last, since two threads may ask at once."""
    fields = pickle.loads(value._packed)  # noqa: S301, SLF001 - from our own cache
    for name, field in zip(type(value).__match_args__, fields, strict=True):  # type: ignore[attr-defined]
        object.__setattr__(value, name, field)
    object.__setattr__(value, "_packed", b"")
