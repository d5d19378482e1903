"""What keeps a party honest: audits and what they cost, insurance, and regular reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.governance import rhythm
from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import moneys, percentages
from contract_review.model.clause import Category
from contract_review.model.fact import Duration, Qualifiers, Unit

_AUDIT = re.compile(r"(?i)\baudit(?:s|ed|ing)?\b|\binspect(?:s|ed|ion|ions)?\b|\bexamin(?:e|es|ation|ations)\b")
_AT_MOST = re.compile(
    r"(?i)\b(?:no\s+more\s+(?:often\s+)?than|not\s+(?:be\s+)?(?:\w+\s+){0,4}?more\s+(?:often\s+|frequently\s+)?than|(?:no|not)\s+more\s+frequently\s+than|only|limited\s+to|at\s+most|up\s+to|maximum\s+of|more\s+than\s+one\s+such\s+audit\s+may|not\s+exceed)\b"
)
_SO_OFTEN = re.compile(
    r"(?i)\b(?P<times>once|one|twice|two|three)(?:\s*\(\d\))?\s+(?:(?:such\s+)?(?:audits?|inspections?|times?)\s+)?(?:may\s+be\s+made\s+|may\s+be\s+conducted\s+)?(?:in\s+any|in\s+each|in\s+every|in\s+a|per|a|each|every|during\s+any|during\s+each|annually)\b"
    r"(?:\s+(?:rolling\s+|consecutive\s+|given\s+)?(?:(?:calendar|contract|fiscal)\s+)?(?P<unit>year|quarter|month|twelve|12))?"
)
_MONTHS = {"year": 12, "twelve": 12, "12": 12, "quarter": 3, "month": 1}
_TIMES = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3}
_OTHER_AUDIT = re.compile(r"(?i)\bSOC\b|\bISO\b|\bpenetration|\bfinancial\s+statements")


def audit_frequency(passage: Passage) -> Iterator[Statement]:
    """How often a party may be audited at most, as the time between two audits: twice a year is six months."""
    text = passage.text
    audit = _AUDIT.search(text)
    if audit is None or not _AT_MOST.search(text) or _OTHER_AUDIT.search(text):
        return
    often = _SO_OFTEN.search(text)
    if often and (often["unit"] or "annually" in often[0].lower()):
        months = _MONTHS[(often["unit"] or "year").lower()] / _TIMES[often["times"].lower()]
        yield Statement("legal.audit-frequency", Duration(months, Unit.MONTH))


_COSTS = re.compile(r"(?i)\b(?:costs?|expenses?|fees?)\b")
_BEARS = re.compile(r"(?i)\b(?:pay|pays|reimburse|bear|bears|borne|paid|charged|liable)\b")
_SHORT = re.compile(
    r"(?i)\b(?:under-?pa(?:id|y|yments?)|under-?report\w*|understat\w+|discrepanc\w+|deficienc\w+|shortfall|over-?charg\w*|over-?us\w+|excess|error|variance)\b"
)


def audit_cost(passage: Passage) -> Iterator[Statement]:
    """From which share of underpayment on the audited party pays for the audit."""
    text = passage.text
    if not (_AUDIT.search(f"{passage.before} {text}") and _COSTS.search(text) and _BEARS.search(text)):
        return
    if not _SHORT.search(text):
        return
    for found in percentages(text):
        if re.search(
            r"(?i)\b(?:than|exceed(?:s|ing)?|over|of|least|excess\s+of)\s+(?:[\w-]+\s+)?\(?$", text[: found.span.start]
        ):
            yield Statement("legal.audit-cost-threshold", found.value)
            return


_INSURES = re.compile(r"(?i)\binsurance\b|\binsured\b|\bcoverage\b")
_COVERS = re.compile(
    r"(?i)\b(?P<cover>commercial\s+general(?:\s+liability)?|(?:comprehensive\s+|general\s+|public\s+|product(?:s)?\s+)?(?:general\s+)?liability|cyber(?:\s+(?:liability|security|risk))?|professional\s+(?:liability|indemnity)|errors\s+and\s+omissions?|workers['\u2019]?\s*compensation|employer['\u2019]?s['\u2019]?\s+liability|umbrella|excess\s+liability|automobile|crime|technology\s+errors)\b"
)
_DEDUCTIBLE = re.compile(r"(?i)\b(?:deductible|retention|premium)s?\b[^.;,]{0,40}$")


def insurance_amount(passage: Passage) -> Iterator[Statement]:
    """For how much a party must be insured, with the cover as the scope."""
    text = passage.text
    if not (_INSURES.search(text) or passage.headed(Category.INSURANCE)):
        return
    for found in moneys(text):
        if found.value.amount < _LEAST_COVER or _DEDUCTIBLE.search(text[: found.span.start]):
            continue
        before = list(_COVERS.finditer(text, 0, found.span.start))
        after = _COVERS.search(text, found.span.end)
        cover = before[-1] if before else after
        scope = " ".join(cover["cover"].split()).lower() if cover else None
        yield Statement("legal.insurance-amount", found.value, Qualifiers(scope=scope))


_LEAST_COVER = 10_000
_REPORTS = re.compile(
    r"(?i)\b(?:service\s+level\s+|performance\s+|availability\s+|uptime\s+|SLA\s+|status\s+|usage\s+|sales\s+|activity\s+|point[\s-]of[\s-]sale\s+|written\s+|service\s+)?reports?\b"
)
_GIVES = re.compile(
    r"(?i)\b(?:shall|will|must|agrees?\s+to)\s+(?:\w+\s+){0,3}?(?:provide|deliver|send|submit|furnish|supply|issue|publish|make\s+available|report|prepare)\b|\b(?:provides|delivers|sends|submits|publishes|issues)\b"
)
_OTHER_REPORT = re.compile(
    r"(?i)\b(?:incident|root[\s-]cause|credit|annual|financial|audit|SOC|expense|bug|error|medical|police|test|quarterly\s+financial)\s+reports?\b|\breport\s+(?:any|all|the)\b"
)

# "Reports that measure the Monthly Uptime Percentage": the month is what is measured over.
_MEASURED = re.compile(r"(?i)\b(?:monthly|quarterly|annual)\s+(?:uptime|availability|service\s+level)\b(?!\s+reports?)")


def report_cadence(passage: Passage) -> Iterator[Statement]:
    """How often a report on the service, or on sales, is due."""
    text = passage.text
    report = _REPORTS.search(text)
    if report is None or not _GIVES.search(text) or _OTHER_REPORT.search(text):
        return
    length = rhythm(_MEASURED.sub(" ", text[max(report.start() - _NEAR, 0) : report.end() + _NEAR]))
    if length is not None:
        yield Statement("governance.report-cadence", length)


_NEAR = 90

FINDERS = (
    finder("audit audits audited inspect inspection examine examination", audit_frequency),
    finder(
        "underpaid underpayment underreported understated discrepancy deficiency shortfall overcharge overuse excess error variance",
        audit_cost,
    ),
    finder("insurance insured coverage liability cyber umbrella occurrence aggregate", insurance_amount),
    finder("report reports", report_cadence),
)
