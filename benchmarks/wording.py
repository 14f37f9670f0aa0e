"""The words that the corpus is written with: Danish sentences, put together from five parts.

In: a source of chance. Out: sentences and headings. There are over a million different sentences,
so that texts of ten thousand records are packed and searched like texts that people wrote.
"""

from __future__ import annotations

import random
from typing import Final

_OPENINGS: Final = (
    "Fra første dag", "Efter seks uger", "I det lille køkken", "Når vagten er slut", "På lageret",
    "Hos os", "I praksis", "Ved hvert møde", "Før praktikken begynder", "Om morgenen",
    "I den tredje uge", "Med tålmodighed", "Uden store ord", "Et par gange om måneden",
    "Når noget driller", "I samråd med virksomheden", "Efter den første samtale", "Som regel",
    "Ved siden af undervisningen", "På en almindelig tirsdag", "Midt i forløbet", "Til sidst",
    "Sammen med kollegerne", "I begyndelsen", "Allerede i planlægningen", "Efter sommerferien",
)  # fmt: skip
_VERBS: Final = (
    "aftaler", "beskriver", "følger", "forklarer", "gennemgår", "noterer", "opdager", "planlægger",
    "prøver", "samler", "skriver", "spørger til", "støtter", "sætter ord på", "taler om", "træner",
    "undersøger", "viser", "vurderer", "øver", "fastholder", "drøfter", "justerer", "finder",
)  # fmt: skip
_SUBJECTS: Final = (
    "mentoren", "borgeren", "konsulenten", "virksomheden", "sagsbehandleren", "sproglæreren",
    "en erfaren kollega", "tillidsrepræsentanten", "afdelingslederen", "praktikanten",
    "kontaktpersonen", "holdet", "ambassadøren", "jobcentret", "køkkenchefen", "værkføreren",
    "underviseren", "netværket", "den nye medarbejder", "projektgruppen", "chaufføren", "familien",
)  # fmt: skip
_OBJECTS: Final = (
    "de ord, der bruges ved maskinen", "målet for de næste tre uger", "rækkefølgen af opgaverne",
    "hvem der ringer ved sygdom", "reglerne for pauser og påklædning", "den daglige arbejdsgang",
    "sikkerheden på trucken", "de små fremskridt", "hvad der gik godt", "en plan for transporten",
    "forventningerne fra begge sider", "navnene på kollegerne", "tiden mellem kurset og jobbet",
    "det, der er svært at sige", "prøverne fra undervisningen", "den aftale, der blev skrevet",
    "åbningstiderne i børnehaven", "mødetiden og vejen derhen", "hygiejnen i produktionen",
    "spørgsmål, som ingen har stillet", "de næste skridt", "opfølgningen efter praktikken",
)  # fmt: skip
_ENDINGS: Final = (
    "", ", og det bliver skrevet ned", ", før nogen går hjem", ", så alle ved, hvad der er aftalt",
    " i et roligt hjørne af kantinen", " uden at gøre det større, end det er",
    ", mens det endnu er nyt", " med de samme enkle spørgsmål hver gang",
    " på dansk og med tegninger", ", også når der er travlt",
    " og vender tilbage til det ugen efter", " i fællesskab",
)  # fmt: skip
_THINGS: Final = (
    "Aftalen", "Begyndelsen", "Brobygning", "Dialogen", "Erfaringer", "Fastholdelse", "Fravær",
    "Forberedelse", "Hverdagen", "Introduktion", "Kontakten", "Kurset", "Ledelsen", "Målet",
    "Opfølgning", "Overgangen", "Planen", "Praktikken", "Samtalen", "Sproget", "Støtten", "Tiden",
)  # fmt: skip
_PLACES: Final = (
    "i butikken", "i jobcentret", "i køkkenet", "i produktionen", "i transporten",
    "i undervisningen", "i virksomheden", "med mentoren", "på byggepladsen", "på lageret",
    "på plejehjemmet", "på slagteriet", "under praktikken", "ved rengøring", "ved terminalen",
    "efter kurset",
)  # fmt: skip


def sentence(chance: random.Random) -> str:
    """A whole sentence of 8 to 25 words."""
    begins = " ".join(map(chance.choice, (_OPENINGS, _VERBS, _SUBJECTS, _OBJECTS)))
    return f"{begins}{chance.choice(_ENDINGS)}."


def sentences(chance: random.Random, words: int) -> str:
    """Sentences until there are at least so many words."""
    found: list[str] = []
    count = 0
    while count < words:
        found.append(sentence(chance))
        count += len(found[-1].split())
    return " ".join(found)


def heading(chance: random.Random) -> str:
    """A heading of a few words."""
    return f"{chance.choice(_THINGS)} {chance.choice(_PLACES)}"
