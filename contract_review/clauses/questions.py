"""Which of our categories a clause belongs to when it answers one of the clause model's questions."""

from __future__ import annotations

from collections.abc import Iterator

from contract_review.clauses.learned import Told, answering
from contract_review.model.clause import Category

C = Category
# Questions whose answers say nothing of what a clause is about (the contract's name, its date) are not here.
CATEGORIES: dict[str, Category] = {
    "Parties": C.PARTIES,
    "Expiration Date": C.TERM_AND_RENEWAL,
    "Renewal Term": C.TERM_AND_RENEWAL,
    "Notice Period To Terminate Renewal": C.TERM_AND_RENEWAL,
    "Termination For Convenience": C.TERMINATION,
    "Post-Termination Services": C.TRANSITION,
    "Governing Law": C.GOVERNING_LAW,
    "Most Favored Nation": C.PRICING,
    "Revenue/Profit Sharing": C.PRICING,
    "Price Restrictions": C.PRICING,
    "Minimum Commitment": C.PRICING,
    "Exclusivity": C.EXCLUSIVITY,
    "Non-Compete": C.EXCLUSIVITY,
    "Competitive Restriction Exception": C.EXCLUSIVITY,
    "No-Solicit Of Customers": C.NON_SOLICITATION,
    "No-Solicit Of Employees": C.NON_SOLICITATION,
    "Anti-Assignment": C.ASSIGNMENT,
    "Change Of Control": C.ASSIGNMENT,
    "Ip Ownership Assignment": C.INTELLECTUAL_PROPERTY,
    "Joint Ip Ownership": C.INTELLECTUAL_PROPERTY,
    "Covenant Not To Sue": C.INTELLECTUAL_PROPERTY,
    "License Grant": C.LICENCE,
    "Non-Transferable License": C.LICENCE,
    "Affiliate License-Licensee": C.LICENCE,
    "Affiliate License-Licensor": C.LICENCE,
    "Irrevocable Or Perpetual License": C.LICENCE,
    "Unlimited/All-You-Can-Eat-License": C.LICENCE,
    "Audit Rights": C.AUDIT,
    "Cap On Liability": C.LIABILITY,
    "Uncapped Liability": C.LIABILITY,
    "Liquidated Damages": C.LIABILITY,
    "Warranty Duration": C.WARRANTY,
    "Insurance": C.INSURANCE,
}


def spoken_of(known: Told, *, least: float) -> Iterator[tuple[int, Category, float]]:
    """Where a document speaks of what: the offset of a sentence, its category and how sure that is, in no order."""
    for answer in answering(known):
        category = CATEGORIES.get(answer.question)
        if category is not None and answer.probability >= least:
            yield answer.span.start, category, answer.probability
