"""How sure a fact is, in the words that readers meet on pages, in mails and on paper.

In: nothing. Out: a phrase for each value of the field `sikkerhed`.
"""

from __future__ import annotations

from typing import Final

from generator.models.record import Certainty

WORDS: Final = {
    Certainty.SURE: "Står i kilden",
    Certainty.PLAN: "Planlagt, udfaldet er ikke oplyst",
    Certainty.CONFLICTING: "Kilderne er uenige",
    Certainty.DERIVED: "Vores egen slutning",
}
