"""The order of the modules: each imports from lower rungs only; only the edge touches the world.

A new module has to find its rung here; that is the moment to ask where it belongs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1] / "generator"

# One rung a line, the lowest first. Modules of one rung know nothing of each other.
LADDER: Final = """
    # words, places, kinds
    build_options danish exit_codes hashing kept_values local_time search.word_lists
    problems
    dates kinds search.words tree
    # a file's bytes become a tree of text
    yaml_line
    decoding pictures
    mending_text misreadings
    yaml_layout yaml_tree
    yaml_quotes
    yaml_faults
    source
    # a text becomes events, and those become HTML or Typst
    markdown_tree
    markdown_addresses markdown_notes markdown_tables
    person_numbers table_rows
    markdown_faults
    markdown
    markdown_html markdown_words percentages typst_code
    mail_text markdown_typst
    # the content model
    field_forms
    fields
    address_fields models.part
    models.record
    certainty models.attendance models.event_types models.places models.recurrence
    models.reviewed models.synonyms
    models.pages models.project
    models.events models.knowledge models.packages models.target_groups
    models.guides
    models.people models.results models.stories
    models.goals models.milestones
    models.newsletters
    models.registry
    reading_time shapes
    faces
    snippets
    json_schema
    # load, validate, check
    admin_host load
    settings
    validation_messages
    validate
    reading
    content unread
    admin_page editor_files judged
    rules.addresses rules.consent rules.events rules.figures rules.people rules.pictures
    rules.places rules.references rules.stories rules.texts
    rules
    # a new record, as it is asked for and written
    yaml_writing
    drafting naming replies
    admin_config interview judging
    # what editors ask of the content: whom to ask again, and to forget somebody
    cuts edits git pdf_text review
    mentions redirecting
    removing
    traces
    forget mending_order
    git_folder git_history mending
    # link
    reads turning
    site
    agenda calendars directory invented nearness preview_content renaming tilemap
    vcard
    peers people_data
    # what the search in the page reads
    search.compounds search.documents search.leads
    search.index search.sections
    # a number's own page, and numbers in pictures
    claims
    charts.drawing
    charts.columns charts.parts charts.periods charts.shares charts.staircase
    # render
    page paper
    search.findable
    channels
    followed pages.sheet
    pages.desk
    pages.job
    pages.cases pages.events pages.guides pages.newsletters pages.people
    pages.project pages.reference pages.results pages.sides
    pages.contents pages.coverage pages.doors pages.finding pages.follow
    pages.field_guide pages.front pages.packages pages.places
    paper_sheet
    guide_paper newsletter_paper
    papers
    addresses ics plain_markup upcoming
    feed_texts
    feed_xml
    feeds
    render
    # what a change means
    change_report
    change_formats changed_fields edition
    changed_faults changed_feeds changed_people changed_records
    changed_addresses
    changes
    # forms and press
    press
    frame installed
    stylesheet
    mkdocs_theme
    mkdocs_frame
    # what is kept from one build to the next, and shared among the cores
    cache hands packing standing
    frame_cache sheets shelf
    readings twin typst_hand unchanged
    git_dates typesetting verdicts
    checking
    # making and writing what is new
    saving staging
    write
    answers
    recall
    making
    making_beside
    pipeline
    # the site while it is being written
    preview_disk preview_moment preview_told
    preview_pages
    preview
    told
    clock danish_commands option_types
    editing preview_server preview_studio
    check_formats mend_command record_writer single_file
    admin_command build_command changes_command check_command forget_command new_command
    print_command
    delete_command rename_command schema_command serve_command
    # an issue as a mail, and the way to those who get it
    letter_parts mail_list mail_styles
    letter mail_draft mail_ledger mail_server
    mailing
    mail_plan
    mail_drafting mail_sending
    mail_command
    cli plugin
"""
RUNGS: Final = [line.split() for line in LADDER.splitlines() if line.strip() and "#" not in line]
RUNG_OF: Final = {module: number for number, rung in enumerate(RUNGS) for module in rung}

MKDOCS: Final = {"plugin", "mkdocs_frame", "mkdocs_theme"}
# Only these read, write, ask for the day or end the program.
EDGE: Final = MKDOCS | {
    *("load", "write", "clock", "cli", "danish_commands"),
    *("check_command", "forget_command", "git_history", "mend_command"),
    *("admin_command", "schema_command"),
    *("new_command", "record_writer"),
    *("git", "git_dates", "git_folder", "changes_command"),
    "pictures",  # reads no disk, but Pillow takes its bytes from something like a file
    *("installed", "sheets", "unread"),
    *("cache", "hands", "checking", "typesetting", "typst_hand", "print_command", "single_file"),
    *("shelf", "standing", "twin", "staging"),
    *("unchanged", "told", "build_command", "serve_command"),
    *("preview_disk", "preview_server", "preview_studio"),
    *("saving", "editing", "delete_command", "rename_command"),
    *("mail_command", "mail_drafting", "mail_ledger", "mail_sending", "mailing"),
    *("pipeline", "frame_cache"),  # they carry the frame's files over to the site
}
# `frame` names a folder in a type; `pages.desk` finds its templates.
PATHS: Final = {"frame", "pages.desk"}
WORLD: Final = {
    *("os", "io", "sys", "shutil", "tempfile", "glob", "subprocess", "ctypes", "fcntl"),
    *("time", "random", "secrets", "uuid", "locale", "socket", "urllib", "http", "threading"),
}
DEEDS: Final = {
    *("now", "utcnow", "today", "open", "print", "input", "exec", "eval"),
    *("read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "iterdir"),
    *("rglob", "exists", "is_file", "is_dir", "stat", "resolve", "getenv"),
}


def _modules() -> dict[str, Path]:
    """Every module by its name below `generator`; packages that only hold a docstring are none."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if len(_tree(path).body) > 1:
            found[name.removesuffix(".__init__")] = path
    return found


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imported(node: ast.AST) -> Iterator[str]:
    """What is imported when the module runs; imports for type checkers alone do not count."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        else:
            yield from _imported(child)


def _ours(path: Path) -> set[str]:
    """The modules of ours that a module imports."""
    names = [
        name.removeprefix("generator.") for name in _imported(_tree(path)) if "generator." in name
    ]
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


MODULES: Final = _modules()
PURE: Final = sorted(set(MODULES) - EDGE)


def test_every_module_has_a_rung() -> None:
    assert sorted(MODULES) == sorted(RUNG_OF)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_lower_rungs(module: str) -> None:
    above = [name for name in _ours(MODULES[module]) if RUNG_OF[name] >= RUNG_OF[module]]
    assert above == []


@pytest.mark.parametrize("module", sorted(set(MODULES) - MKDOCS))
def test_the_core_knows_nothing_of_mkdocs(module: str) -> None:
    names = {name.partition(".")[0] for name in _imported(_tree(MODULES[module]))}
    assert not names & {"mkdocs", "material"}


@pytest.mark.parametrize("module", PURE)
def test_between_load_and_write_nothing_asks_the_machine(module: str) -> None:
    tree = _tree(MODULES[module])
    names = set(_imported(tree))
    assert not {name.partition(".")[0] for name in names} & WORLD
    assert module in PATHS or not names & {"pathlib.Path", "pathlib"}
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    assert called & DEEDS == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_read_in_one_sitting(module: str) -> None:
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= 320


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_on_a_screen(module: str) -> None:
    long = [
        node.name
        for node in ast.walk(_tree(MODULES[module]))
        if isinstance(node, ast.FunctionDef) and _length(node) > 40
    ]
    assert long == []


def _length(function: ast.FunctionDef) -> int:
    """The lines of a function below its docstring."""
    last = function.body[-1].end_lineno or 0
    described = ast.get_docstring(function) is not None and len(function.body) > 1
    return last - function.body[1 if described else 0].lineno + 1
