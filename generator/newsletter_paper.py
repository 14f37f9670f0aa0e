"""A newsletter on paper: what is handed out at a meeting.

In: the linked site and an issue. Out: its `Paper`, which says what the issue's page says.
"""

from __future__ import annotations

from generator.invented import names_invented
from generator.markdown_typst import text
from generator.models.newsletters import Article, Newsletter
from generator.pages.newsletters import about
from generator.paper import Paper
from generator.paper_sheet import PaperSheet
from generator.site import Site
from generator.typst_code import call, joined, row, string


def paper(site: Site, issue: Newsletter) -> Paper:
    """The paper of an issue."""
    sheet = PaperSheet(site, issue)
    number = f", nr. {issue.number}" if issue.number else ""
    standing = sheet.standing()
    # In reading order, for so the addresses are numbered.
    intro = sheet.prose(issue.text, level=1, prefix="/")
    articles = [_article(sheet, site, article) for article in issue.articles]
    figures = sheet.figures()
    ending = sheet.tail()
    return sheet.paper(
        "newsletter",
        date=text(f"{issue.published.words()}{number}"),
        lead=text(issue.summary),
        standing=joined(standing),
        contents=row(row((string(one.id), text(one.title))) for one in issue.articles),
        intro=intro,
        articles=row(articles),
        figures=figures,
        ending=joined(ending),
    )


def _article(sheet: PaperSheet, site: Site, article: Article) -> str:
    body = sheet.prose(article.text, level=2, prefix=f"{article.id}/")
    subjects = about(site, article)
    return call(
        "article",
        text(article.type.label),
        string(article.id),
        text(article.title),
        body,
        invented="true" if names_invented(site, article) else "false",
        subjects=sheet.labelled("Handler om", sheet.names(subjects)) if subjects else "none",
    )
