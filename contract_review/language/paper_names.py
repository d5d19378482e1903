"""The papers that contracts name: "the Order Form", "this SLA", "the Master Agreement", and which kinds they are."""

from __future__ import annotations

import re

from contract_review.model.contract import Kind

MASTERS = (
    Kind.MSA,
    Kind.SAAS,
    Kind.HOSTING,
    Kind.LICENCE,
    Kind.OUTSOURCING,
    Kind.TELECOM,
    Kind.RESELLER,
    Kind.PARTNER,
    Kind.MAINTENANCE,
)
# The narrower name stands before the wider one: a "Service Level Agreement" is no "Agreement".
NAMES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (r"service\s+level\s+agreements?|service\s+levels?(?:\s+(?:exhibit|schedule|addendum|terms))?|slas?", (Kind.SLA,)),
    (r"data\s+(?:processing|protection)\s+(?:agreement|addendum|terms)|dpas?", (Kind.DPA,)),
    (r"amendments?", (Kind.AMENDMENT,)),
    (
        r"order(?:ing)?\s+(?:forms?|documents?|confirmations?)|cover\s+pages?|statements?\s+of\s+work|sows?"
        r"|(?:purchase|work|service|sales)\s+orders?|orders?|quot(?:es?|ations?)|proposals?|key\s+terms",
        (Kind.ORDER_FORM,),
    ),
    (r"support\s+(?:polic(?:y|ies)|plans?|terms|guides?|handbook|agreement|exhibit|schedule)", (Kind.SUPPORT,)),
    (r"maintenance\s+(?:agreement|terms|policy)", (Kind.MAINTENANCE, Kind.SUPPORT)),
    (
        r"(?:(?:master|main|underlying|governing|framework|services?|subscription|customer|partner|reseller|hosting)\s+){1,3}"
        r"(?:agreement|terms|conditions)|msa|terms\s+of\s+(?:service|use)|general\s+terms(?:\s+and\s+conditions)?"
        r"|terms\s+and\s+conditions|agreement",
        MASTERS,
    ),
)
_NAMED = tuple((re.compile(rf"(?i)\b(?:{words})\b"), kinds) for words, kinds in NAMES)


def kinds_named(name: str) -> tuple[Kind, ...]:
    """The kinds of paper that a name may mean; none where the name is no kind ("Exhibit B", a web site)."""
    return next((kinds for words, kinds in _NAMED if words.search(name)), ())
