"""A review made by hand: two pages of a contract, and findings of every outcome."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from contract_review.model.clause import Category, CategoryScore, Clause
from contract_review.model.contract import Contract, Kind, Party, Role
from contract_review.model.document import Block, BlockKind, Box, Cell, Document, Format, Line, Page, Problem, Table
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Day, Duration, Fact, Flag, Percentage, Qualifiers, Strength, Unit
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import PlaybookStamp, Review
from contract_review.model.span import Span

H, P, L, F = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FURNITURE
# Kind, number in front, text, page.
_BLOCKS: tuple[tuple[BlockKind, str, str, int], ...] = (
    (H, "", "Managed Backup Agreement", 1),
    (P, "", "Between Otter & Quill Storage GmbH (“Provider”) and Larkfield IT Ltd (“Customer”).", 1),
    (H, "1", "Term", 1),
    (P, "1.1", "This Agreement takes effect on 1 March 2026 and runs for twenty-four (24) months.", 1),
    (P, "1.2", "It renews for twelve (12) months at a time unless a party gives ninety (90) days’ notice.", 1),
    (F, "", "Otter & Quill – Page 1", 1),
    (H, "2", "Service levels", 2),
    (P, "2.1", "Provider aims at an availability of 99.5% in each calendar month.", 2),
    (
        P,
        "2.2",
        "Credits are Customer’s sole remedy: <script>alert('x')</script> {{ 7*7 }} {% raw %} =cmd()|'/c'!A1.",
        2,
    ),
    (L, "(a)", "Credits are claimed within [ten] days ![x](http://example.org/p.png) or lapse;\x1b[31m \u202egnp", 2),
    (P, "2.3", "Provider answers severity 1 reports within four hours.", 2),
)
_ROWS = (("Availability", "Credit"), ("below 99.5%", "5%"), ("below 99% & worse", "10%"))


@pytest.fixture(scope="session")
def specimen() -> Review:
    contract = _contract()
    return Review(
        version="1.2.3",
        contract=contract,
        playbook=PlaybookStamp("msp-default", "0123456789abcdef" * 4),
        facts=_facts(contract),
        findings=_findings(contract),
        problems=(
            Problem("unreadable-page", "page 3 holds a picture of text; run again with --ocr", page=3),
            Problem(
                "tracked-changes", "the file holds <b>tracked changes</b>; they were read as accepted", blocking=False
            ),
        ),
    )


def _contract() -> Contract:
    text, blocks, pages = "", [], []
    for kind, label, words, page in _BLOCKS:
        start = len(text)
        text += f"{label} {words}" if label else words
        blocks.append(
            Block(
                kind,
                Span(start, len(text)),
                1 if kind is H else None,
                Span(start, start + len(label)) if label else None,
            )
        )
        pages.append((start, page))
        text += "\n\n"
    rows, begin = [], len(text)
    for n, row in enumerate(_ROWS):
        cells = []
        for m, words in enumerate(row):
            cells.append(Cell(Span(len(text), len(text) + len(words)), n, m))
            text += words + ("\t" if m == 0 else "\n")
        rows.append(tuple(cells))
    span = Span(begin, len(text) - 1)
    blocks.append(Block(BlockKind.TABLE, span, table=Table(span, tuple(rows))))
    document = Document(
        path="inbox/otter & quill.pdf",
        sha256="fedcba9876543210" * 4,
        format=Format.PDF,
        text=text,
        blocks=tuple(blocks),
        title="Managed Backup Agreement",
        pages=(Page(1, 595.0, 842.0), Page(2, 595.0, 842.0)),
        page_marks=tuple(pages),
        lines=tuple(
            Line(b.span, Box(p, 72.0, 100.123456 + n, 500.5, 112.0 + n))
            for n, (b, (_, p)) in enumerate(zip(blocks, pages, strict=False))
        ),
    )
    parties = (
        Party("Larkfield IT Ltd", Role.CUSTOMER, ("Customer",)),
        Party("Otter & Quill Storage GmbH", Role.VENDOR, ("Provider",)),
    )
    return Contract(document, _clauses(document), parties=parties, kind=Kind.HOSTING)


def _clauses(document: Document) -> tuple[Clause, ...]:
    starts = {block.label.text_in(document.text): block.span for block in document.blocks if block.label}
    end, term_end = len(document.text), starts["2"].start - 1

    def clause(index: int, number: str, heading: str | None, span: Span, level: int, parent: int | None) -> Clause:
        scores = (CategoryScore(Category.TERM_AND_RENEWAL if number[0] == "1" else Category.SERVICE_LEVELS, 0.97),)
        return Clause(index, number, number, heading, span, span, level, parent, scores)

    return (
        clause(0, "1", "Term", Span(starts["1"].start, term_end), 1, None),
        clause(1, "1.1", None, starts["1.1"], 2, 0),
        clause(2, "1.2", None, starts["1.2"], 2, 0),
        clause(3, "2", "Service levels", Span(starts["2"].start, end), 1, None),
        clause(4, "2.1", None, starts["2.1"], 2, 3),
        clause(5, "2.2", None, Span(starts["2.2"].start, starts["(a)"].end), 2, 3),
        clause(6, "2.2(a)", None, starts["(a)"], 3, 5),
        clause(7, "2.3", None, starts["2.3"], 2, 3),
    )


def quote(contract: Contract, words: str) -> tuple[Evidence, ...]:
    start = contract.text.index(words)
    return contract.evidence(Span(start, start + len(words)))


def _facts(contract: Contract) -> tuple[Fact, ...]:
    def fact(name: str, value, words: str, *, strength: Strength = Strength.COMMITMENT, **narrowed) -> Fact:
        return Fact(name, value, quote(contract, words), Qualifiers(**narrowed), strength)

    return (
        fact("term.effective-date", Day(date(2026, 3, 1)), "1 March 2026"),
        fact("term.initial", Duration(24.0, Unit.MONTH), "twenty-four (24) months"),
        fact("term.auto-renewal", Flag(True), "renews for twelve (12) months"),
        fact("term.non-renewal-notice", Duration(90, Unit.DAY), "ninety (90) days’ notice", party=Role.EITHER),
        fact("sla.uptime", Percentage(99.5), "99.5% in each", strength=Strength.TARGET, per="month"),
        fact("sla.credit-tier", Percentage(5.0), "5%\n", below=99.5, floor=99.0),
        fact("sla.credit-tier", Percentage(10.0), "10%", below=99.0),
        fact("support.response-time", Duration(4, Unit.HOUR), "four hours", severity=1, scope="Gold"),
    )


def _findings(contract: Contract) -> tuple[Finding, ...]:
    def finding(
        rule: str, title: str, outcome: Outcome, severity: Severity, message: str, *words: str, **more
    ) -> Finding:
        evidence = tuple(piece for part in words for piece in quote(contract, part))
        return Finding(
            rule,
            rule.partition(".")[0],
            title,
            outcome,
            severity,
            message,
            f"Why {rule} matters.",
            evidence=evidence,
            **more,
        )

    two = ("2 Service levels", "Annex without a clause")
    return (
        finding(
            "term.initial-term-length",
            "The first term is short",
            Outcome.NEGOTIATE,
            Severity.HIGH,
            "1.1 binds us for 24 months.",
            "twenty-four (24) months",
            found="24 months",
            wanted="at most 12 months",
            ask="Twelve months at most.",
        ),
        finding(
            "term.nonrenewal-notice",
            "Notice is 60 days or less",
            Outcome.NEGOTIATE,
            Severity.MEDIUM,
            "1.2 wants 90 days.",
            "ninety (90) days’ notice",
            found="90 days",
            wanted="at most 30 days",
            ask="30 days.",
            replace_with="… unless a party gives thirty (30) days’ notice.",
        ),
        finding(
            "term.auto-renewal",
            "Renewal is for a year at most",
            Outcome.ACCEPTABLE,
            Severity.INFO,
            "It renews for 12 months.",
            "renews for twelve (12) months",
            found="12 months",
        ),
        finding(
            "sla.uptime-commitment",
            "Availability is promised",
            Outcome.WALK_AWAY,
            Severity.CRITICAL,
            "2.1 aims at 99.5 %.",
            "aims at an availability of 99.5% in each calendar month",
            found="99.5 % (a target)",
            wanted="at least 99.9 %",
            ask="A commitment of 99.9 %.",
        ),
        finding(
            "sla.measurement-window",
            "Measured by the month",
            Outcome.PREFERRED,
            Severity.INFO,
            "By the month.",
            "99.5% in each calendar month.",
            found="month",
        ),
        finding(
            "sla.sole-remedy",
            "Credits do not shut out other remedies",
            Outcome.WALK_AWAY,
            Severity.HIGH,
            "2.2 makes credits the only remedy.",
            "Credits are Customer’s sole remedy: <script>alert('x')</script> {{ 7*7 }} {% raw %} =cmd()|'/c'!A1.",
            found="yes",
            wanted="no",
            ask="Strike <b>“sole”</b> & all.",
        ),
        finding(
            "sla.credit-claim-procedure",
            "Credits can be claimed",
            Outcome.UNCLEAR,
            Severity.MEDIUM,
            "2.2(a) leaves a blank.",
            "claimed within [ten] days ![x](http://example.org/p.png) or lapse;\x1b[31m \u202egnp",
            "alert('x')",
            found="[ten] days",
            scope="Plan *B*",
        ),
        finding(
            "sla.rpo-rto",
            "Recovery is promised",
            Outcome.MISSING,
            Severity.CRITICAL,
            "Nothing on recovery in 2 Service levels.",
            wanted="at most 4 hours",
            ask="Four hours each.",
            looked_in=two,
            replace_with="Provider shall restore the Service within four (4) hours.",
        ),
        finding(
            "sla.maintenance-window",
            "Maintenance is announced",
            Outcome.MISSING,
            Severity.LOW,
            "Nothing on maintenance.",
            ask="Seven days.",
            looked_in=two,
        ),
        finding(
            "support.response-time",
            "Severity 1 is answered",
            Outcome.WAIVED,
            Severity.INFO,
            "Four hours; accepted.",
            "four hours",
            found="4 hours",
            waived_by="M. Okafor",
        ),
        finding(
            "pricing.payment-terms",
            "Invoices have time",
            Outcome.NOT_APPLICABLE,
            Severity.INFO,
            "Prices stand in the order form.",
        ),
        finding(
            "sla.service-credits",
            "Credits matter",
            Outcome.NEGOTIATE,
            Severity.MEDIUM,
            "Ten per cent at most.",
            "10%",
            found="10 %",
            wanted="at least 50 %",
        ),
    )


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares with a file of `golden/`; UPDATE_GOLDEN=1 writes it instead, to be read before it is committed."""

    def compare(name: str, actual: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == actual

    return compare
