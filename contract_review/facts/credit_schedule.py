"""Service credit schedules: which share of the fees is credited for which availability."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.facts.tables import Grid
from contract_review.language.quantities import percentages
from contract_review.model.fact import Percentage, Qualifiers

_CREDIT = re.compile(r"(?i)\bcredit|\bcompensat|\brebate|\brefund|\bdiscount|\bpenalt")
_LEVEL = re.compile(r"(?i)\bavailab|\bup-?time|\bservice\s+level|\bpercentage\b")
_BELOW = re.compile(
    r"(?i)(?:<|\bless\s+than|\bbelow|\bunder|\blower\s+than|\bfalls?\s+(?:below|under|to)|\bup\s+to\b)\s*(?:or\s+equal\s+to\s*)?=?$|(?:but|and)?\s*(?:is\s+)?(?:<|less\s+than)\s*$"
)
_FROM = re.compile(
    r"(?i)(?:>=|≥|>|=>|\bgreater\s+than(?:\s+or\s+equal\s+to)?|\bequal\s+to(?:\s+or\s+(?:greater|higher|more)\s+than)?|\bat\s+least|\bmore\s+than|\babove|\bor\s+above|\bover|\bfrom)\s*$"
)
_FROM_AFTER = re.compile(r"(?i)^\s*(?:or\s+(?:more|above|higher|greater)|and\s+above)")
_BELOW_AFTER = re.compile(r"(?i)^\s*(?:or\s+(?:less|below|lower)|and\s+below)")
_RANGE = re.compile(
    r"^\s*(?:%|percent)?\s*(?:-|\u2013|\u2014|~|to|and|through|until)\s*(?:<|less\s+than|below)?\s*$", re.IGNORECASE
)


def band(text: str) -> tuple[float | None, float | None] | None:
    """The upper and lower bound of an availability band as printed, e.g. (99.9, 99.0); None if it prints none."""
    found = percentages(text) or _bare(text)
    if not found:
        return None
    values = [(item.value.n, item.span) for item in found]
    if len(values) >= 2 and _RANGE.match(text[values[0][1].end : values[1][1].start]):
        pair = (values[0][0], values[1][0])
        return max(pair), min(pair)
    below = floor = None
    for n, span in values[:2]:
        head, tail = text[: span.start], text[span.end :]
        if _FROM.search(head) or _FROM_AFTER.match(tail):
            floor = n
        elif _BELOW.search(head) or _BELOW_AFTER.match(tail):
            below = n
        elif len(values) == 1:
            below = None
    return (below, floor) if below is not None or floor is not None else None


def _bare(text: str) -> tuple:  # type: ignore[type-arg]
    """Bounds that are printed without a percent sign: "99.0 - 99.9"."""
    if re.search(r"[A-Za-z]{4,}", re.sub(r"(?i)less than|below|greater|equal|least", "", text)) or "$" in text:
        return ()
    return percentages(re.sub(r"(\d{2}(?:[.,]\d+)?)", r"\1%", text)) if re.search(r"\d{2}", text) else ()


def schedule(grid: Grid) -> Iterator[Statement]:
    """The rows of a table that heads one column as availability and another as credit."""
    if grid.height < 2 or grid.width < 2:
        return
    heads = [grid.words(0, column) for column in range(grid.width)]
    credit = next((c for c in reversed(range(grid.width)) if _CREDIT.search(heads[c])), None)
    level = next((c for c in range(grid.width) if c != credit and _LEVEL.search(heads[c])), None)
    if credit is None and _CREDIT.search(grid.above) and level is not None:
        credit = grid.width - 1 if level == 0 else 0
    if credit is None or (level is None and not _LEVEL.search(grid.above + " ".join(heads))):
        return
    level = level if level is not None else (0 if credit else 1)
    for row in range(1, grid.height):
        share, bounds = percentages(grid.words(row, credit)), band(grid.words(row, level))
        if len(share) == 1 and bounds and share[0].value.n > 0:
            yield Statement(
                "sla.credit-tier",
                Percentage(share[0].value.n),
                Qualifiers(below=bounds[0], floor=bounds[1]),
                span=grid.row_span(row),
            )


_PROSE_CREDIT = re.compile(r"(?i)\b(?:credit|refund|rebate|compensat)")
_LINE = re.compile(r"(?i)\b(?:below|less\s+than|<|under|falls|between|≥|>=|greater|at\s+least|from)")


def in_prose(passage: Passage) -> Iterator[Statement]:
    """A credit in a sentence or a list line: "below 99.9 %: 10 % of the monthly fee"."""
    text = passage.text
    if not (_PROSE_CREDIT.search(text) and _LINE.search(text)) or re.search(
        r"(?i)\bmaximum|\bexceed\b|\bterminat", text
    ):
        return
    found = percentages(text)
    if not 2 <= len(found) <= 3:
        return
    shares = [item for item in found if _is_share(text, item.span.start, item.span.end)]
    if len(shares) != 1:
        return
    share = shares[0]
    rest = text[: share.span.start] + " " * len(share.span) + text[share.span.end :]
    bounds = band(rest)
    if bounds and share.value.n not in bounds:
        yield Statement("sla.credit-tier", share.value, Qualifiers(below=bounds[0], floor=bounds[1]))


def _is_share(text: str, start: int, end: int) -> bool:
    tail, head = text[end : end + 50], text[max(start - 40, 0) : start]
    of_fee = re.match(
        r"(?i)\s*(?:service\s+|client\s+)?(?:credit|refund|discount|rebate)|\s*(?:of|off)\b[^.;]{0,40}\b(?:fee|charge|price|bill|invoice|payment|month)",
        tail,
    )
    return bool(of_fee or re.search(r"(?i)\bcredit(?:ed)?\s*(?:of|equal\s+to|:|=)\s*(?:\w+\s+){0,2}$", head))


FINDERS = (finder("credit credits credited refund rebate compensation", in_prose),)
