"""The form in the browser before it runs: what it is told, where it may go, what it is made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import from_npm
import jsonschema
import project
import pytest
import real_site
from click.testing import CliRunner

from generator import admin_config, admin_page, checking
from generator.admin_command import ours, package
from generator.admin_page import UnknownPackageError
from generator.cli import main
from generator.kinds import KINDS
from generator.models.registry import MODELS
from generator.shapes import shapes

CONFIG = project.CONFIG.replace("demonstration: true", "demonstration: true\n      admin: ADMIN")
HOSTS = {
    "{backend: github, repo: vip/portal}": (
        {"name": "github", "repo": "vip/portal", "branch": "main"},
        ("https://api.github.com",),
    ),
    "{backend: gitlab, repo: vip/portal, base_url: https://gitlab.kommune.dk, app_id: abc}": (
        {
            "name": "gitlab",
            "repo": "vip/portal",
            "branch": "main",
            "base_url": "https://gitlab.kommune.dk",
            "api_root": "https://gitlab.kommune.dk/api/v4",
            "app_id": "abc",
            "auth_type": "pkce",
        },
        ("https://gitlab.kommune.dk",),
    ),
    "{backend: gitea, repo: vip/portal, base_url: https://git.kommune.dk, branch: nyt}": (
        {
            "name": "gitea",
            "repo": "vip/portal",
            "branch": "nyt",
            "base_url": "https://git.kommune.dk",
            "api_root": "https://git.kommune.dk/api/v1",
        },
        ("https://git.kommune.dk",),
    ),
}


def told(admin: str = "") -> tuple[dict[str, Any], tuple[str, ...]]:
    """The configuration of the small project with these options, and where the page may go."""
    texts = project.files(
        {"mkdocs.yml": CONFIG.replace("ADMIN", admin) if admin else project.CONFIG}
    )
    content = checking.check(project.folder(texts), project.DAY).content
    return admin_config.config(content), content.settings.admin.places


@pytest.fixture(scope="module")
def sveltia() -> Path:
    """The package, as npm installed it."""
    return from_npm.installed("@sveltia/cms", "admin")


def test_the_program_accepts_the_configuration(sveltia: Path) -> None:
    schema = json.loads((sveltia / "schema/sveltia-cms.json").read_text(encoding="utf-8"))
    judge = jsonschema.Draft7Validator(schema)
    content = checking.check(real_site.folder(), real_site.DAY).content
    for config in (admin_config.config(content), *(told(admin)[0] for admin in HOSTS)):
        assert [error.message for error in judge.iter_errors(config)] == []


def test_every_kind_with_files_of_its_own_is_edited_with_every_field() -> None:
    collections = told()[0]["collections"]
    edited = [kind for kind in KINDS if admin_config.is_edited(kind)]
    assert [one["folder"] for one in collections] == [kind.place.rstrip("/") for kind in edited]
    for kind, one in zip(edited, collections, strict=True):
        names = ["tekst" if field["name"] == "body" else field["name"] for field in one["fields"]]
        assert names == [shape.key for shape in shapes(MODELS[kind])]


@pytest.mark.parametrize("admin", HOSTS)
def test_a_host_is_told_and_nothing_else_may_be_reached(admin: str) -> None:
    config, places = told(admin)
    backend = {key: one for key, one in config["backend"].items() if key != "commit_messages"}
    assert (backend, places) == HOSTS[admin]
    assert config.get("publish_mode") == (
        None if backend["name"] == "gitea" else "editorial_workflow"
    )


def test_without_a_host_it_works_on_a_folder_and_reaches_nobody() -> None:
    config, places = told()
    assert (config["backend"]["repo"], places) == ("lokal/mappe", ())


def test_what_git_remembers_of_a_change_does_not_name_a_person() -> None:
    config, _ = told(next(iter(HOSTS)))
    assert "title" not in json.dumps(config["backend"]["commit_messages"])
    (people,) = (one for one in config["collections"] if one["folder"] == "ambassadors")
    assert people["slug"]["template"] == "amb-{{uuid_short}}"


def test_the_page_may_ask_the_host_alone(sveltia: Path) -> None:
    config, places = told(list(HOSTS)[1])
    page = admin_page.files(package(sveltia), ours(), config, places)["admin/index.html"].decode()
    assert "connect-src 'self' data: blob: https://gitlab.kommune.dk;" in page
    assert "script-src 'self';" in page


def test_the_danish_translation_is_whole_where_editors_meet_it(sveltia: Path) -> None:
    page = admin_page.files(package(sveltia), ours(), *told())
    danish = json.loads(page["admin/sveltia/dansk.js"].decode().removeprefix("export default "))
    english = json.loads((sveltia / "locales/en-US.json").read_text(encoding="utf-8"))
    missing = _keys(english) - _keys(danish)
    # What remains is of the configuration, of storage in a cloud, and of folders for pictures.
    elsewhere = (key for key in missing if not key.startswith(("config.", "cloud_")))
    assert [key for key in elsewhere if "folder" not in key] == []


def _keys(texts: dict[str, Any], above: str = "") -> set[str]:
    found: set[str] = set()
    for key, text in texts.items():
        found |= _keys(text, f"{above}{key}.") if isinstance(text, dict) else {f"{above}{key}"}
    return found


def test_a_package_that_has_not_been_read_is_refused(sveltia: Path) -> None:
    other = package(sveltia) | {"npm/index.js": b"export default 1"}
    with pytest.raises(UnknownPackageError):
        admin_page.files(other, ours(), *told())


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    folder = project.write(tmp_path)
    answer = CliRunner().invoke(main, ["-C", str(folder), "admin"])
    assert (answer.exit_code, answer.output) == (
        2,
        "Hjemmesiden er ikke bygget; skriv make admin, der gør det hele.\n",
    )
