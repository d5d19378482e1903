"""One contract, read but not yet judged: what the families of facts look at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from contract_review.model.clause import Clause, Definition, Reference
from contract_review.model.document import Document
from contract_review.model.evidence import Evidence
from contract_review.model.span import Span


class Role(StrEnum):
    """Who is who, seen from the MSP: the vendor supplies, the customer (the MSP) buys, resells or partners."""

    VENDOR = "vendor"
    CUSTOMER = "customer"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its full name, its role, and the words by which the contract calls it ("Provider", "we", "IBM")."""

    name: str
    role: Role | None
    aliases: tuple[str, ...] = ()


class Kind(StrEnum):
    """Kinds of vendor document; a rule names those it applies to."""

    MSA = "msa"
    SAAS = "saas"
    LICENCE = "licence"
    HOSTING = "hosting"
    SLA = "sla"
    SUPPORT = "support"
    MAINTENANCE = "maintenance"
    ORDER_FORM = "order-form"
    RESELLER = "reseller"
    PARTNER = "partner"
    OUTSOURCING = "outsourcing"
    TELECOM = "telecom"
    DPA = "dpa"
    NDA = "nda"
    AMENDMENT = "amendment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a bundle, its kind, and the characters of the bundle's text that are its own."""

    document: Document
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class Contract:
    """A document with its clauses (in reading order), definitions, references between clauses, parties and kind.

    Of a bundle, `document` holds the text of all its papers, one behind the other, and `kind` is that of the paper on
    which the others hang; a single document has no `papers`.
    """

    document: Document
    clauses: tuple[Clause, ...]
    definitions: tuple[Definition, ...] = ()
    parties: tuple[Party, ...] = ()
    kind: Kind = Kind.OTHER
    references: tuple[Reference, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of all its papers."""
        return frozenset(paper.kind for paper in self.papers) or frozenset((self.kind,))

    def paper_at(self, offset: int) -> Paper | None:
        """The paper of a bundle that holds the character at `offset`; None where the contract is one document."""
        return next((paper for paper in self.papers if paper.span.start <= offset < paper.span.end), None)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause that holds the character at `offset`."""
        place = bisect_right(self.clauses, offset, key=lambda clause: clause.span.start) - 1
        while place >= 0:
            clause = self.clauses[place]
            if offset < clause.span.end:
                return clause
            place = clause.parent if clause.parent is not None else -1
        return None

    def path_to(self, clause: Clause) -> tuple[Clause, ...]:
        """The clause and its ancestors, innermost first."""
        path = [clause]
        while path[-1].parent is not None:
            path.append(self.clauses[path[-1].parent])
        return tuple(path)

    def evidence(self, span: Span) -> tuple[Evidence, ...]:
        """The words of `span` with clause, page and boxes; a piece for each page that they run over.

        Between two pages stand their footer and header, so that one quote over both would stand on neither.
        """
        clause, paper = self.clause_at(span.start), self.paper_at(span.start)
        return tuple(
            Evidence(
                quote=piece.text_in(self.text),
                span=piece,
                page=self.document.page_at(piece.start),
                clause=clause.title if clause else None,
                boxes=self.document.boxes_of(piece),
                document=paper.document.path if paper else None,
                begins=paper.span.start if paper else 0,
            )
            for piece in self.document.by_page(span)
        )

    def party(self, role: Role) -> Party | None:
        """The first party in a role."""
        return next((party for party in self.parties if party.role is role), None)
