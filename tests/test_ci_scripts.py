"""The scripts in `.ci/`, which run before anything is installed: comment, timer and pages."""

from __future__ import annotations

import datetime
import json
import os
import runpy
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pyromark
import pytest
import repository
from serving import served

CI: Final = Path(__file__).parents[1] / ".ci"
MARK: Final = "<!-- vip2 changes -->"
TEXT: Final = f"{MARK}\n### Hvad ændringen betyder\n\n- siden `A`\n"
COMMIT: Final = "c0ffee"
OURS: Final = {
    "github": {"user": {"login": "github-actions[bot]"}},
    "gitlab": {"author": {"username": "project_7_bot_ab12"}},
    "forgejo": {"user": {"login": "forgejo-actions"}},
}
LISTED: Final = {
    "github": "/api/repos/o/r/issues/12/comments",
    "gitlab": "/api/projects/7/merge_requests/12/notes",
    "forgejo": "/api/v1/repos/o/r/issues/12/comments",
}
ONE: Final = {
    "github": "/api/repos/o/r/issues/comments/5",
    "gitlab": "/api/projects/7/merge_requests/12/notes/5",
    "forgejo": "/api/v1/repos/o/r/issues/comments/5",
}
CHANGE: Final = {"github": "PATCH", "gitlab": "PUT", "forgejo": "PATCH"}


@dataclass
class Forge:
    """A forge with some comments: what it was asked to write, and with which token."""

    address: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)


@pytest.fixture
def forge() -> Iterator[Forge]:
    """A forge on this machine that answers in the ways of all three."""
    found = Forge()
    proposals = [{"number": 3, "head": {"sha": "andet"}}, {"number": 12, "head": {"sha": COMMIT}}]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            everything = proposals if asked.path.endswith("/pulls") else found.comments
            page = int(parse_qs(asked.query)["page"][0])
            self._answer(everything[100 * (page - 1) : 100 * page])

        def _write(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            found.written.append((self.command, self.path, json.loads(data)["body"]))
            self._answer({"id": 5})

        do_POST = do_PUT = do_PATCH = _write  # noqa: N815 - as the server calls them

        def _answer(self, value: object) -> None:
            found.tokens.add(self.headers.get("PRIVATE-TOKEN") or self.headers["Authorization"])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        found.address = f"http://127.0.0.1:{server.server_port}"
        yield found
        server.shutdown()
        thread.join()


def _comment(
    forge: Forge, name: str, folder: Path, text: str = TEXT, *, trusted: str = "true"
) -> subprocess.CompletedProcess[str]:
    """Run the script on a text."""
    (folder / "changes.md").write_text(text, encoding="utf-8")
    return _run(forge, name, folder, trusted=trusted)


def _run(
    forge: Forge, name: str, folder: Path, *, trusted: str = "true"
) -> subprocess.CompletedProcess[str]:
    """Run the script as the forge would."""
    given = {
        "TOKEN": "hemmelig",
        "TRUSTED": trusted,
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_API_URL": f"{forge.address}/api",
        "COMMIT": COMMIT,
        "CI_API_V4_URL": f"{forge.address}/api",
        "CI_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_IID": "12",
        "SERVER": forge.address,
        **({"NUMBER": "12"} if name == "forgejo" else {}),
    }
    return subprocess.run(
        [sys.executable, CI / "comment.py", name, folder / "changes.md"],
        env={"PATH": os.environ["PATH"], **given},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", OURS)
def test_the_first_comment_of_a_proposal_is_added(forge: Forge, name: str, tmp_path: Path) -> None:
    forge.comments = [{"id": 4, "body": "Flot!", "user": {"login": "kollega"}}]

    done = _comment(forge, name, tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert forge.written == [("POST", LISTED[name], TEXT)]


@pytest.mark.parametrize("name", OURS)
def test_the_next_one_takes_its_place(forge: Forge, name: str, tmp_path: Path) -> None:
    talk = [{"id": number, "body": "Hm.", "user": {"login": "x"}} for number in range(100, 250)]
    forge.comments = [*talk, {"id": 5, "body": f"{MARK}\ngammelt", **OURS[name]}]

    assert _comment(forge, name, tmp_path).returncode == 0
    assert forge.written == [(CHANGE[name], ONE[name], TEXT)]


@pytest.mark.parametrize("name", OURS)
def test_nobody_elses_comment_is_changed(forge: Forge, name: str, tmp_path: Path) -> None:
    other = {"user": {"login": "ond"}, "author": {"username": "ond"}}
    forge.comments = [{"id": 5, "body": TEXT, **other}, {"id": 6, "body": "Bygget.", **OURS[name]}]

    assert _comment(forge, name, tmp_path).returncode == 0
    assert forge.written == [("POST", LISTED[name], TEXT)]


@pytest.mark.parametrize(
    ("name", "token"),
    [("github", "Bearer hemmelig"), ("gitlab", "hemmelig"), ("forgejo", "token hemmelig")],
)
def test_each_forge_is_told_who_asks_in_its_own_way(
    forge: Forge, name: str, token: str, tmp_path: Path
) -> None:
    _comment(forge, name, tmp_path)

    assert forge.tokens == {token}


def test_a_proposal_that_has_moved_on_gets_no_comment(forge: Forge) -> None:
    script = runpy.run_path(str(CI / "comment.py"))

    with pytest.raises(SystemExit, match="lukket eller ændret"):
        script["number_of"](f"{forge.address}/api/repos/o/r", "gammelt", {"Authorization": "x"})


@pytest.mark.parametrize(
    "hostile",
    [
        "@alle se https://ond.example",
        "```\n@alle\n```",
        "~~~\n@alle",
        "<b>fed</b>",
        f"{MARK}\n```\n\n# Overskrift",
        "x" * 100_000,
    ],
)
def test_the_text_of_a_fork_is_shown_as_letters(forge: Forge, hostile: str, tmp_path: Path) -> None:
    _comment(forge, "github", tmp_path, hostile, trusted="false")
    [(_, _, body)] = forge.written
    events: list[Any] = list(pyromark.events(body))
    begun = [event["Start"] for event in events if isinstance(event, dict) and "Start" in event]

    assert begun == ["HtmlBlock", {"CodeBlock": {"Fenced": "text"}}]
    assert [event["Html"] for event in events if "Html" in event] == [f"{MARK}\n"]
    assert len(body) < 65_536


def test_a_link_in_place_of_the_text_is_not_followed(forge: Forge, tmp_path: Path) -> None:
    (tmp_path / "hemmelig").write_text("nøgle", "utf-8")
    (tmp_path / "changes.md").symlink_to(tmp_path / "hemmelig")

    done = _run(forge, "forgejo", tmp_path)

    assert (done.returncode, forge.written) == (1, [])
    assert "bliver ikke fulgt" in done.stderr


# --- the timer ----------------------------------------------------------------------------------


def _due(site: Path, tmp_path: Path) -> int:
    with served(site, "/portal/") as url:
        (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nsite_url: {url}  # her\n", "utf-8")
        command = [sys.executable, str(CI / "due.py"), str(tmp_path / "mkdocs.yml")]
        return subprocess.run(command, check=False).returncode


@pytest.mark.parametrize(
    ("days", "code"), [(-1, 0), (1, 1), (None, 1)], ids=["passed", "ahead", "never"]
)
def test_the_site_is_due_when_its_own_moment_has_passed(
    days: int | None, code: int, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    now = datetime.datetime.now(datetime.UTC)
    line = (now + datetime.timedelta(days)).isoformat() if days else "aldrig"
    (site / "naeste-aendring.txt").write_text(f"{line}\n", "utf-8")

    assert _due(site, tmp_path) == code


def test_what_has_not_been_published_is_due(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    assert _due(tmp_path / "site", tmp_path) == 0


@pytest.mark.parametrize(
    ("line", "now", "due"),
    [
        ("2027-03-28T00:00:00+01:00", "2027-03-27T22:59:59+00:00", False),
        ("2027-03-28T00:00:00+01:00", "2027-03-27T23:00:00+00:00", True),
        ("2027-03-29T00:00:00+02:00", "2027-03-28T22:00:00+00:00", True),
        ("aldrig", "9999-12-31T00:00:00+00:00", False),
        ("<html>", "2027-03-28T00:00:00+00:00", True),
        ("2027-03-28", "2027-03-28T00:00:00+00:00", True),
    ],
)
def test_the_moment_is_the_same_wherever_the_timer_runs(line: str, now: str, *, due: bool) -> None:
    is_due = runpy.run_path(str(CI / "due.py"))["is_due"]

    assert is_due(line, datetime.datetime.fromisoformat(now)) is due


# --- pages on Forgejo ---------------------------------------------------------------------------


def test_the_branch_of_the_pages_holds_the_site_and_no_history(tmp_path: Path) -> None:
    repository.git(tmp_path, "init", "-q", "--bare", "forge.git")
    for text in ("første", "anden"):
        site = tmp_path / "projekt/site"
        site.mkdir(parents=True, exist_ok=True)
        (site / "index.html").write_text(text, "utf-8")
        (tmp_path / "projekt/.ci").mkdir(exist_ok=True)
        script = tmp_path / "projekt/.ci/push-pages.sh"
        script.write_bytes((CI / "push-pages.sh").read_bytes())
        subprocess.run(
            ["sh", str(script), str(tmp_path / "forge.git")],  # noqa: S607 - any shell will do
            env={**os.environ, "TOKEN": "x", "GIT_CONFIG_GLOBAL": os.devnull},
            check=True,
        )
        assert not (site / ".git").exists()

    forge = tmp_path / "forge.git"
    assert repository.git(forge, "show", "pages:index.html") == "anden"
    assert repository.git(forge, "rev-list", "--count", "pages") == "1"
