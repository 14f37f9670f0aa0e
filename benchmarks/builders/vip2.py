"""Ours: the corpus as a project folder, as an editor would have written it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import tools
import yaml
from corpus import PACKAGES, Corpus, Guide, News, Person, Record

from builders import SITE, Builder
from builders.plain import put as _put

_CONTENT: Final = tools.PROJECT / "content"
# Of the real municipalities and regions: what the directory and its map are made of.
_MUNICIPALITY: Final = (
    *("navn", "kode", "region", "beskæftigelsesregion"),
    *("felt", "punkt", "naboer", "broforbindelser"),
)
_REGION: Final = ("navn", "type", "rækkefølge")
_DAY: Final = "2026-11-22"

_CONFIG: Final = """\
site_name: Målingen
site_url: https://maaling.example/
site_description: Det samme indhold til alle, der måles.
use_directory_urls: true
theme:
  name: material
plugins:
  - vip2:
      demonstration: true
      # No peer makes any.
      pdf: false
extra:
  menu:
    - {titel: Metoder, adresse: metoder/, sektion: metoder}
    - {titel: Ambassadører, adresse: ambassadoerer/, sektion: ambassadoerer}
    - {titel: Nyhedsbreve, adresse: nyhedsbreve/, sektion: nyhedsbreve}
"""
_FRONT: Final = """\
---
titel: Målingen
resumé: Det samme indhold til alle, der måles.
---
"""
_SOURCE: Final = """\
maaling:
  titel: Målingen
  type: dokument
  læst: fuld
  personoplysninger: nej
"""


def towns() -> tuple[tuple[str, str], ...]:
    """The name of each municipality, and the id of the region it lies in."""
    found = _read("kommuner.yml")
    return tuple((one["navn"], one["region"]) for one in found.values())


def write(corpus: Corpus, folder: Path) -> None:
    """Write the project folder."""
    for path, text in _base().items():
        _put(folder / path, text)
    for record in corpus.records:
        put(record, folder)


def put(record: Record, folder: Path) -> None:
    """Write the file of one record."""
    path, text = _file(record)
    _put(folder / path, text)


def command(folder: Path) -> list[str]:
    """What builds the site."""
    where = ["-C", str(folder), "build", "--today", _DAY, "--site-dir", str(folder / SITE)]
    return [tools.ours("vip2"), *where]


BUILDER: Final = Builder(
    name="vip2",
    title="ours",
    write=write,
    put=put,
    command=command,
    version=lambda: metadata.version("vip2"),
    install=lambda: None,
    feed="feeds/nyhedsbreve.xml",
    search="soeg/*.js",
    caches=(".vip2", f".{SITE}.tvilling"),
)


def _file(record: Record) -> tuple[str, str]:
    if isinstance(record, Person):
        return f"ambassadors/{record.id}.yml", _person(record)
    if isinstance(record, Guide):
        return f"content/metoder/{record.id}.md", _guide(record)
    return f"newsletters/{record.id}.md", _news(record)


def _person(one: Person) -> str:
    return f"""\
navn: {one.title}
demonstration: ja
kommune: {one.town}
arbejdsplads: {one.workplace}
arbejdspladstype: {one.workplace_type}
jobpakker: {_row(one.packages)}
metoder: {_row(one.guides)}
kan_kontaktes_om: {_row(one.offers)}
kontakt:
  mail: {one.mail}
grundlag: demonstration
gennemgået: {_DAY}
tekst: |
{_block(one.text, 2)}
"""


def _guide(one: Guide) -> str:
    return f"""\
---
titel: {one.title}
resumé: {one.summary}
formål: {one.purpose}
emne: {one.topic}
oprindelse: vip2
læsere: {_row(one.audiences)}
jobpakker: {_row(one.packages)}
modenhed: fuld
kilder: [{{kilde: maaling}}]
gennemgået: {_DAY}
ansvarlig: redaktionen
---
{one.text}
"""


def _news(one: News) -> str:
    return f"""\
---
titel: {one.title}
udgivet: {one.date}
resumé: {one.summary}
kilder: [{{kilde: maaling}}]
artikler:
  - id: nyt
    overskrift: {one.headline}
    type: nyhed
    tekst: |
{_block(one.text, 6)}
---
"""


def _base() -> Mapping[str, str]:
    """What the records rest on: municipalities, regions, job packages, one source."""
    packages = {
        f"content/jobpakker/{one.id}.yml": _yaml(
            {
                "titel": one.title,
                "serie": "oprindelig-12",
                "nummer": str(number),
                "branche": "Prøve",
                "resumé": "En prøve på en jobpakke.",
                "kilder": [{"kilde": "maaling"}],
            }
        )
        for number, one in enumerate(PACKAGES, 1)
    }
    return {
        "mkdocs.yml": _CONFIG,
        "docs/index.md": _FRONT,
        "content/kilder.yml": _SOURCE,
        "content/kommuner.yml": _yaml(_kept("kommuner.yml", _MUNICIPALITY)),
        "content/regioner.yml": _yaml(_kept("regioner.yml", _REGION)),
        **packages,
    }


def _kept(name: str, fields: tuple[str, ...]) -> Mapping[str, Mapping[str, Any]]:
    """A file of ours with these fields of each record, and one source for all."""
    return {
        id_: {key: one[key] for key in fields if key in one} | {"kilder": [{"kilde": "maaling"}]}
        for id_, one in _read(name).items()
    }


def _read(name: str) -> Mapping[str, Mapping[str, Any]]:
    text = (_CONTENT / name).read_text("utf-8")
    found: Mapping[str, Mapping[str, Any]] = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes text of everything
    return found


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=None)


def _row(items: tuple[str, ...]) -> str:
    return f"[{', '.join(items)}]"


def _block(text: str, indent: int) -> str:
    return "\n".join(f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))
