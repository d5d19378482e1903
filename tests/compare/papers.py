"""A contract written for these tests, and versions of it in which every edit is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HEAD = """MANAGED PRINT SERVICES AGREEMENT

This Agreement is entered into as of February 1, 2026 between Foxglove Print Systems, Inc. ("Vendor") and Larkspur IT Partners LLC ("Customer")."""

CLAUSES = {
    "1": "Definitions",
    "1.1": '"Devices" means the printers that are listed in the fleet register on the first day of a month.',
    "1.2": '"Documentation" means the manuals that Vendor publishes for the Devices.',
    "2": "Services",
    "2.1": "Scope. Vendor shall keep the Devices in working order and deliver toner before a cartridge is empty.",
    "2.2": "Visits. An engineer of Vendor shall inspect each Device on site twice in every contract year.",
    "2.3": "Spare Parts. Vendor shall hold spare parts for every model of the Devices at its depot in Leeds.",
    "3": "Term",
    "3.1": "Initial Term. The initial term of this Agreement is twelve (12) months from the Effective Date.",
    "3.2": "Renewal. This Agreement shall automatically renew for successive one (1) year terms unless either party gives written notice of non-renewal at least thirty (30) days before the end of the then-current term.",
    "3.3": "Breach. Either party may terminate this Agreement if the other party fails to cure a material breach within thirty (30) days after written notice.",
    "4": "Fees",
    "4.1": "Invoices. Customer shall pay each undisputed invoice within forty-five (45) days after receipt.",
    "4.2": "Increases. Vendor may raise the fees once a year by no more than three percent (3%), on ninety (90) days' written notice.",
    "5": "Confidentiality",
    "5.1": "Duty. Each party shall keep the other party's business plans, price lists and customer names secret.",
    "5.2": "Exceptions. Section 5.1 does not cover what is public, was known before, or must be disclosed by law.",
    "6": "General",
    "6.1": "Law. The laws of the State of Vermont govern this Agreement.",
    "6.2": "Notices. Notices under Section 3.3 must be in writing and are sent by courier to the address above.",
}


def paper(clauses: dict[str, str] = CLAUSES, *, head: str = HEAD) -> str:
    """The contract with these clauses, in their order."""
    lines = [f"{number}. {words}" if "." not in number else f"{number} {words}" for number, words in clauses.items()]
    return "\n\n".join((head, *lines)) + "\n"


def put(clauses: dict[str, str], number: str, words: str, *, before: str | None) -> dict[str, str]:
    """The clauses with one more in front of another, or at the end."""
    placed: dict[str, str] = {}
    for known, text in clauses.items():
        if known == before:
            placed[number] = words
        placed[known] = text
    return {**placed, number: words}


def renamed(clauses: dict[str, str], numbers: dict[str, str]) -> dict[str, str]:
    """The clauses under other numbers."""
    return {numbers.get(number, number): words for number, words in clauses.items()}


@dataclass(frozen=True)
class Edit:
    """An edit: what it is called, the old and the new text, and exactly what must be told of it.

    `told` are (what happened, old numbers, new numbers), `words` are (taken out, put in).
    """

    name: str
    old: str
    new: str
    told: set[tuple[str, str, str]]
    words: list[tuple[str, str]]
    suffix: str = ".txt"

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Both as files."""
        paths = folder / f"old{self.suffix}", folder / f"new{self.suffix}"
        for path, text in zip(paths, (self.old, self.new), strict=True):
            path.write_text(text, encoding="utf-8")
        return paths


def _changed(number: str, old: str, new: str) -> str:
    words = CLAUSES[number]
    assert old in words
    return paper({**CLAUSES, number: words.replace(old, new)})


def _number() -> Edit:
    new = _changed("3.2", "one (1) year terms", "three (3) year terms")
    return Edit("a changed number", paper(), new, {("reworded", "3.2", "3.2")}, [("one (1)", "three (3)")])


def _moved() -> Edit:
    rest = {number: words for number, words in CLAUSES.items() if number not in ("2.2", "2.3")}
    clauses = put(rest, "4.3", CLAUSES["2.2"], before="5")
    clauses = put(clauses, "2.2", CLAUSES["2.3"], before="3")
    return Edit(
        "a moved clause",
        paper(),
        paper(clauses),
        {("moved,renumbered", "2.2", "4.3"), ("renumbered", "2.3", "2.2")},
        [],
    )


_TWO = (
    "Security. Vendor shall erase every hard disk that leaves the premises of Customer under a recognised method. "
    "Vendor shall also hand over a certificate of each erasure within five working days and keep a copy of it."
)
_ERASE, _CERTIFY = _TWO.split(" Vendor shall also ")


def _with_security(*parts: str) -> dict[str, str]:
    clauses = dict(CLAUSES)
    for at, words in enumerate(parts, 4):
        clauses = put(clauses, f"2.{at}", words, before="3")
    return clauses


def _split() -> Edit:
    parts = _ERASE, f"Vendor shall also {_CERTIFY}"
    return Edit(
        "a split clause",
        paper(_with_security(_TWO)),
        paper(_with_security(*parts)),
        {("split", "2.4", "2.4 2.5")},
        [],
    )


def _merged() -> Edit:
    parts = _ERASE, f"Vendor shall also {_CERTIFY}"
    return Edit(
        "merged clauses",
        paper(_with_security(*parts)),
        paper(_with_security(_TWO)),
        {("merged", "2.4 2.5", "2.4")},
        [],
    )


def _renumbered() -> Edit:
    numbers = {f"{a}{b}": f"{a + 1}{b}" for a in (3, 4, 5, 6) for b in ("", ".1", ".2", ".3")}
    clauses = {
        number: words.replace("Section 5.1", "Section 6.1").replace("Section 3.3", "Section 4.3")
        for number, words in CLAUSES.items()
    }
    clauses = put(
        renamed(clauses, numbers),
        "3",
        "Insurance. Vendor carries liability insurance of two million dollars for each event.",
        before="4",
    )
    told = {("renumbered", old, new) for old, new in numbers.items() if old in CLAUSES and old not in ("5.2", "6.2")}
    told |= {("renumbered,references", "5.2", "6.2"), ("renumbered,references", "6.2", "7.2"), ("new", "", "3")}
    return Edit("renumbered, and the references follow", paper(), paper(clauses), told, [])


def _deleted() -> Edit:
    clauses = {number: words for number, words in CLAUSES.items() if number != "4.2"}
    return Edit("a deleted clause", paper(), paper(clauses), {("gone", "4.2", "")}, [])


def _inserted() -> Edit:
    clauses = put(
        CLAUSES,
        "4.3",
        "Minimum. Customer shall pay for no fewer than two hundred pages a Device and month.",
        before="5",
    )
    return Edit("an inserted clause", paper(), paper(clauses), {("new", "", "4.3")}, [])


def _reworded() -> Edit:
    new = _changed(
        "2.1", "shall keep the Devices in working order and deliver", "will use reasonable endeavours to deliver"
    )
    return Edit(
        "a reworded clause",
        paper(),
        new,
        {("reworded", "2.1", "2.1")},
        [("shall keep the Devices in working order and", "will use reasonable endeavours to")],
    )


_TABLE = """
| Severity | Response | Restoration |
|---|---|---|
| Severity 1 | 1 hour | 4 hours |
| Severity 2 | 4 hours | 2 business days |
"""


def _cell() -> Edit:
    def with_table(table: str) -> str:
        clauses = put(CLAUSES, "2.4", "Times. Vendor shall respond and restore within these times:", before="3")
        marked = [f"## {n}. {w}" if "." not in n else f"{n} {w}" for n, w in clauses.items()]
        at = next(place for place, line in enumerate(marked) if line.startswith("2.4"))
        return "\n\n".join(("# MANAGED PRINT SERVICES AGREEMENT", *marked[: at + 1], table, *marked[at + 1 :])) + "\n"

    new = _TABLE.replace("| 1 hour | 4 hours |", "| 1 hour | 8 hours |")
    return Edit(
        "a changed cell of a table",
        with_table(_TABLE),
        with_table(new),
        {("reworded", "2.4", "2.4")},
        [("4", "8")],
        suffix=".md",
    )


def _definition() -> Edit:
    new = _changed(
        "1.1",
        "listed in the fleet register on the first day of a month",
        "listed in the fleet register or connected to the network of Customer at any time",
    )
    return Edit(
        "a changed definition",
        paper(),
        new,
        {("reworded", "1.1", "1.1")},
        [("on the first day of a month", "or connected to the network of Customer at any time")],
    )


EDITS = (
    _number(),
    _moved(),
    _split(),
    _merged(),
    _renumbered(),
    _deleted(),
    _inserted(),
    _reworded(),
    _cell(),
    _definition(),
)
