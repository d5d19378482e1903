"""`duties`: whether the contract gives a party work to do, and not only a promise in passing."""

from __future__ import annotations

from typing import Any

from contract_review.findings.found import Found
from contract_review.findings.wordings import Wording
from contract_review.language.actors import party_in
from contract_review.model.contract import Role
from contract_review.model.rule import Condition

_WORK = (
    "provide|perform|deliver|maintain|correct|install|support|repair|monitor|remedy|supply|implement|operate|manage|host|process|resolve|"
    "assist|establish|arrange|make|furnish|appoint|train|prepare|ensure|complete|obtain|cooperate|give|designate|follow|keep|use"
)
_HEAD = ("responsibilities", "obligations", "duties", "obligations of")
# In a long contract everybody promises something now and then; work is spoken of on every page.
_LEAST, _WORDS_A_DUTY, _SHORT_HEAD = 3, 1000, 9


def _duty(role: Role) -> Wording:
    return Wording(
        phrases=(f"shall|will|must|agrees ...3 {_WORK}",),
        by=(role,),
        without=("indemnif*", "confidential*", "defend", "liable"),
        reads=(),
    )


class Duties:
    """The contract gives this party work to do."""

    name = "duties"
    summary = "The contract lists duties of a party, or speaks of its work again and again: `duties: vendor`."

    def parse(self, raw: Any) -> Role:
        """Vendor or customer."""
        if raw not in (Role.VENDOR.value, Role.CUSTOMER.value):
            raise ValueError("takes vendor or customer")
        return Role(raw)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether the party's duties are headed as such; of the vendor's, whether they are many for the contract."""
        role: Role = condition.option
        other = Role.CUSTOMER if role is Role.VENDOR else Role.VENDOR
        both = {piece.span for piece in found.search(_duty(other))}
        own = [piece for piece in found.search(_duty(role)) if piece.span not in both]
        if role is Role.CUSTOMER:
            return bool(own) or _headed(found, role)
        often = len(own) * _WORDS_A_DUTY >= found.looking.length
        return (len(own) >= _LEAST and often) or _headed(found, role)

    def signs(self, condition: Condition) -> tuple[Wording, ...]:
        """Any duty of the party is a sign that the contract speaks of who does what."""
        return (_duty(condition.option),)

    def describe(self, condition: Condition) -> str:
        """In words."""
        return f"duties of the {condition.option}"


def _headed(found: Found, role: Role) -> bool:
    """Whether a heading or the line above a list names the party and its responsibilities."""
    lines = found.search(Wording(phrases=_HEAD, denied=None, reads=()))
    return any(
        len(piece.quote.split()) <= _SHORT_HEAD and party_in(found.contract, piece.quote) is role for piece in lines
    )
