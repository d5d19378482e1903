"""The form of a service file as JSON Schema, so that an editor completes its keys and tells a mistake while one types.

An editor sees keys and kinds of values; whether files exist and vendors are named once is told when the file is read.
"""

from __future__ import annotations

from typing import Any

from contract_review.back_to_back.requirements import REQUIREMENTS
from contract_review.back_to_back.service_file import OWN, POSITIONS, PROMISED, SERVICE, TOLD, VENDOR, WAIVER
from contract_review.back_to_back.terms import TERMS, Term

_TEXT = {"type": "string", "minLength": 1}
_FLAG = {"type": "boolean"}
_COUNT = {"type": "integer", "minimum": 0}
_NAMES = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
# How a value of each kind may stand in YAML, and an example of it for the editor to show.
_WRITTEN: dict[str, tuple[dict[str, Any], str]] = {
    "percent": (_TEXT, "99.9 %"),
    "duration": (_TEXT, "4 business hours"),
    "money": (_TEXT, "50,000 EUR"),
    "cap": (_TEXT, "50,000 EUR, 12 months or unlimited"),
    "hours": (_TEXT, "24x7, business hours or Mon-Fri 08:00-18:00"),
    "window": ({"enum": ["month", "quarter", "year"]}, "month"),
    "end": (_TEXT, "2027-06-30 or month-to-month"),
    "regions": (_NAMES, "[EU, US]"),
    "count": (_COUNT, "25"),
    "flag": (_FLAG, "yes"),
}
_LINK = {"$ref": "#/$defs/link"}
_LINKS = {"type": "array", "items": _LINK}
_ABOUT = {
    "service": "What the service is called.",
    "clients": "How many clients one failure of a vendor hits.",
    "promise": "What each client is promised; leave out what is not.",
    "ourselves": "What we give ourselves, and the time that we need beside the vendors.",
    "path": "The vendors that the service hangs on: every entry must be up, unless it is redundant.",
    "positions": "Where our lines are: reserves, shares to be recovered, margins in days.",
    "waivers": "What somebody accepted: which requirement, of which vendor or all, by whom, until when, why.",
    "vendor": "The vendor's name; each stands in the path once.",
    "contract": "The vendor's contract, or several papers of it, beside this file.",
    "review": "A review of the contract as JSON, instead of the contract.",
    "plan": "The plans or services that were bought.",
    "holds_data": "Whether the vendor holds or reaches data of clients.",
    "holidays": "Days in a row on which the vendor may be closed besides weekends.",
    "figures": "What the contract does not say, or what you know better.",
}


def service_schema() -> dict[str, Any]:
    """The schema of a service file."""
    promised = {term.name: _term(term) for term in TERMS} | dict.fromkeys(PROMISED, _FLAG)
    forms: dict[str, dict[str, Any]] = {
        "service": _TEXT,
        "clients": _COUNT,
        "promise": _closed(promised),
        "ourselves": _closed({name: _value(kind) for name, kind in OWN.items()}),
        "path": {**_LINKS, "minItems": 1},
        "positions": _closed({name: _value(kind) for name, kind in POSITIONS.items()}),
        "waivers": {"type": "array", "items": _waiver()},
    }
    top = _closed(_told(forms, SERVICE), required=("service", "promise", "path"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A service and the vendors below it",
        **top,
        "$defs": {"link": {"anyOf": [_vendor(), _redundant(), _series()]}},
    }


def _waiver() -> dict[str, Any]:
    forms: dict[str, dict[str, Any]] = {
        "rule": {"enum": [requirement.id for requirement in REQUIREMENTS]},
        "until": {"type": "string", "format": "date"},
    }
    return _closed({name: forms.get(name, _TEXT) for name in WAIVER}, required=("rule", "by", "until"))


def _vendor() -> dict[str, Any]:
    forms: dict[str, dict[str, Any]] = {
        "vendor": _TEXT,
        "contract": _NAMES,
        "review": _TEXT,
        "plan": _NAMES,
        "holds_data": _FLAG,
        "holidays": _COUNT,
        "figures": _closed({term.name: _term(term) for term in TERMS}),
    }
    return {**_closed(_told(forms, VENDOR), required=("vendor",)), "not": {"required": ["contract", "review"]}}


def _redundant() -> dict[str, Any]:
    return _closed({"redundant": {**_LINKS, "minItems": 2}, "failover": _FLAG}, required=("redundant",))


def _series() -> dict[str, Any]:
    return _closed({"series": {**_LINKS, "minItems": 2}}, required=("series",))


def _term(term: Term) -> dict[str, Any]:
    """A term: its value, "none", or a mapping with the words and the clause beside it."""
    value = _value(term.kind)
    bare = {name: part for name, part in value.items() if name != "description"}
    whole = {"value": {"anyOf": [bare, {"const": "none"}]}, "target": _FLAG, "words": _TEXT, "clause": {}}
    about = f"The {term.what}: {_WRITTEN[term.kind][1]}; or none."
    return {"description": about, "anyOf": [bare, {"const": "none"}, _closed({name: whole[name] for name in TOLD})]}


def _value(kind: str) -> dict[str, Any]:
    form, example = _WRITTEN[kind]
    return {**form, "description": f"Such as {example}."}


def _told(forms: dict[str, dict[str, Any]], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: {**forms[name], "description": _ABOUT[name]} for name in names}


def _closed(keys: dict[str, Any], *, required: tuple[str, ...] = ()) -> dict[str, Any]:
    form = {"type": "object", "properties": keys, "additionalProperties": False}
    return {**form, "required": list(required)} if required else form
