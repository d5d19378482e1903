"""What a vendor supplies: a service that it runs for the customer, or support of something that is used."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice

from contract_review.model.contract import Contract, Kind

_K = Kind
_HOSTED = frozenset({_K.SAAS, _K.HOSTING, _K.TELECOM, _K.OUTSOURCING})
_SUPPORTED = _HOSTED | {_K.SLA, _K.SUPPORT, _K.MAINTENANCE, _K.LICENCE}
_RUNS = re.compile(
    r"(?i)\b(?:up-?time|software[- ]as[- ]a[- ]service|saas|voip|bandwidth|data ?cent(?:er|re)s?|co-?location|service availability"
    r"|(?:cloud|hosted|hosting|online|managed|telephony|network|monitoring|web[- ]hosting|internet access|wireless|telecommunications?)"
    r"[- ](?:based )?(?:services?|platforms?|solutions?|environments?|systems?)"
    r"|availability of (?:the|its|our) (?:[\w-]+ )?(?:services?|platforms?|systems?))\b"
)
_HELPS = re.compile(
    r"(?i)\b(?:(?:technical|product|customer|software|level \w+|tier \w+|on-?site|telephone|phone|email|help ?desk)\W{1,3}(?:technical )?support"
    r"|support (?:services?|cent(?:er|re)|desk|team|hours|requests?)|(?:maintenance|support) and (?:support|maintenance)|help ?desk|error corrections?|bug fixes)\b"
)
_INSTALLED = re.compile(r"(?i)\b(?:licensed software|install(?:ed|ation)?|releases?|source code|versions?|licensee)\b")
# Once is a passing mention; a contract about a thing names it again and again.
_OFTEN, _TWICE, _SOFTWARE = 3, 2, 5


class Supply(StrEnum):
    """A service that the vendor runs, or help with something that is used."""

    HOSTED = "hosted"
    SUPPORT = "support"


def supplied(contract: Contract) -> frozenset[Supply]:
    """What the vendor supplies, by the kind of document and by what its text speaks of."""
    hosted, support = _hosted(contract), contract.kind in _SUPPORTED or _stands(_HELPS, contract, times=_TWICE)
    return frozenset(what for what, is_so in ((Supply.HOSTED, hosted), (Supply.SUPPORT, support or hosted)) if is_so)


def _hosted(contract: Contract) -> bool:
    match contract.kind:
        case kind if kind in _HOSTED:
            return True
        case Kind.SLA:
            return _stands(_RUNS, contract) or not _stands(_INSTALLED, contract, times=_SOFTWARE)
        case Kind.SUPPORT:
            return _stands(_RUNS, contract)
        case Kind.LICENCE | Kind.MAINTENANCE if _stands(_INSTALLED, contract, times=_SOFTWARE):
            # Software that the customer installs may itself be meant for services that somebody hosts.
            return len(_RUNS.findall(contract.text)) > len(_INSTALLED.findall(contract.text))
    return _stands(_RUNS, contract, times=_OFTEN)


def _stands(pattern: re.Pattern[str], contract: Contract, *, times: int = 1) -> bool:
    return len(list(islice(pattern.finditer(contract.text), times))) == times
