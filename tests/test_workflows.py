"""What the forges run: no text out of a change reaches a shell, and no run may do too much."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

ROOT: Final = Path(__file__).parents[1]
GITHUB: Final = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORGEJO: Final = sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
ACTIONS: Final = [*GITHUB, *FORGEJO]
GITLAB: Final = ROOT / ".gitlab-ci.yml"
PINNED: Final = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
OWN: Final = re.compile(r"^(?:make|python3 \.ci/|\.ci/)")


def _read(path: Path) -> dict[str, Any]:
    """A workflow; `on` is a word here, and not YAML 1.1's truth."""
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text alone
    assert isinstance(found, dict)
    return found


def _steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in _read(path)["jobs"].values():
        yield from job["steps"]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _commands(path: Path) -> list[str]:
    """Every command of ours that a file runs, in order."""
    if path == GITLAB:
        jobs = (job for job in _read(path).values() if isinstance(job, dict))
        lines = [line for job in jobs for line in job.get("script", ())]
    else:
        lines = [line.strip() for step in _steps(path) for line in step.get("run", "").split("\n")]
    return [line for line in lines if OWN.match(line)]


def test_both_forges_have_a_workflow_for_proposals_and_one_for_publishing() -> None:
    assert [_name(path) for path in ACTIONS] == [
        ".github/workflows/comment.yml",
        ".github/workflows/proposal.yml",
        ".github/workflows/publish.yml",
        ".forgejo/workflows/proposal.yml",
        ".forgejo/workflows/publish.yml",
    ]


@pytest.mark.parametrize("path", ACTIONS, ids=_name)
def test_no_text_of_a_change_is_put_into_a_command(path: Path) -> None:
    assert [step["run"] for step in _steps(path) if "${{" in step.get("run", "")] == []


def test_gitlab_puts_no_text_of_a_change_into_a_command() -> None:
    """GitLab hands titles, messages and names of branches over as variables with these names."""
    given = re.compile(
        r"CI_(?:COMMIT_(?:MESSAGE|TITLE|DESCRIPTION|REF|BRANCH|TAG|AUTHOR)|MERGE_REQUEST_(?:TITLE|DESCRIPTION|SOURCE_BRANCH|LABELS|MILESTONE))"
    )
    jobs = [job for job in _read(GITLAB).values() if isinstance(job, dict)]

    assert [line for job in jobs for line in job.get("script", ()) if given.search(line)] == []


@pytest.mark.parametrize(
    ("name", "permissions", "of_jobs"),
    [
        (".github/workflows/proposal.yml", {"contents": "read"}, {}),
        (
            ".github/workflows/comment.yml",
            {},
            {"comment": {"actions": "read", "contents": "read", "pull-requests": "write"}},
        ),
        (
            ".github/workflows/publish.yml",
            {"contents": "read"},
            {"publish": {"pages": "write", "id-token": "write"}},
        ),
        (".forgejo/workflows/proposal.yml", {"contents": "read", "pull-requests": "write"}, {}),
        (".forgejo/workflows/publish.yml", {"contents": "write"}, {}),
    ],
)
def test_a_run_may_do_no_more_than_it_has_to(
    name: str, permissions: dict[str, str], of_jobs: dict[str, dict[str, str]]
) -> None:
    workflow = _read(ROOT / name)
    given = {
        key: job["permissions"] for key, job in workflow["jobs"].items() if "permissions" in job
    }

    assert (workflow["permissions"] or {}, given) == (permissions, of_jobs)


@pytest.mark.parametrize("path", ACTIONS, ids=_name)
def test_what_a_fork_sends_never_runs_with_our_rights(path: Path) -> None:
    workflow = _read(path)

    assert "pull_request_target" not in workflow["on"]
    assert "secrets." not in path.read_text("utf-8")
    for step in _steps(path):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"
            if "workflow_run" in workflow["on"]:
                assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_only_the_comment_may_be_written_after_a_proposal_and_it_runs_nothing_of_it() -> None:
    path = ROOT / ".github/workflows/comment.yml"

    assert [step["run"] for step in _steps(path) if "run" in step] == [
        'gh run download "$RUN_ID" --repo "$GITHUB_REPOSITORY" --name changes --dir told',
        "python3 .ci/comment.py github told/changes.md",
    ]


@pytest.mark.parametrize("path", GITHUB, ids=_name)
def test_actions_are_githubs_own_and_named_by_their_commits(path: Path) -> None:
    used = [step["uses"] for step in _steps(path) if "uses" in step]

    assert [name for name in used if not PINNED.fullmatch(name)] == []


def test_what_the_forges_run_are_the_makefiles_targets() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    commands = {path: _commands(path) for path in (*ACTIONS, GITLAB)}
    asked = {
        line.split()[1] for lines in commands.values() for line in lines if line.startswith("make")
    }
    scripts = {
        word
        for lines in commands.values()
        for line in lines
        for word in line.split()
        if ".ci/" in word
    }

    assert asked == {"setup", "check", "comment", "site"}
    assert asked <= targets
    assert all((ROOT / script).is_file() for script in scripts)


@pytest.mark.parametrize(
    ("path", "commands"),
    [
        (
            GITHUB[1],
            ["make setup", "make comment REV='HEAD^1'", "make check FORMAT=github", "make site"],
        ),
        (
            FORGEJO[0],
            [
                "make setup",
                "make comment",
                "python3 .ci/comment.py forgejo changes.md",
                "make check",
                "make site",
            ],
        ),
        (
            GITLAB,
            [
                "make setup",
                "make check FORMAT=gitlab > gl-code-quality-report.json",
                "make site",
                "make setup",
                'make comment REV="$CI_MERGE_REQUEST_DIFF_BASE_SHA"',
                "python3 .ci/comment.py gitlab changes.md",
                "make site",
            ],
        ),
    ],
)
def test_a_proposal_is_told_checked_and_built(path: Path, commands: list[str]) -> None:
    assert _commands(path) == commands


@pytest.mark.parametrize("path", [GITHUB[2], FORGEJO[1]], ids=_name)
def test_the_site_is_published_when_main_changes_and_in_the_night_that_it_names(path: Path) -> None:
    on = _read(path)["on"]

    assert on["push"] == {"branches": ["main"]}
    assert on["schedule"] == [{"cron": "17 22,23,3 * * *"}]
    assert "python3 .ci/due.py" in path.read_text("utf-8")


def test_gitlab_publishes_main_alone_and_gives_its_token_to_no_fork() -> None:
    jobs = _read(GITLAB)

    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert "python3 .ci/due.py || exit 3" in jobs["pages"]["script"][0]
    assert jobs["pages"]["allow_failure"] == {"exit_codes": "3"}
    holders = [name for name, job in jobs.items() if "VIP2_COMMENT_TOKEN" in json.dumps(job)]
    assert holders == ["comment"]
    assert (
        "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in jobs["comment"]["rules"][0]["if"]
    )


@pytest.mark.parametrize("path", ACTIONS, ids=_name)
def test_another_judge_of_workflows_finds_nothing(path: Path) -> None:
    judge = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [judge, "--offline", "--no-progress", "--format", "json", path],
        check=False,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, json.loads(done.stdout)) == (0, []), done.stdout
