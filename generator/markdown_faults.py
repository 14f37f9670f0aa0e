"""What may not stand in a text: every rule is a function from a draft to its faults.

In: the text, its tree and the record types it may link to. Out: every fault of every rule, in the
order of the text, at character offsets that the caller turns into places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from generator import danish, person_numbers, table_rows
from generator.kept_values import ByFields
from generator.markdown_addresses import Flaw, alt_flaw, link_flaw, picture_flaw, quoted, visible
from generator.markdown_tree import LONGEST, Node, NodeKind, joined, outlined, walk

_TITLE_LEVEL: Final = 1
# Near misses are sought among this many, so that a hostile text cannot make the search long.
_MOST_COMPARED: Final = 50
# What editors reach for in HTML, and how the same is written in Markdown.
_INSTEAD: Final = {
    "a": "skriv [tekst](adresse)",
    "b": "skriv **fed**",
    "strong": "skriv **fed**",
    "i": "skriv *kursiv*",
    "em": "skriv *kursiv*",
    "br": "slut linjen med \\ for at skifte linje",
    "p": "adskil afsnit med en tom linje",
    "img": "skriv ![beskrivelse](fil)",
    "table": "skriv tabellen med | mellem kolonnerne",
    "!--": "slet kommentaren",
}
_TAG: Final = re.compile(r"<(/?)(!--|[A-Za-z][A-Za-z0-9-]*)")
_MARK: Final = re.compile(r"(?<!\\)\[\^([^\[\]\s]{1,100})\]")
# The backslash is looked for behind the bracket: what begins with a letter is found much sooner.
_SPACED_LINK: Final = re.compile(r"\](?<!\\\])\(([^()<>\s]+[ \t][^()<>\n\"']*)\)")
_ALERT: Final = re.compile(r"\[!([^\[\]]{1,30})\]")
_ALERTS: Final = {
    word: name
    for name, words in (
        ("NOTE", ("note", "bemærk", "info")),
        ("TIP", ("tip", "råd")),
        ("IMPORTANT", ("important", "vigtigt")),
        ("WARNING", ("warning", "advarsel")),
        ("CAUTION", ("caution", "forsigtig")),
    )
    for word in words
}
FORBIDDEN: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069"
    "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff]"
)
_LINES: Final = (NodeKind.PARAGRAPH, NodeKind.HEADING, NodeKind.CELL, NodeKind.ITEM)


@dataclass(frozen=True, slots=True, order=True)
class Fault(ByFields):
    """A flaw and where it stands: `start` and `width` count characters of the text.

    A fault never reaches past the end of its line. A warning does not stop the build.
    """

    start: int
    width: int
    code: str
    message: str
    remedy: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is being read: its letters, its nodes, and the record types it may link to.

    `lines` is what a reader meets of each of the nodes, `plain` the same of all, one line a block.
    """

    text: str
    nodes: tuple[Node, ...]
    lines: tuple[str, ...]
    plain: str
    schemes: frozenset[str]
    by_kind: Mapping[NodeKind, Sequence[Node]]

    def of(self, kind: NodeKind) -> Sequence[Node]:
        """The nodes of this kind, in the order of the text."""
        return self.by_kind.get(kind, ())

    def spot(self, node: Node, part: str = "") -> tuple[int, int]:
        """Start and width of a part of the node, or of its first line where the part is absent."""
        start = self.text.rfind(part, node.start, node.end) if part else -1
        if start >= 0:
            return start, len(part)
        line = self.text[node.start : node.end].split("\n", 1)[0].rstrip()
        return node.start, len(line)


def draft_of(text: str, nodes: tuple[Node, ...], schemes: frozenset[str]) -> Draft:
    """The draft of a text whose tree is `nodes`."""
    by_kind: dict[NodeKind, list[Node]] = {}
    for node in walk(nodes):
        by_kind.setdefault(node.kind, []).append(node)
    lines = tuple(node.plain() for node in nodes)
    return Draft(text, nodes, lines, joined(lines), schemes, by_kind)


def fault(spot: tuple[int, int], flaw: Flaw) -> Fault:
    """The flaw at a spot."""
    return Fault(*spot, flaw.code, flaw.message, flaw.remedy, flaw.warning)


def check(draft: Draft) -> tuple[Fault, ...]:
    """Every fault that a rule finds, each once, sorted by where it stands."""
    return tuple(sorted({found for rule in RULES for found in rule(draft)}))


def too_long(text: str) -> Fault:
    """The one fault of a text that is not read at all, because it is longer than a page can be."""
    length, most = danish.grouped(len(text)), danish.grouped(LONGEST)
    message = f"teksten er på {length} tegn; der må højst være {most}"
    return Fault(0, 0, "for-lang-tekst", message, "del teksten i flere sider")


def too_tangled(start: int) -> Fault:
    """The one fault of a text that is not read, because too much stands inside each other."""
    message = "teksten er for indviklet fra dette sted"
    remedy = "brug færre lag af lister, citater og fremhævning inden i hinanden"
    return Fault(start, 0, "for-indviklet-tekst", message, remedy)


def no_html(draft: Draft) -> Iterator[Fault]:
    """A text holds no HTML: no tag, no script and no comment. A tag and its end are one fault."""
    if "<" not in draft.text:
        return
    opened = set()
    inline = (
        node for node in walk(draft.nodes, {NodeKind.HTML_BLOCK}) if node.kind is NodeKind.HTML
    )
    for node in (*draft.of(NodeKind.HTML_BLOCK), *inline):
        letters = draft.text[node.start : node.end]
        tag = _TAG.match(letters.lstrip())
        name = tag[2].casefold() if tag else ""
        if tag and tag[1] and name in opened:
            continue
        opened.add(name)
        first_line = letters.strip().partition("\n")[0]
        message = f"HTML er ikke tilladt i teksten: {quoted(first_line)}"
        remedy = _INSTEAD.get(name, "skriv det med Markdown, eller sæt ` om det, der skal vises")
        yield fault(draft.spot(node), Flaw("html-i-tekst", message, remedy))


def links_lead_somewhere(draft: Draft) -> Iterator[Fault]:
    """A link has an allowed address."""
    for node in draft.of(NodeKind.LINK):
        if flaw := link_flaw(node.value, draft.schemes):
            yield fault(draft.spot(node, node.value), flaw)


def links_have_words(draft: Draft) -> Iterator[Fault]:
    """A link has a text that can be read aloud; a record's address is none."""
    for node in draft.of(NodeKind.LINK):
        words = visible(node.plain())
        if not words:
            flaw = Flaw("link-uden-tekst", "linket har ingen tekst", "skriv teksten mellem [ og ]")
            yield fault(draft.spot(node), flaw)
        elif words == visible(node.value) and words.partition(":")[0] in draft.schemes:
            message = "linket viser adressen i stedet for en tekst"
            flaw = Flaw("link-uden-tekst", message, f"skriv [tekst]({node.value})")
            yield fault(draft.spot(node), flaw)


def no_spaces_in_addresses(draft: Draft) -> Iterator[Fault]:
    """What was meant as a link must not hold a space, or it stays text."""
    if not _SPACED_LINK.search(draft.text):
        return
    for node in draft.of(NodeKind.TEXT):
        for found in _SPACED_LINK.finditer(draft.text, node.start, node.end):
            message = (
                f"der er mellemrum i adressen {quoted(found[1])}, så den bliver ikke til et link"
            )
            flaw = Flaw("mellemrum-i-adresse", message, "skriv %20 i stedet for hvert mellemrum")
            yield fault((found.start(1), len(found[1])), flaw)


def pictures_are_ours(draft: Draft) -> Iterator[Fault]:
    """A picture is a file beside the content, with words for those who do not see it."""
    for node in draft.of(NodeKind.IMAGE):
        if flaw := picture_flaw(node.value):
            yield fault(draft.spot(node, node.value), flaw)
        if flaw := alt_flaw(node.plain(), node.value):
            yield fault(draft.spot(node), flaw)


def headings_step_by_step(draft: Draft) -> Iterator[Fault]:
    """Headings begin at level 2, below the title, and go down one level at a time."""
    above = _TITLE_LEVEL
    for node in outlined(draft.nodes):
        level = node.number or _TITLE_LEVEL
        if level == _TITLE_LEVEL:
            message = "titlen står allerede i feltet titel"
            yield fault(draft.spot(node), Flaw("overskrift-som-titel", message, "begynd med ##"))
        elif level > above + 1:
            message = f"overskriften springer fra niveau {above} til niveau {level}"
            remedy = f"skriv {'#' * (above + 1)} i stedet for {'#' * level}"
            yield fault(draft.spot(node), Flaw("overskrift-springer", message, remedy))
        above = level


def headings_have_words(draft: Draft) -> Iterator[Fault]:
    """A heading says something."""
    for node in draft.of(NodeKind.HEADING):
        if not visible(node.plain()):
            flaw = Flaw("tom-overskrift", "overskriften er tom", "skriv den, eller slet linjen")
            yield fault(draft.spot(node), flaw)


def footnotes_once(draft: Draft) -> Iterator[Fault]:
    """A footnote is written once, and a footnote nobody points to is said to be left out."""
    used = {node.value.casefold() for node in draft.of(NodeKind.MARK)}
    seen = set()
    for node in draft.of(NodeKind.FOOTNOTE):
        label, spot = node.value.casefold(), draft.spot(node, f"[^{node.value}]:")
        if label in seen:
            message = f"fodnoten {quoted(node.value)} er skrevet mere end én gang"
            yield fault(spot, Flaw("dobbelt-fodnote", message, "giv den ene et andet navn"))
        elif label not in used:
            message = f"fodnoten {quoted(node.value)} bruges ikke, så den vises ikke"
            remedy = f"skriv [^{node.value}] dér i teksten, hvor den hører til"
            yield fault(spot, Flaw("ubrugt-fodnote", message, remedy, warning=True))
        seen.add(label)


def footnotes_exist(draft: Draft) -> Iterator[Fault]:
    """A mark points to a footnote of the same text."""
    if "[^" not in draft.text:
        return
    known = [node.value for node in islice(draft.of(NodeKind.FOOTNOTE), _MOST_COMPARED)]
    for node in draft.of(NodeKind.TEXT):
        for found in _MARK.finditer(draft.text, node.start, node.end):
            meant = danish.nearest(found[1], known)
            remedy = (
                f"mente du [^{meant}]?" if meant else f"skriv en linje, der begynder {found[0]}:"
            )
            flaw = Flaw("ukendt-fodnote", f"fodnoten {quoted(found[1])} findes ikke", remedy)
            yield fault((found.start(), len(found[0])), flaw)


def alerts_are_known(draft: Draft) -> Iterator[Fault]:
    """A quotation that begins with `[!...]` is one of the five alerts, alone on its line."""
    for quote in draft.of(NodeKind.QUOTE):
        inner = quote.children[0].children if quote.children else ()
        if inner and (found := _ALERT.match(draft.text, inner[0].start, inner[0].end)):
            meant = danish.nearest(found[1], _ALERTS) or "bemærk"
            message = f"boksen {quoted(found[0])} kendes ikke"
            remedy = f"skriv > [!{_ALERTS[meant]}] alene på linjen, og teksten på den næste"
            yield fault((found.start(), len(found[0])), Flaw("ukendt-boks", message, remedy))


def rows_have_room(draft: Draft) -> Iterator[Fault]:
    """No row of a table holds more than there are columns."""
    for table in draft.of(NodeKind.TABLE):
        head, *rows = table.children
        for row in rows:
            found = table_rows.lost(draft.text[row.start : row.end], len(head.children))
            if found:
                start, width = found
                yield fault((row.start + start, width), table_rows.FLAW)


def no_person_numbers(draft: Draft) -> Iterator[Fault]:
    """Nothing looks like a CPR number, neither as written nor as read without the marks."""
    if not (person_numbers.may_hold(draft.text) or person_numbers.may_hold(draft.plain)):
        return
    seen = set()
    for found in person_numbers.CPR.finditer(draft.text):
        seen.add(person_numbers.digits(found[0]))
        yield fault((found.start(), len(found[0])), person_numbers.FLAW)
    if not person_numbers.CPR.search(draft.plain):
        return
    for node in chain.from_iterable(map(draft.of, _LINES)):
        for found in person_numbers.CPR.finditer(node.plain()):
            if person_numbers.digits(found[0]) not in seen:
                seen.add(person_numbers.digits(found[0]))
                yield fault(draft.spot(node), person_numbers.FLAW)


def no_hidden_letters(draft: Draft) -> Iterator[Fault]:
    """No entity stands for a control character or one that turns the direction of the text.

    Such a character written as itself is found where the file is read.
    """
    if "&" not in draft.text:
        return
    for node in draft.of(NodeKind.TEXT):
        hidden = set(FORBIDDEN.findall(node.value)) - set(draft.text[node.start : node.end])
        for letter in sorted(hidden):
            flaw = Flaw("skjult-tegn", f"skjult tegn (U+{ord(letter):04X})", "slet tegnet")
            yield fault(draft.spot(node), flaw)


RULES: Final[tuple[Callable[[Draft], Iterator[Fault]], ...]] = (
    no_html,
    links_lead_somewhere,
    links_have_words,
    no_spaces_in_addresses,
    pictures_are_ours,
    headings_step_by_step,
    headings_have_words,
    footnotes_once,
    footnotes_exist,
    alerts_are_known,
    rows_have_room,
    no_person_numbers,
    no_hidden_letters,
)
