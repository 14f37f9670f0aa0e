"""Whatever bytes a content file holds, the check ends with faults or none, never in a crash."""

from __future__ import annotations

from itertools import islice
from typing import Final

import fuzzing
import project
import pytest
from fuzzing import Damage, Ground
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.kinds import KINDS, Kind

SMALL: Final = Ground.of(project.folder())
PIECES: Final = st.sampled_from(
    [
        *"abæ:-?[]{},#&*!|>'\"%@`\\ \n\t“–~",
        *(": ", "- ", "\n  ", "\n- ", "---\n", "<<: ", "\r\n", "\xa0", "\u2028", "\ufeff", "\x00"),
    ]
)


def _path(kind: Kind) -> str:
    return f"{kind.place}noget.md" if kind.in_folder else kind.place


@st.composite
def _fields(draw: st.DrawFn, kind: Kind) -> bytes:
    """Fields that a record of the kind may have, with any values."""
    keys = sorted({info.alias or name for name, info in fuzzing.fields_of(kind).items()})
    values = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join))
    chosen = draw(st.dictionaries(st.sampled_from(keys), values, max_size=8))
    lines = [f"{key}: {value}" for key, value in chosen.items()]
    whole = lines if kind.in_folder else ["noget:", *(f"  {line}" for line in lines)]
    return "\n".join(whole).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_bytes_in_a_file_of_any_kind_end_in_faults_or_none(
    kind: Kind, data: st.DataObject
) -> None:
    given_ = data.draw(
        st.one_of(
            st.binary(),
            st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
            st.lists(PIECES).map("".join).map(str.encode),
            _fields(kind),
        )
    )
    path = _path(kind)
    fuzzing.judge(SMALL, path, given_)
    if path.endswith(".md"):
        fuzzing.judge(SMALL, path, b"---\n" + given_ + b"\n---\n" + given_)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["mkdocs.yml", "docs/a.svg", "docs/a.png", "docs/a.html"]), st.binary())
def test_any_bytes_in_the_settings_or_a_picture_end_in_faults_or_none(
    path: str, data: bytes
) -> None:
    fuzzing.judge(SMALL, path, data)


def test_real_files_damaged_in_many_ways_end_in_faults_or_none() -> None:
    for path, data in islice(Damage(7, fuzzing.seeds()).inputs(), 300):
        fuzzing.judge(SMALL, path, data)
