"""`backtoback.data-flowdown`: whether what clients are promised about their data stands in the vendors' contracts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contract_review.back_to_back.clock import DAY
from contract_review.back_to_back.lengths import minutes
from contract_review.back_to_back.pairs.notices import late_by, longest
from contract_review.back_to_back.service import Service, Vendor, vendors_of
from contract_review.back_to_back.terms import NO, YES, State, Told
from contract_review.back_to_back.verdict import Verdict
from contract_review.back_to_back.wording import in_clock
from contract_review.model.fact import Duration, Text
from contract_review.model.finding import Outcome

_TERMS = ("regions", "subprocessor_notice", "dpa", "audit")
# The worst of a vendor's answers is the answer; what is missing is worse than what is not known.
_WORST_FIRST = (
    Outcome.WALK_AWAY,
    Outcome.MISSING,
    Outcome.UNCLEAR,
    Outcome.NEGOTIATE,
    Outcome.ACCEPTABLE,
    Outcome.PREFERRED,
)


def flow_down(service: Service) -> Iterator[Verdict]:
    """Regions, sub-processors, data processing agreement and audits, as far as clients are promised any of them."""
    asked = [name for name in _TERMS if service.promised(name)]
    if not asked:
        yield Verdict(
            Outcome.NOT_APPLICABLE, "", "", "Clients are promised nothing about where and by whom data is held."
        )
        return
    for vendor in vendors_of(service.path):
        if vendor.holds_data:
            yield _vendor(vendor, service, asked)


def _vendor(vendor: Vendor, service: Service, asked: list[str]) -> Verdict:
    answers = [answer for name in asked if (answer := _ANSWERS[name](vendor, service))]
    if "dpa" not in asked:
        # Whoever promises anything about personal data needs the vendor's agreement to process it.
        answers.append(_flag(vendor, "dpa", "a data processing agreement"))
    worst = min((outcome for outcome, _ in answers), key=_WORST_FIRST.index)
    telling = [words for outcome, words in answers if outcome is worst]
    notice = service.promised("subprocessor_notice")
    return Verdict(
        worst,
        found="; ".join(telling),
        wanted=_wanted(service),
        message=f"{vendor.name}: {'; '.join(telling)}.",
        vendor=vendor.name,
        gap=_late(vendor, notice) if notice else None,
        evidence=tuple(piece for name in _TERMS for piece in vendor.tells(name).evidence[:1]),
    )


def _regions(vendor: Vendor, service: Service) -> tuple[Outcome, str]:
    promised, told = service.promised("regions"), vendor.tells("regions")
    ours, theirs = _places(promised), _places(told)
    if told.state is State.UNKNOWN:
        return Outcome.UNCLEAR, "where it holds data is not known"
    if told.state is State.SILENT:
        return Outcome.MISSING, "no promise where data is held"
    if told.state is State.VAGUE:
        return Outcome.WALK_AWAY, told.words or "data may be held anywhere"
    wider = sorted(name for key, name in theirs.items() if key not in ours)
    if wider:
        return Outcome.WALK_AWAY, f"data may be held in {', '.join(wider)}"
    return Outcome.PREFERRED, f"data is held in {', '.join(theirs.values())}"


def _places(told: Told | None) -> dict[str, str]:
    text = told.value.text if told and isinstance(told.value, Text) else ""
    return {name.strip().casefold(): name.strip() for name in text.split(",") if name.strip()}


def _subprocessors(vendor: Vendor, service: Service) -> tuple[Outcome, str]:
    promised, told = service.promised("subprocessor_notice"), vendor.tells("subprocessor_notice")
    assert promised is not None
    if not isinstance(told.value, Duration):
        if told.state is State.SILENT:
            return Outcome.MISSING, "no notice of new sub-processors"
        if told.state is State.VAGUE:
            return Outcome.NEGOTIATE, "no time for its notice of new sub-processors"
        return Outcome.UNCLEAR, "its notice of new sub-processors is not known"
    client, vendor_time = longest(promised), minutes(told.value).low
    words = f"notice of new sub-processors {in_clock(vendor_time)} before, ours {in_clock(client)}"
    if vendor_time >= client + service.positions.subprocessor_margin * DAY:
        return Outcome.PREFERRED, words
    return (Outcome.ACCEPTABLE if vendor_time >= client else Outcome.NEGOTIATE), words


def _dpa(vendor: Vendor, service: Service) -> tuple[Outcome, str] | None:
    promised = service.promised("dpa")
    return _flag(vendor, "dpa", "a data processing agreement") if promised and promised.value == YES else None


def _audit(vendor: Vendor, service: Service) -> tuple[Outcome, str] | None:
    promised = service.promised("audit")
    return _flag(vendor, "audit", "audits") if promised and promised.value == YES else None


def _flag(vendor: Vendor, name: str, what: str) -> tuple[Outcome, str]:
    told = vendor.tells(name)
    if told.value == YES:
        return Outcome.PREFERRED, f"{what}: yes"
    if told.value == NO or told.state is State.VAGUE:
        return Outcome.WALK_AWAY, f"{what}: no"
    if told.state is State.SILENT:
        return Outcome.MISSING, f"{what}: nothing said"
    return Outcome.UNCLEAR, f"{what}: not known"


_ANSWERS = {"regions": _regions, "subprocessor_notice": _subprocessors, "dpa": _dpa, "audit": _audit}


def _wanted(service: Service) -> str:
    promised = service.promised("regions")
    parts = [f"data in {', '.join(_places(promised).values())} only"] if promised else []
    if notice := service.promised("subprocessor_notice"):
        needed = longest(notice) + service.positions.subprocessor_margin * DAY
        parts.append(f"notice of new sub-processors {in_clock(needed)} before")
    return "; ".join([*parts, "a data processing agreement", *(["audits"] if service.promised("audit") else [])])


def _late(vendor: Vendor, notice: Told) -> Duration | None:
    told = vendor.tells("subprocessor_notice").value
    return (
        late_by(longest(notice) - (minutes(told).low if isinstance(told, Duration) else Fraction(0)))
        if isinstance(told, Duration)
        else None
    )
