"""Where the form in the browser keeps what it saves: a git host, or a folder of this machine.

In: what mkdocs.yml says under `admin`. Out: the backend as Sveltia CMS is told of it, and the
places that its page may speak to, and no others. Faults where it cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator import danish
from generator.problems import Place, Problem
from generator.tree import Entry, Table, Text

# The git hosts, each with its public address and where its interface lies below that.
_HOSTS: Final = {
    "github": ("https://github.com", "/api/v3"),
    "gitlab": ("https://gitlab.com", "/api/v4"),
    "gitea": ("https://gitea.com", "/api/v1"),
}
_GITHUB_API: Final = "https://api.github.com"
# Where changes can be gathered in a merge request before they are published.
_REVIEWED: Final = ("github", "gitlab")
# A folder is offered beside a git host, and only on the reader's own machine. So to try the form
# with a folder alone there has to be a host, which nobody can reach.
_FOLDER: Final = {"name": "gitlab", "repo": "lokal/mappe", "auth_methods": ["token"]}
# What git remembers says nothing of a person but the id.
_MESSAGES: Final = {
    "create": "Opret {{slug}} i {{collection}}",
    "update": "Ret {{slug}} i {{collection}}",
    "delete": "Slet {{slug}} i {{collection}}",
}
_KEYS: Final = ("backend", "repo", "base_url", "branch", "app_id")
_ADDRESS: Final = r"https?://[a-z0-9.-]+(:[0-9]+)?"


@dataclass(frozen=True, slots=True)
class Host:
    """A git host: its sort, the project on it, its address, the branch, and the app that signs in.

    Without a project there is no host: then the form works on a folder of this machine.
    """

    backend: str = ""
    repo: str = ""
    base_url: str = ""
    branch: str = "main"
    app_id: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """The addresses that the page has to reach."""
        if not self.repo:
            return ()
        return (_GITHUB_API,) if self._on_github else (self.base_url,)

    def told(self) -> dict[str, Any]:
        """The part of the configuration that says where things are kept."""
        if not self.repo:
            return {"backend": _FOLDER}
        backend: dict[str, Any] = {"name": self.backend, "repo": self.repo, "branch": self.branch}
        backend["commit_messages"] = _MESSAGES
        if not self._on_github:
            api = _HOSTS[self.backend][1]
            backend |= {"base_url": self.base_url, "api_root": f"{self.base_url}{api}"}
        if self.app_id:
            pkce = {"auth_type": "pkce"} if self.backend == "gitlab" else {}
            backend |= {"app_id": self.app_id, **pkce}
        mode = {"publish_mode": "editorial_workflow"} if self.backend in _REVIEWED else {}
        return {"backend": backend, **mode}

    @property
    def _on_github(self) -> bool:
        return self.backend == "github" and self.base_url == _HOSTS["github"][0]


NOWHERE: Final = Host()


def read(given: Entry | None) -> tuple[Host, tuple[Problem, ...]]:
    """The host in mkdocs.yml; where something of it cannot be used there is none."""
    if given is None:
        return NOWHERE, ()
    problems = tuple(_faults(given))
    if problems or not isinstance(given.value, Table):
        return NOWHERE, problems
    texts = {entry.key.value: text for entry in given.value.entries if (text := _text(entry))}
    public = _HOSTS[texts["backend"]][0]
    return Host(**{"base_url": public, **texts}), ()


def _faults(given: Entry) -> Iterator[Problem]:
    place = given.key.place
    if not isinstance(given.value, Table):
        message = "under »admin« skal der stå felter"
        yield Problem(place, "felter-forventet", message, "skriv backend og repo nedenunder")
        return
    for entry in given.value.entries:
        if entry.key.value not in _KEYS:
            message = f"feltet »{entry.key.value}« findes ikke under »admin«"
            remedy = f"brug {danish.listed(_KEYS)}"
            yield Problem(entry.key.place, "ukendt-felt", message, remedy)
    yield from _value(given.value, "backend", place, "|".join(_HOSTS), "github, gitlab eller gitea")
    yield from _value(given.value, "repo", place, r"[\w.-]+(/[\w.-]+)+", "fx gruppe/portal")
    if given.value.entry("base_url"):
        wanted = "fx https://gitlab.kommune.dk, uden skråstreg til sidst"
        yield from _value(given.value, "base_url", place, _ADDRESS, wanted)


def _value(table: Table, key: str, above: Place, pattern: str, wanted: str) -> Iterator[Problem]:
    entry = table.entry(key)
    if entry is None:
        message = f"feltet »{key}« mangler under »admin«"
        yield Problem(above, "mangler-felt", message, f"tilføj linjen {key}, {wanted}")
    elif not re.fullmatch(pattern, _text(entry), re.ASCII):
        message = f"»{_text(entry)}« kan ikke stå i feltet »{key}«"
        yield Problem(entry.key.place, "ugyldig-vaerdi", message, f"skriv {wanted}")


def _text(entry: Entry) -> str:
    return entry.value.value if isinstance(entry.value, Text) else ""
