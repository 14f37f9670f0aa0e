"""Where compounds are split."""

from __future__ import annotations

from typing import Final

import pytest

from generator.search.compounds import Splitter
from generator.search.words import fold, stem

# What the site itself says besides the list.
USED: Final = ("jobpakke", "kommune", "visitation", "metode", "beskæftigelse", "udvikling")
SPLIT: Final = """
jobpakkeambassadør=job-pakke-ambassador ambassadørnetværk=ambassador-netvark
virksomhedspraktik=virksomheds-praktik lastbilchauffør=last-bil-chauffor
rutebuschauffør=rute-bus-chauffor rengøringsmedarbejder=rengorings-medarbejd
kompetenceafklaring=kompetence-afklaring beskæftigelsesråd=beskaftigelses-rad
beskæftigelsesmål=beskaftigelses-mal udviklingsfasen=udviklings-fas mentorordning=mentor-ordning
gaffeltruckcertifikat=gaffel-truck-certifikat fødevarehygiejne=fode-vare-hygiejn
visitationsmodellen=visitations-model metodekommuner=metode-kommun børnehave=borne-hav
fyraftensmøde=fyraftens-mod sagsbehandler=sags-behandel arbejdspladsdansk=arbejds-plads-dansk
slagterimedarbejder=slagteri-medarbejd starthjælp=start-hjalp hjemmeside=hjemme-sid
temadag=tema-dag ordliste=ord-list tillidsrepræsentant=tillids-reprasentant
forventningsafstemning=forventnings-afstemning skånehensyn=skane-hensyn effektmåling=effekt-maling
""".split()  # noqa: SIM905 - a table of words
WHOLE: Final = """
virksomhed medarbejder afklaring undervisning opfølgning partnerskab samarbejde deltager aftale
forløb medlem udvikling ledelse ansættelse rekruttering integration erfaring evaluering billede
kommune organisation borgmester Middelfart Silkeborg Svendborg Helsingør Hillerød Holbæk Rødovre
Frederikshavn Vordingborg Danmark formand november bogstav gennemgå sammenligne værktøj
""".split()  # noqa: SIM905 - a table of words


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter(USED)


@pytest.mark.parametrize("example", SPLIT)
def test_a_compound_is_split_into_words(splitter: Splitter, example: str) -> None:
    word, _, parts = example.partition("=")
    assert "-".join(splitter.split(stem(fold(word)))) == parts


@pytest.mark.parametrize("word", WHOLE)
def test_what_only_looks_like_a_compound_stays_whole(splitter: Splitter, word: str) -> None:
    assert splitter.split(stem(fold(word))) == (stem(fold(word)),)


def test_the_words_of_a_compound_may_be_known_from_the_site_alone() -> None:
    assert Splitter(()).split("zebraflojt") == ("zebraflojt",)
    assert Splitter(("zebra", "fløjte")).split("zebraflojt") == ("zebra", "flojt")


def test_what_stands_behind_several_known_words_is_a_word() -> None:
    alone = Splitter(("kaffeplyf",))
    several = Splitter(("kaffeplyf", "skoleplyf", "busplyf"))

    assert alone.split("kaffeplyf") == ("kaffeplyf",)
    assert several.split("kaffeplyf") == ("kaffe", "plyf")
