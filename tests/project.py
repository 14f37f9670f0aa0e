"""A small valid project, for tests to change: a record or two of the most used kinds.

`files` is the project as text by path; `write` lays it on disk, `folder` and `check` do without.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator import checking, load, site
from generator.problems import faults, report
from generator.site import Site

DAY: Final = datetime.date(2026, 11, 22)

CONFIG: Final = """\
site_name: Prøve
site_url: https://vip2.example/under/
theme: {name: material}
plugins:
  - vip2:
      demonstration: true
extra:
  menu:
    - {titel: Jobpakker, adresse: jobpakker/, sektion: jobpakker}
    - {titel: Om os, adresse: om/, sektion: om}
  bund:
    - {titel: Kilder, adresse: kilder/}
"""

MINIMAL: Final[Mapping[str, str]] = {
    "mkdocs.yml": CONFIG,
    "content/kilder.yml": """\
evaluering:
  titel: Evalueringen
  type: dokument
  dato: 2010-09-15
  læst: fuld
  personoplysninger: nej
""",
    "content/organisationer.yml": """\
da:
  navn: Dansk Arbejdsgiverforening
  forkortelse: DA
  type: arbejdsgivere
  roller: [partner]
  kilder: [{kilde: evaluering}]
""",
    "content/projekt.yml": """\
vip2:
  navn: VIP2
  fuldt_navn: Virksomhedsrettet Integration Projekt 2
  slægtskab: vip2
  resumé: Jobpakker i kommuner.
  start: 2007-04-01
  slut: 2010-06-15
  parter: [da]
  kommuner: [Aarhus]
  kilder: [{kilde: evaluering}]
""",
    "content/regioner.yml": """\
midtjylland:
  navn: Region Midtjylland
  type: region
  rækkefølge: 1
  kilder: [{kilde: evaluering}]
br-midtjylland:
  navn: Beskæftigelsesregion Midtjylland
  type: beskæftigelsesregion
  rækkefølge: 2
  kilder: [{kilde: evaluering}]
""",
    "content/kommuner.yml": """\
aarhus:
  navn: Aarhus
  kode: "0751"
  region: midtjylland
  beskæftigelsesregion: br-midtjylland
  tidligere_navne: [{navn: Århus, til: 2010-12-31}]
  felt: {x: 5, y: 6}
  punkt: {længde: 10.158, bredde: 56.155}
  naboer: [Favrskov]
  kilder: [{kilde: evaluering}]
favrskov:
  navn: Favrskov
  kode: "0710"
  region: midtjylland
  beskæftigelsesregion: br-midtjylland
  felt: {x: 5, y: 5}
  punkt: {længde: 9.95, bredde: 56.30}
  naboer: [Aarhus]
  kilder: [{kilde: evaluering}]
""",
    "content/jobpakker/lastbilchauffoer.md": """\
---
titel: Lastbilchauffør
serie: oprindelig-12
nummer: 6
branche: Transport
resumé: En vej til et job som lastbilchauffør.
aftaleparter: [da]
kilder: [{kilde: evaluering, sted: kapitel 3}]
---
Se [mentorordningen](metode:mentorordning#saadan-goer-i).

## Det ved vi
Ikke meget.
""",
    "content/metoder/mentorordning.md": """\
---
titel: Mentorordning
resumé: En mentor følger borgeren på arbejdspladsen.
formål: Borgeren finder sig til rette.
emne: mentor
oprindelse: vip2
læsere: [jobcentre]
jobpakker: [lastbilchauffoer]
modenhed: delvis
kilder: [{kilde: evaluering}]
---
## Sådan gør I
Find en mentor.
""",
    "ambassadors/amb-0001.yml": """\
navn: Amina Eksempel
demonstration: ja
kommune: Aarhus
arbejdspladstype: jobcenter
jobpakker: [lastbilchauffoer]
metoder: [mentorordning]
kontakt: {mail: amina@eksempel.dk}
grundlag: demonstration
""",
    "newsletters/2010-05.md": """\
---
titel: Nyhedsbrev, maj 2010
udgivet: 2010-05
resumé: Nyt fra projektet.
artikler:
  - id: mere
    overskrift: Mere om jobpakker
    type: nyhed
    jobpakker: [lastbilchauffoer]
    tekst: Køb en [lastbil](jobpakke:lastbilchauffoer).
kilder: [{kilde: evaluering}]
---
""",
    "docs/index.md": """\
---
titel: En vej, man kan se
resumé: Jobpakker samler sprog og praktik.
---
""",
}


def files(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The small project with some files added or replaced; None leaves a file out."""
    merged: dict[str, str | None] = {**MINIMAL, **(changes or {})}
    return {path: text for path, text in merged.items() if text is not None}


def write(root: Path, texts: Mapping[str, str] | None = None) -> Path:
    """The project as a folder on the disk; returns the folder."""
    for path, text in (files() if texts is None else texts).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


READ = (".md", ".yml", ".yaml")


def folder(
    texts: Mapping[str, str] | None = None,
    links: tuple[str, ...] = (),
    laid: Mapping[str, bytes] | None = None,
) -> load.Folder:
    """The project as it is when it has been read, with no disk involved; `laid` lies over it."""
    given = files() if texts is None else texts
    whole = {path: text.encode() for path, text in given.items()} | dict(laid or {})
    pages = {path for path in whole if not path.startswith("docs/") or path.endswith(READ)}
    return load.Folder(
        {path: data for path, data in whole.items() if path in pages},
        links,
        {path.removeprefix("docs/"): whole[path] for path in whole if path not in pages},
    )


def check(texts: Mapping[str, str] | None = None, links: tuple[str, ...] = ()) -> str:
    """What `vip2 check` prints of the project on `DAY`."""
    return report(checking.check(folder(texts, links), DAY).problems)


def linked(
    texts: Mapping[str, str] | None = None,
    today: datetime.date = DAY,
    laid: Mapping[str, bytes] | None = None,
) -> Site:
    """The linked site of a project without faults."""
    checked = checking.check(folder(texts, laid=laid), today)
    assert faults(checked.problems) == (), report(checked.problems)
    return site.link(checked.content)
