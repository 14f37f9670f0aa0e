"""Values that a cache keeps from one build to the next, and how they come out of it soon.

In: frozen dataclasses with slots. Out: the same, packed as their class and their fields, which
takes a third of the time of Python's own way (dataclasses' `__setstate__`); a large one comes out
unopened.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

V = TypeVar("V", bound="OpenedLate")


def pack(value: object) -> bytes:
    """A value as it lies in a cache."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Any:
    """The value that was packed: by us, for whoever may write such bytes may run code by them."""
    return pickle.loads(packed)  # noqa: S301 - from our own cache


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
    _packed: Callable[[], bytes] | None

    def __reduce__(self) -> tuple[object, ...]:
        return _unpacked_late, (type(self), self.packed())

    def packed(self) -> bytes:
        """The fields as bytes."""
        later = getattr(self, "_packed", None)
        return later() if later else pack(self.kept())

    if not TYPE_CHECKING:  # a misspelled name shall still be a mistake

        def __getattr__(self, name: str) -> object:
            """A field that has not been unpacked yet; Python asks here for what is not there."""
            if name not in type(self).__match_args__:
                raise AttributeError(name, name=name, obj=self)
            _open(self)
            return object.__getattribute__(self, name)


def unopened(of: type[V], packed: Callable[[], bytes]) -> V:
    """A value whose bytes are asked for when it is opened."""
    value = object.__new__(of)
    object.__setattr__(value, "_packed", packed)
    return value


def _unpacked_late(of: type[V], packed: bytes) -> V:
    return unopened(of, partial(bytes, packed))


def _open(value: OpenedLate) -> None:
    """Unpack the fields; where they come from is forgotten last, for two threads may ask."""
    later = value._packed  # noqa: SLF001 - see above
    if later:
        fields = unpack(later())
        for name, field in zip(type(value).__match_args__, fields, strict=True):  # type: ignore[attr-defined]
            object.__setattr__(value, name, field)
        object.__setattr__(value, "_packed", None)
