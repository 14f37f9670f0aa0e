"""HTML for readers that are not a browser: structure and links, and nothing that looks or acts.

In: a fragment of our own HTML. Out: the same words in the same order, with none of the classes, ids
and roles that mean something on our pages alone, and without pictures drawn in code. A check box
becomes a sign, since a form is no use there, and a footnote leads to the one on the page.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

KEPT: Final = frozenset({"href", "src", "alt", "title", "lang", "start", "colspan", "rowspan"})
"""The attributes that are left."""
DROPPED: Final = ("script", "style", "form", "svg", "iframe", "object", "embed", "template")
"""The elements that go with all that is in them."""
BARE: Final = ("span", "label")
"""The elements of which only the words stay."""
_TICKED, _OPEN = "☑", "☐"


def reduced(html: str, page: str) -> str:
    """The fragment with plain markup alone; `page` is the whole address that it stands at."""
    parser = etree.HTMLParser(remove_comments=True, huge_tree=True)
    document = etree.fromstring(f"<div>{html}</div>", parser)
    whole = document[0][0]
    for box in list(whole.iter("input")):
        box.tail = f"{_TICKED if 'checked' in box.attrib else _OPEN}{box.tail or ''}"
    etree.strip_elements(whole, *DROPPED, with_tail=False)
    etree.strip_elements(whole, "input", with_tail=False)
    etree.strip_tags(whole, *BARE)
    for element in whole.iter():
        for name in set(element.attrib) - KEPT:
            del element.attrib[name]
        link = element.get("href", "")
        if link.startswith("#"):
            element.set("href", page + link)
    written = etree.tostring(whole, encoding="unicode", method="html")
    return written.removeprefix("<div>").removesuffix("</div>").strip()
