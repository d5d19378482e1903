"""A contract as lawyers cite it: numbered clauses in a tree, definitions, references."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contract_review.model.span import Span


class Category(StrEnum):
    """What a clause is about; rules look for their answer in the categories that they name under `reads`."""

    PARTIES = "parties"
    DEFINITIONS = "definitions"
    SERVICES = "services"
    SERVICE_LEVELS = "service-levels"
    SERVICE_CREDITS = "service-credits"
    MAINTENANCE = "maintenance"
    SUPPORT = "support"
    PRICING = "pricing"
    PAYMENT = "payment"
    TERM_AND_RENEWAL = "term-and-renewal"
    TERMINATION = "termination"
    SUSPENSION = "suspension"
    TRANSITION = "transition"
    LIABILITY = "liability"
    INDEMNITY = "indemnity"
    WARRANTY = "warranty"
    INTELLECTUAL_PROPERTY = "intellectual-property"
    LICENCE = "licence"
    CONFIDENTIALITY = "confidentiality"
    DATA_PROTECTION = "data-protection"
    SECURITY = "security"
    INSURANCE = "insurance"
    AUDIT = "audit"
    ASSIGNMENT = "assignment"
    GOVERNING_LAW = "governing-law"
    DISPUTES = "disputes"
    FORCE_MAJEURE = "force-majeure"
    NOTICES = "notices"
    CHANGES = "changes"
    PARTNERSHIP = "partnership"
    GOVERNANCE = "governance"
    NON_SOLICITATION = "non-solicitation"
    EXCLUSIVITY = "exclusivity"
    SIGNATURE = "signature"
    GENERAL = "general"


# At the first a clause is worth looking in; at the second it is as surely about a category as its heading could say.
_LIKELY, _AS_PLAIN = 0.3, 0.9


class Sign(StrEnum):
    """By what a clause names a category: its own heading, a heading above it, or at least two of its words."""

    HEADING = "heading"
    ABOVE = "above"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """A category with the confidence, from 0 to 1, that the clause is about it.

    `sign` is by what the clause names the category; None where only the models know it.
    """

    category: Category
    confidence: float
    sign: Sign | None = None

    @property
    def headed(self) -> bool:
        """Whether a heading names the category, or the clause is as surely about it as a heading could say."""
        return self.sign in (Sign.HEADING, Sign.ABOVE) or self.confidence >= _AS_PLAIN

    @property
    def likely(self) -> bool:
        """Whether the clause is worth looking in for the category."""
        return self.headed or self.confidence >= _LIKELY


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or headed part of a contract, with everything below it.

    `number` is the full number as one would cite it ("4.1(a)", "Schedule B"), `label` what is printed in front
    ("(a)"). `span` covers the clause and its children, `own` only its own text up to the first child. `parent` is the
    index of the parent clause in the tuple that holds them all, which is in reading order.
    """

    index: int
    number: str | None
    label: str | None
    heading: str | None
    span: Span
    own: Span
    level: int
    parent: int | None
    categories: tuple[CategoryScore, ...] = ()

    @property
    def title(self) -> str:
        """How a reader would point at the clause: number and heading, as far as there are any."""
        return " ".join(part for part in (self.number, self.heading) if part) or "preamble"

    def confidence(self, category: Category) -> float:
        """How sure it is that the clause is about `category`; 0 where nothing says so."""
        return next((score.confidence for score in self.categories if score.category is category), 0.0)

    def headed(self, category: Category) -> bool:
        """Whether a heading says that the clause is about `category`, or its words say so as plainly as a heading."""
        return any(score.category is category and score.headed for score in self.categories)

    def about(self, category: Category) -> bool:
        """Whether one should look in the clause for `category`: it is likely about it, or uses its words."""
        return any(score.category is category and (score.likely or score.sign) for score in self.categories)

    def touches(self, category: Category) -> bool:
        """Whether the clause names `category` by a heading or its words: for whoever knows by himself what he reads."""
        return any(score.category is category and (score.headed or score.sign) for score in self.categories)


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term, where it is defined, and the words that define it."""

    term: str
    span: Span
    meaning: Span
    clause: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a contract refers to one of its clauses: the words, the number, and the clause it leads to.

    `outside` references lead to another text (a law, a master agreement). One that is not outside and leads to no
    clause is broken.
    """

    span: Span
    number: str
    clause: int | None
    outside: bool = False

    @property
    def broken(self) -> bool:
        """Whether the contract has no clause with this number."""
        return self.clause is None and not self.outside
