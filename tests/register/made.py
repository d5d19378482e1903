"""Contracts made for tests of the register: a text of clauses with its review, without reading or judging anything."""

from __future__ import annotations

import hashlib
from datetime import date

from contract_review.model.clause import Clause
from contract_review.model.contract import Contract, Kind, Party, Role
from contract_review.model.document import Document, Format, Page
from contract_review.model.fact import Day, Duration, Fact, Money, Unit
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import PlaybookStamp, Review
from contract_review.model.span import Span
from contract_review.register import Deposit, Stamp
from contract_review.reports.data import as_json

STAMP = Stamp("ours", "a" * 64, "0.1.0")


def deposit(
    text: str = "1. Term. One year.\n\n2. Fees. Paid monthly.",
    *,
    name: str = "contract.txt",
    vendor: str | None = "Harbour Vault, Inc.",
    kind: Kind = Kind.MSA,
    stamp: Stamp = STAMP,
) -> Deposit:
    """A contract whose paragraphs are its clauses, the first of each two on page 1."""
    data = text.encode("utf-8", "surrogatepass")
    spans, offset = [], 0
    for paragraph in text.split("\n\n"):
        spans.append(Span(offset, offset + len(paragraph)))
        offset += len(paragraph) + 2
    clauses = tuple(
        Clause(index, str(index + 1), None, span.text_in(text).split(".")[1].strip(), span, span, 1, None)
        if "." in span.text_in(text)
        else Clause(index, None, None, None, span, span, 1, None)
        for index, span in enumerate(spans)
    )
    marks = tuple((span.start, number + 1) for number, span in enumerate(spans))
    pages = tuple(Page(number + 1, 612, 792) for number in range(len(spans)))
    document = Document(
        name, hashlib.sha256(data).hexdigest(), Format.TEXT, text, (), title="Made", pages=pages, page_marks=marks
    )
    parties = (Party(vendor, Role.VENDOR),) if vendor else ()
    contract = Contract(document, clauses, parties=parties, kind=kind)
    quote = contract.evidence(spans[0])
    facts = (
        Fact("term.effective-date", Day(date(2026, 3, 1)), quote),
        Fact("term.initial", Duration(12, Unit.MONTH), quote),
        Fact("liability.cap", Money(100000, "USD"), quote),
    )
    finding = Finding("term.x", "term", "T", Outcome.MISSING, Severity.HIGH, "Nothing on x.", "Because.")
    review = Review(stamp.program, contract, PlaybookStamp(stamp.playbook, stamp.playbook_sha256), facts, (finding,))
    return Deposit(data, name, review, as_json((review,), many=False), stamp)
