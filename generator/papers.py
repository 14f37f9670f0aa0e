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
    found = (paper(site, record) for record in records(site))
    return tuple(sorted(found, key=lambda paper: paper.address))


def records(site: Site) -> tuple[Newsletter | MethodGuide, ...]:
    """What there is a paper of."""
    return (*site.all(Newsletter), *site.all(MethodGuide))


def paper(site: Site, record: Newsletter | MethodGuide) -> Paper:
    """The paper of one record."""
    if isinstance(record, Newsletter):
        return newsletter_paper.paper(site, record)
    return guide_paper.paper(site, record)
