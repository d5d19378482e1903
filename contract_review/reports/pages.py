"""A review as a page: HTML in one file, or Markdown, from the templates in `report_templates/review`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contract_review.findings.messages import WHOLE
from contract_review.model.finding import Severity
from contract_review.model.review import Review
from contract_review.reports.contract_text import ContractText, contract_text
from contract_review.reports.names import OUTCOMES, SIGNS, group_name
from contract_review.reports.presentation import Entry, FactLine, Presented, present
from contract_review.reports.support_times import is_support_time, support_times
from contract_review.reports.templates import content_hash, environment, script, stylesheet

_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a passage of the contract, where there is one."""

    words: str
    passage: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, as the page stores it and as it reads."""

    value: str
    words: str


def as_page(review: Review, *, form: str, show: Severity | None = None) -> str:
    """The review as `html` or `md`; `show` leaves out flags that are milder."""
    seen = present(review, show=show)
    return _html(review, seen) if form == "html" else _markdown(seen)


def _markdown(seen: Presented) -> str:
    return environment("review", html=False).get_template("review.md").render(seen=seen)


def _html(review: Review, seen: Presented) -> str:
    text = contract_text(review.contract, (*seen.flags, *seen.good))
    style, code = stylesheet("review"), script("review")
    return (
        environment("review", html=True)
        .get_template("review.html")
        .render(
            seen=seen,
            text=text,
            targets=_targets((*seen.flags, *seen.good), text),
            looked_in={entry.key: _looked_in(entry, text) for entry in seen.flags},
            signs={severity.value: sign for severity, sign in SIGNS.items()},
            support=support_times(review.facts),
            facts=_by_family(fact for fact in seen.facts if not is_support_time(fact.id)),
            passages={fact.start: text.passage_at(fact.start) for fact in seen.facts},
            severities=_choices((flag.severity, flag.severity.capitalize()) for flag in seen.flags),
            groups=_choices(sorted((flag.group, flag.group_name) for flag in seen.flags)),
            outcomes=[
                Choice(outcome.value, words.capitalize())
                for outcome, words in OUTCOMES.items()
                if any(flag.outcome == outcome for flag in seen.flags)
            ],
            style=style,
            script=code,
            style_hash=content_hash(style),
            script_hash=content_hash(code),
        )
    )


def _by_family(facts: Iterable[FactLine]) -> list[tuple[str, list[FactLine]]]:
    """Facts under a heading each for term, pricing, service levels and so on."""
    families: dict[str, list[FactLine]] = {}
    for fact in facts:
        families.setdefault(group_name(fact.id.partition(".")[0]), []).append(fact)
    return list(families.items())


def _targets(entries: Iterable[Entry], text: ContractText) -> dict[str, str]:
    """Where the link of each quote leads: to its mark, or to the passage where nothing could be marked."""
    return {
        quote.key: quote.key if quote.key in text.anchors else text.passage_at(quote.start) or "contract"
        for entry in entries
        for quote in entry.quotes
    }


def _looked_in(entry: Entry, text: ContractText) -> list[Link]:
    """The places where we looked; none where that is everywhere, which the message says."""
    if entry.looked_in == (WHOLE,):
        return []
    links = [Link(title, text.passage_of(title)) for title in entry.looked_in[:_MOST_PLACES]]
    rest = len(entry.looked_in) - _MOST_PLACES
    return [*links, Link(f"and {rest} more", None)] if rest > 0 else links


def _choices(values: Iterable[tuple[str, str]]) -> list[Choice]:
    return [Choice(value, words) for value, words in dict.fromkeys(values)]
