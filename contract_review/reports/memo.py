"""The review memo for legal: a Word file, a page, Markdown or a PDF, from our templates or the reader's own."""

from __future__ import annotations

from pathlib import Path

from contract_review.errors import UsageError
from contract_review.model.review import Review
from contract_review.reports.audience import Audience
from contract_review.reports.issues_list import IssuesList, issues_list
from contract_review.reports.own_templates import fill_text
from contract_review.reports.presentation import Presented, present
from contract_review.reports.printing import printed
from contract_review.reports.templates import content_hash, environment, stylesheet
from contract_review.reports.word_templates import fill_word
from contract_review.resources import templates_dir

FORMATS = ("docx", "pdf", "html", "md")


def write_memo(
    review: Review,
    *,
    form: str = "docx",
    template: Path | None = None,
    reviewer: str = "",
    audience: Audience = Audience.INTERNAL,
) -> str | bytes:
    """The memo in one of `FORMATS`, or for the vendor the issues list, which holds nothing of our position.

    `template` is a file of the reader's own: Word for docx and pdf, else text. The contract's words are put in as text
    and never read as a template. Raises `UsageError` where the template is of the wrong kind or asks for a value that
    there is not, and where a PDF cannot be printed on this machine.
    """
    name, seen = _sheet(review, reviewer, audience)
    if form in ("docx", "pdf"):
        word = _word(name, seen, template)
        return printed(word) if form == "pdf" else word
    if template is not None:
        return fill_text(template, {"seen": seen})
    return _page(name, seen) if form == "html" else _markdown(name, seen)


def _sheet(review: Review, reviewer: str, audience: Audience) -> tuple[str, Presented | IssuesList]:
    """The template and what it may print: the vendor's never holds more than the vendor may read."""
    if audience is Audience.VENDOR:
        return "issues", issues_list(review, reviewer=reviewer)
    return "memo", present(review, reviewer=reviewer)


def _word(name: str, seen: Presented | IssuesList, template: Path | None) -> bytes:
    if template is not None and template.suffix.lower() not in (".docx", ".dotx"):
        raise UsageError(f"{template}: is no Word file; name a .docx, or use --format md or html")
    return fill_word(template or templates_dir() / "memo" / f"{name}.docx", {"seen": seen})


def _page(name: str, seen: Presented | IssuesList) -> str:
    style = stylesheet("memo")
    template = environment("memo", html=True).get_template(f"{name}.html")
    return template.render(seen=seen, style=style, style_hash=content_hash(style))


def _markdown(name: str, seen: Presented | IssuesList) -> str:
    return environment("memo", html=False).get_template(f"{name}.md").render(seen=seen)
