"""The review memo for legal: a Word file from the template `report_templates/memo/memo.docx`, or Markdown."""

from __future__ import annotations

import io
from typing import Any

from contract_review.model.evidence import Evidence
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review
from contract_review.model.wording import fact_in_words
from contract_review.resources import templates_dir

_SIGN, _CHANGE, _STOP = "Sign.", "Sign with changes.", "Do not sign as it stands."


def as_docx(review: Review) -> bytes:
    """The memo as a Word file; the contract's words are put in as text and never read as a template."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(templates_dir() / "memo" / "memo.docx")
    template.render(_values(review), autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def as_markdown(review: Review) -> str:
    """The memo as Markdown."""
    from contract_review.reports.pages import markdown_environment

    return str(markdown_environment("memo").get_template("memo.md").render(_values(review)))


def recommendation(review: Review) -> str:
    """What the outcomes come to, in a sentence: sign, sign with changes, or not as it stands."""
    flags = review.flags()
    stop = [f for f in flags if f.severity is Severity.CRITICAL and f.outcome in (Outcome.WALK_AWAY, Outcome.MISSING)]
    worth = [flag for flag in flags if flag.severity.rank <= Severity.MEDIUM.rank]
    if review.incomplete:
        return "Parts of the contract could not be read; read them before anything is signed."
    if stop:
        return f"{_STOP} {len(stop)} critical point{'s' if len(stop) > 1 else ''}: {_titles(stop)}."
    if worth:
        return f"{_CHANGE} Settle first: {_titles(worth[:3])}."
    return f"{_SIGN} Nothing in it is past our positions."


def _titles(flags: list[Finding]) -> str:
    return "; ".join(flag.title[:1].lower() + flag.title[1:] for flag in flags)


def _values(review: Review) -> dict[str, Any]:
    contract = review.contract
    return {
        "title": contract.document.title or contract.document.path,
        "path": contract.document.path,
        "kind": contract.kind.value,
        "parties": "; ".join(f"{p.name} ({p.role.value})" if p.role else p.name for p in contract.parties)
        or "not found",
        "playbook": f"{review.playbook.name} ({review.playbook.sha256[:12]})",
        "version": review.version,
        "document_hash": contract.document.sha256[:12],
        "recommendation": recommendation(review),
        "deadlines": _deadlines(review),
        "issues": [_issue(number, flag) for number, flag in enumerate(review.flags(), 1)],
        "good": [
            {"title": f.title, "message": f.message}
            for f in review.findings
            if f.outcome in (Outcome.PREFERRED, Outcome.ACCEPTABLE)
        ],
        "unread": [problem.message for problem in review.problems],
        "facts": [
            {"id": fact.id, "value": fact_in_words(fact), "where": _where(fact.evidence)} for fact in review.facts
        ],
        "rules": [{"id": f.rule, "title": f.title, "outcome": f.outcome.value} for f in review.findings],
    }


def _issue(number: int, flag: Finding) -> dict[str, Any]:
    return {
        "number": number,
        "title": flag.title,
        "severity": flag.severity.value,
        "outcome": flag.outcome.value,
        "message": flag.message,
        "found": flag.found or "nothing",
        "wanted": flag.wanted or "",
        "ask": flag.ask or "",
        "why": flag.why,
        "wording": flag.replace_with or "",
        "where": _where(flag.evidence),
        "quotes": [" ".join(piece.quote.split()) for piece in flag.evidence],
        "looked_in": "" if flag.evidence else ", ".join(flag.looked_in),
    }


def _where(evidence: tuple[Evidence, ...]) -> str:
    places = dict.fromkeys(f"{p.clause or 'text'}{f', page {p.page}' if p.page else ''}" for p in evidence)
    return "; ".join(places)


def _deadlines(review: Review) -> list[str]:
    """What is known of the dates on which somebody must act; a date that is needed and missing is asked for."""
    named = {
        "term.effective-date": "Takes effect",
        "term.initial": "Initial term",
        "term.expiry-date": "Ends",
        "term.renewal-period": "Renews for",
        "term.non-renewal-notice": "Notice that stops the renewal",
    }
    known = [f"{named[fact.id]}: {fact_in_words(fact)}" for fact in review.facts if fact.id in named]
    ids = {fact.id for fact in review.facts}
    if "term.non-renewal-notice" in ids and "term.expiry-date" not in ids and "term.effective-date" not in ids:
        known.append("The contract gives no date: the deadline needs the day on which the term began.")
    return known or ["No dates or notice periods found."]
