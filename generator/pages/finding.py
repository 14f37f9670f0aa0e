"""The files that the search in the page reads.

In: the desk and every page. Out: scripts by path; `generator.search` says what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.page import Page
from generator.pages.desk import Desk
from generator.search.findable import documents
from generator.search.index import files as scripts
from generator.search.leads import leads


def files(desk: Desk, pages: Iterable[Page]) -> dict[str, str]:
    """The index of everything that can be found, and the texts."""
    return scripts(documents(desk.site, pages), leads(desk.site))
