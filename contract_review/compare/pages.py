"""A comparison as a page: HTML in one file, or Markdown, from the templates in `report_templates/compare`."""

from __future__ import annotations

from contract_review.compare.presentation import Seen
from contract_review.reports.templates import content_hash, environment, stylesheet

_FOLDER = "compare"


def as_page(seen: Seen, *, html: bool) -> str:
    """The comparison as one page that needs nothing else, or as Markdown."""
    if not html:
        return environment(_FOLDER, html=False).get_template("compare.md").render(seen=seen)
    style = stylesheet(_FOLDER)
    template = environment(_FOLDER, html=True).get_template("compare.html")
    return template.render(seen=seen, style=style, style_hash=content_hash(style))
