"""Posts a text as the comment of a proposal, in place of the one that stood there before.

    python3 .ci/comment.py github|gitlab|forgejo FILE

In: the text, and in the environment the forge's own variables, TOKEN, and TRUSTED. Where TRUSTED is
not `true`, whoever made the proposal may have written the text without our program: then it is
shown as plain letters, in which no service looks for links or names. Only what comes with Python is
used, and the text is sent as data: no shell sees it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

MARK = "<!-- vip2 changes -->"
MOST = 65_000  # letters; GitHub takes 65,536
PATIENCE_SECONDS = 30
A_PAGE = 100
# Who the tokens of a run belong to; nobody else's comment is ever changed.
ACTIONS = ("github-actions[bot]", "forgejo-actions", "gitea-actions")


@dataclass(frozen=True)
class Forge:
    """Where comments are listed, changed and added, and how we say who we are."""

    listed: str
    one: str
    change: str
    headers: Mapping[str, str]
    own: tuple[str, ...]


def forge(name: str, given: Mapping[str, str]) -> Forge:
    """The forge by its name and the variables of a run there."""
    token = given["TOKEN"]
    if name == "gitlab":
        project = f"{given['CI_API_V4_URL']}/projects/{given['CI_PROJECT_ID']}"
        notes = f"{project}/merge_requests/{given['CI_MERGE_REQUEST_IID']}/notes"
        bot = f"project_{given['CI_PROJECT_ID']}_bot"
        return Forge(notes, notes, "PUT", {"PRIVATE-TOKEN": token}, (bot,))
    api = given["GITHUB_API_URL"] if name == "github" else f"{given['SERVER']}/api/v1"
    headers = {"Authorization": f"{'Bearer' if name == 'github' else 'token'} {token}"}
    repository = f"{api}/repos/{given['GITHUB_REPOSITORY']}"
    number = given.get("NUMBER") or number_of(repository, given["COMMIT"], headers)
    issues = f"{repository}/issues"
    return Forge(f"{issues}/{number}/comments", f"{issues}/comments", "PATCH", headers, ACTIONS)


def number_of(repository: str, commit: str, headers: Mapping[str, str]) -> str:
    """The number of the open proposal whose newest commit this is."""
    for proposal in every(f"{repository}/pulls?state=open&", headers):
        if proposal["head"]["sha"] == commit:
            return str(proposal["number"])
    sys.exit("Forslaget er lukket eller ændret siden; der er intet at kommentere.")


def every(address: str, headers: Mapping[str, str]) -> Iterator[Any]:
    """Everything in a list, page by page; a forge that knows no pages gives the same one again."""
    page, last = 1, None
    while found := asked("GET", f"{address}per_page={A_PAGE}&page={page}", headers):
        if found == last:
            return
        yield from found
        page, last = page + 1, found


def asked(how: str, address: str, headers: Mapping[str, str], body: str | None = None) -> Any:
    """What the forge answers; it ends the run where that is no."""
    data = None if body is None else json.dumps({"body": body}).encode()
    given = {**headers, "Content-Type": "application/json", "Accept": "application/json"}
    request = Request(address, data, given, method=how)  # noqa: S310 - the forge's own address
    with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
        return json.load(answer)


def body_of(text: str, *, trusted: bool) -> str:
    """The comment: the text as it is, or as plain letters between fences that it cannot end."""
    if trusted:
        return text[:MOST]
    plain = text.replace(MARK, "").replace("`", "").strip()
    return f"{MARK}\n```text\n{plain[: MOST - 100]}\n```\n"


def is_ours(comment: Any, own: tuple[str, ...]) -> bool:
    """Whether a run of ours has written a comment of this sort before."""
    author = comment.get("user") or comment.get("author") or {}
    name = str(author.get("login") or author.get("username") or "")
    return name.startswith(own) and str(comment.get("body", "")).startswith(MARK)


def main(name: str, file: str) -> None:
    """Post the text of the file."""
    if Path(file).is_symlink():
        sys.exit(f"{file} er et link, og det bliver ikke fulgt.")
    with Path(file).open(encoding="utf-8", errors="replace") as text_file:
        text = text_file.read(2 * MOST)
    body = body_of(text, trusted=os.environ.get("TRUSTED") == "true")
    there = forge(name, os.environ)
    for comment in every(f"{there.listed}?", there.headers):
        if is_ours(comment, there.own):
            asked(there.change, f"{there.one}/{comment['id']}", there.headers, body)
            return
    asked("POST", there.listed, there.headers, body)


if __name__ == "__main__":
    main(*sys.argv[1:])
