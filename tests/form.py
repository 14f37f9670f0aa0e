"""The form in the browser, worked as a person works it: a page, and a folder that it was given.

The browser's own dialog for choosing a folder cannot be answered by a program. In its place the
page is given a folder of the browser's private storage, a real folder to it in every other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import from_npm
from browsing import opened
from playwright.sync_api import Browser, Locator, Page
from serving import served

from generator import admin_config, admin_page
from generator.admin_command import ours, package
from generator.content import Content

# Fields are made when one comes near them, and forget what is chosen before they are whole.
_UNFOLDING: Final = 300  # milliseconds; no person is faster
_SCREENS: Final = 60  # more than the longest form has
_CHOOSE: Final = """
window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("projekt", {create: true});
"""
_LAY: Final = """async files => {
  const storage = await navigator.storage.getDirectory();
  const root = await storage.getDirectoryHandle("projekt", {create: true});
  await root.getDirectoryHandle(".git", {create: true});
  for (const [path, text] of Object.entries(files)) {
    const steps = path.split("/");
    const name = steps.pop();
    let folder = root;
    for (const step of steps) folder = await folder.getDirectoryHandle(step, {create: true});
    const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
_FETCH: Final = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === "directory") await walk(one, `${path}${name}/`);
      else found[path + name] = await (await one.getFile()).text();
    }
  };
  const storage = await navigator.storage.getDirectory();
  await walk(await storage.getDirectoryHandle("projekt"), "");
  return found;
}"""


def lay(target: Path, content: Content) -> None:
    """Write the page of the form into a folder."""
    program = package(from_npm.installed("@sveltia/cms", "admin"))
    config = admin_config.config(content)
    made = admin_page.files(program, ours(), config, content.settings.admin.places)
    for path, data in made.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)


class Form:
    """The form, open at a project, and what the page did meanwhile."""

    def __init__(self, page: Page, asked: list[str], refused: list[str]) -> None:
        self.page = page
        self.asked = asked
        self.refused = refused

    def new(self, collection: str) -> None:
        """Begin a new record."""
        self.page.get_by_text(collection, exact=True).first.click()
        self.page.get_by_role("button", name="Opret nyt dokument").first.click()
        self.page.get_by_role("button", name="Gem", exact=True).wait_for()

    def open(self, address: str) -> None:
        """Open a record that is there."""
        self.page.evaluate("address => { location.hash = address; }", f"#/collections/{address}")
        self.page.get_by_role("button", name="Gem", exact=True).wait_for()

    def write(self, key: str, text: str) -> None:
        """Write in a field."""
        self.field(key).locator("input, textarea").first.fill(text)

    def choose(self, key: str, word: str) -> None:
        """Choose a word or a record in a field, in whichever way the field offers them."""
        field = self.field(key)
        field.locator(
            "[role=combobox], [role=radio], [role=checkbox], [role=option]"
        ).first.wait_for()
        if field.get_by_role("combobox").count():
            field.get_by_role("combobox").first.click()
            self.page.get_by_role("option", name=word, exact=True).last.click()
            self.page.get_by_role("option", name=word, exact=True).last.wait_for(state="hidden")
        else:
            button = field.get_by_role("radio", name=word, exact=True)
            button.or_(field.get_by_role("checkbox", name=word, exact=True)).first.click()

    def add(self, key: str) -> None:
        """Add an item to a list."""
        self.field(key).get_by_role("button", name=re.compile("^Tilføj")).first.click()

    def field(self, key: str) -> Locator:
        """A field, brought into view."""
        field = self.page.locator(f'section.field[data-key-path="{key}"]')
        for _ in range(_SCREENS):
            if field.count():
                break
            last = self.page.locator("section.field").last
            last.evaluate("field => field.scrollIntoView({block: 'start'})")
            self.page.wait_for_timeout(50)
        field.scroll_into_view_if_needed()
        self.page.wait_for_timeout(_UNFOLDING)
        return field

    def slug(self) -> str:
        """The id that the record would get, as the panel at the side shows it."""
        self.page.get_by_role("radio", name="Id", exact=True).click()
        panel = self.page.get_by_role("heading", name="Id", exact=True).locator("xpath=../..")
        return panel.inner_text().split("\n")[1].strip()

    def try_to_save(self) -> None:
        """Save, where that cannot be."""
        self.page.get_by_role("button", name="Gem", exact=True).click()

    def save(self) -> None:
        """Save, and wait until it is done."""
        self.page.get_by_role("button", name="Gem", exact=True).click()
        self.page.wait_for_url(re.compile("#/collections/[a-z]+$"))

    def saved(self) -> dict[str, str]:
        """The files of the project as they are now, by path."""
        found: dict[str, str] = self.page.evaluate(_FETCH)
        return found


@contextmanager
def worked(
    browser: Browser, folder: Path, files: Mapping[str, str], locale: str = "da-DK"
) -> Iterator[Form]:
    """The form in `folder`, open at a project with these files."""
    with (
        served(folder, "/under/") as url,
        opened(browser, f"{url}tom.html", locale=locale) as page,
    ):
        asked: list[str] = []
        refused: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on(
            "console",
            lambda said: refused.append(said.text) if "Content Security" in said.text else None,
        )
        page.add_init_script(_CHOOSE)
        page.evaluate(_LAY, dict(files))
        page.goto(f"{url}admin/index.html")
        page.get_by_role("button", name=re.compile("lokal|local", re.IGNORECASE)).click()
        page.get_by_text("Samlinger", exact=True).first.wait_for()
        yield Form(page, asked, refused)
