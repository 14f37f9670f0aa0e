"""Which PDFs there are, and what stands in each.

In: the linked site. Out: papers, sorted by address. Pure: they are set by `typesetting`.
"""

from __future__ import annotations

from generator import guide_paper, newsletter_paper
from generator.models.guides import MethodGuide
from generator.models.newsletters import Newsletter
from generator.paper import Paper
from generator.site import Site


def papers(site: Site) -> tuple[Paper, ...]:
    """The papers of everything that is published."""
    found = (
        *(newsletter_paper.paper(site, issue) for issue in site.all(Newsletter)),
        *(guide_paper.paper(site, guide) for guide in site.all(MethodGuide)),
    )
    return tuple(sorted(found, key=lambda paper: paper.address))
