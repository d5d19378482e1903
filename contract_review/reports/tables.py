"""Reviews as tables, a finding a line: CSV for other programs, an Excel workbook for people who sort and filter."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from contract_review.model.baseline import fingerprint
from contract_review.model.finding import Finding
from contract_review.model.review import Review
from contract_review.reports.names import fact_name, fact_value, group_name, topic_name
from contract_review.reports.quoting import one_line, places
from contract_review.reports.spreadsheet import as_csv, new_sheet, new_workbook, write_file_link, write_words

# Name of the column for programs, its heading for people, its width in characters.
_FINDINGS = (
    ("contract", "Contract", 34),
    ("rule", "Rule", 30),
    ("topic", "Topic", 26),
    ("group", "Group", 16),
    ("outcome", "Outcome", 13),
    ("severity", "Severity", 10),
    ("new", "New", 6),
    ("found", "Found", 28),
    ("wanted", "Our position", 28),
    ("message", "What it says", 60),
    ("ask", "We ask", 50),
    ("clause", "Where", 28),
    ("page", "Page", 7),
    ("start", "From", 8),
    ("end", "To", 8),
    ("quote", "The contract's words", 80),
    ("waived_by", "Accepted by", 24),
    ("fingerprint", "Fingerprint", 18),
)
_FACTS = (("Contract", 34), ("Fact", 30), ("What it is", 44), ("Value", 24), ("Strength", 12), ("Where", 28))
_PROBLEMS = (("Contract", 34), ("Problem", 24), ("Page", 7), ("What happened", 80))
_FOR_PROGRAMS_ONLY = frozenset({"start", "end", "fingerprint"})


def findings_csv(reviews: tuple[Review, ...]) -> str:
    """Every finding of every review; `start` and `end` count characters of the contract's text."""
    rows = [_row(finding, review) for review in reviews for finding in review.findings]
    return as_csv([name for name, _, _ in _FINDINGS], rows)


def findings_workbook(reviews: tuple[Review, ...]) -> bytes:
    """An .xlsx file with a sheet each for findings (flags first, worst first), facts, and what could not be read."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, title="Review of contracts")
    _findings_sheet(book, reviews)
    _facts_sheet(book, reviews)
    _problems_sheet(book, reviews)
    book.close()
    return buffer.getvalue()


def _row(finding: Finding, review: Review) -> dict[str, object]:
    first = finding.evidence[0] if finding.evidence else None
    return {
        "contract": (first.document if first else None) or review.contract.document.path,
        "rule": finding.rule,
        "topic": topic_name(finding.rule),
        "group": finding.group,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "new": "" if review.baseline is None else "yes" if review.is_new(finding) else "no",
        "found": one_line(finding.found or ""),
        "wanted": one_line(finding.wanted or ""),
        "message": one_line(finding.message),
        "ask": one_line(finding.ask or ""),
        "clause": one_line(first.clause or "") if first else "; ".join(map(one_line, finding.looked_in)),
        "page": first.page or "" if first else "",
        "start": first.span.start - first.begins if first else "",
        "end": first.span.end - first.begins if first else "",
        "quote": " […] ".join(one_line(piece.quote) for piece in finding.evidence),
        "waived_by": one_line(finding.waived_by or ""),
        "fingerprint": fingerprint(finding, review.contract),
    }


def _ordered(review: Review) -> list[Finding]:
    flags = review.flags()
    return [*flags, *(finding for finding in review.findings if not finding.outcome.is_flag)]


def _findings_sheet(book: Any, reviews: tuple[Review, ...]) -> None:
    shown = [column for column in _FINDINGS if column[0] not in _FOR_PROGRAMS_ONLY]
    rows = [_row(finding, review) for review in reviews for finding in _ordered(review)]
    sheet = new_sheet(book, "Findings", [(heading, width) for _, heading, width in shown], rows=len(rows))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for line, row in enumerate(rows, 1):
        row["group"] = group_name(str(row["group"]))
        for column, (name, _, width) in enumerate(shown):
            value = row[name]
            if name == "contract":
                write_file_link(sheet, line, column, str(value), words=str(value))
            elif isinstance(value, int):
                sheet.write_number(line, column, value)
            else:
                write_words(sheet, line, column, str(value), wrapped if width >= 50 else None)


def _facts_sheet(book: Any, reviews: tuple[Review, ...]) -> None:
    rows = [
        (
            review.contract.document.path,
            fact.id,
            fact_name(fact.id),
            fact_value(fact),
            fact.strength.value,
            places(fact.evidence),
        )
        for review in reviews
        for fact in review.facts
    ]
    _words_sheet(book, "Facts", _FACTS, rows)


def _problems_sheet(book: Any, reviews: tuple[Review, ...]) -> None:
    rows = [
        (review.contract.document.path, problem.category, str(problem.page or ""), problem.message)
        for review in reviews
        for problem in review.problems
    ]
    _words_sheet(book, "Not read", _PROBLEMS, rows)


def _words_sheet(book: Any, name: str, columns: tuple[tuple[str, int], ...], rows: Sequence[tuple[str, ...]]) -> None:
    sheet = new_sheet(book, name, columns, rows=len(rows))
    for line, row in enumerate(rows, 1):
        for column, words in enumerate(row):
            write_words(sheet, line, column, one_line(words))
