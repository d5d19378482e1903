"""A service file becomes a Service; everything that is wrong with it is told with its line."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from contract_review.back_to_back.lengths import minutes
from contract_review.back_to_back.requirements import REQUIREMENTS
from contract_review.back_to_back.service import Link, Own, Positions, Redundant, Series, Service, Vendor, vendors_of
from contract_review.back_to_back.terms import BY_NAME, State, Told, read_value
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Duration, Flag, Percentage, Text
from contract_review.model.rule import Waiver
from contract_review.model.span import Span
from contract_review.rulebook.suggest import suggestion
from contract_review.rulebook.waivers import waiver
from contract_review.rulebook.yaml_lines import Node, load

SERVICE = ("service", "clients", "promise", "ourselves", "path", "positions", "waivers")
PROMISED = ("excludes_maintenance", "parallel_recovery")
VENDOR = ("vendor", "contract", "review", "plan", "holds_data", "holidays", "figures")
OWN = {
    "availability": "percent",
    "response": "duration",
    "restoration": "duration",
    "triage": "duration",
    "migration": "duration",
    "monitoring": "flag",
}
POSITIONS = {
    **dict.fromkeys(("reserve", "recovered", "fallback", "least"), "percent"),
    **dict.fromkeys(("claim_margin", "claim_window", "price_margin", "subprocessor_margin", "cash_gap"), "count"),
}
TOLD = ("value", "target", "words", "clause")
WAIVER = ("rule", "by", "until", "reason", "why", "vendor")
_NONE = "none"


def load_service(path: Path) -> Service:
    """The service in a file; raises `RuleFileError` with path, line and what to do."""
    root = load(path)
    keys = _keys(root, SERVICE, "key of a service")
    for name in ("service", "promise", "path"):
        if name not in keys:
            raise root.wrong(f"the service has no {name!r}")
    promise = _keys(keys["promise"], (*BY_NAME, *PROMISED), "promise")
    links = tuple(map(_link, keys["path"].items()))
    if not links:
        raise keys["path"].wrong("the path names no vendor")
    _named_once(links, keys["path"])
    return Service(
        name=keys["service"].text(),
        clients=_value(keys["clients"], "count").n if "clients" in keys else 1,
        promise={
            name: _promise(name, node) for name, node in promise.items() if name in BY_NAME and _promised(name, node)
        },
        path=Series(links),
        excludes_maintenance=_is_true(promise, "excludes_maintenance"),
        parallel_recovery=_is_true(promise, "parallel_recovery"),
        own=_own(keys["ourselves"]) if "ourselves" in keys else Own(),
        positions=_positions(keys["positions"]) if "positions" in keys else Positions(),
        waivers=tuple(_waiver(one, links) for one in keys["waivers"].items()) if "waivers" in keys else (),
    )


def _keys(node: Node, known: tuple[str, ...], what: str) -> dict[str, Node]:
    keys = node.mapping()
    for name, value in keys.items():
        if name not in known:
            raise value.wrong_key(f"{name!r} is no {what}{suggestion(name, known)}")
    return keys


def _value(node: Node, kind: str) -> Any:
    try:
        return read_value(kind, node.value)
    except ValueError as error:
        raise node.wrong(str(error)) from error


def _is_true(keys: Mapping[str, Node], name: str, *, otherwise: bool = False) -> bool:
    value: Flag = _value(keys[name], "flag") if name in keys else Flag(otherwise)
    return value.value


def _promised(name: str, node: Node) -> bool:
    # A price that is fixed is a promise; of everything else "none" is the same as leaving it out.
    return node.value != _NONE or name == "price_increase"


def _promise(name: str, node: Node) -> Told:
    """What clients are promised: a value, since nothing can be held against a promise without one."""
    told = _told(name, node)
    if told.state is not State.SAID and node.value != _NONE:
        raise node.wrong(f"a promise needs a value, such as '{name}: 4 hours' or '{name}: none'")
    return told


def _told(name: str, node: Node) -> Told:
    """A term as it stands in the file: a value, `none`, or a mapping that gives words and clause beside it."""
    if node.value == _NONE:
        return Told(State.VAGUE, words="none")
    if not isinstance(node.value, dict):
        return Told(State.SAID, (_figure(name, node),))
    keys = _keys(node, TOLD, "key of a term")
    words = keys["words"].text() if "words" in keys else ""
    clause = str(keys["clause"].value) if "clause" in keys else None
    # A quote that somebody typed stands in no text that was read; its place is the clause that they name.
    evidence = (Evidence(words, Span(0, 0), None, clause),) if words else ()
    if "value" in keys and keys["value"].value != _NONE:
        value = _figure(name, keys["value"])
        return Told(State.SAID, (value,), _is_true(keys, "target"), evidence, words)
    if not words and "value" not in keys:
        raise node.wrong("the term has neither 'value' nor 'words'")
    return Told(State.VAGUE, evidence=evidence, words=words or "none")


def _figure(name: str, node: Node) -> Any:
    if name == "regions":
        return Text(", ".join(_texts(node)))
    value = _value(node, BY_NAME[name].kind)
    if name == "availability" and value.n > 100:
        raise node.wrong("nothing is available for more than 100 % of the time")
    return value


def _link(node: Node) -> Link:
    """An entry of the path: a vendor, or `redundant` or `series` with more entries."""
    keys = node.mapping()
    if "redundant" in keys:
        _keys(node, ("redundant", "failover"), "key of a redundant block")
        return Redundant(_links(keys["redundant"]), failover=_is_true(keys, "failover"))
    if "series" in keys:
        _keys(node, ("series",), "key of a series")
        return Series(_links(keys["series"]))
    return _vendor(node)


def _links(node: Node) -> tuple[Link, ...]:
    links = tuple(map(_link, node.items()))
    if len(links) < 2:
        raise node.wrong("a block has two entries or more")
    return links


def _vendor(node: Node) -> Vendor:
    keys = _keys(node, VENDOR, "key of a vendor")
    if "vendor" not in keys:
        raise node.wrong("the vendor has no 'vendor', its name")
    if "contract" in keys and "review" in keys:
        raise keys["review"].wrong_key("a vendor has a contract or a review of it, not both")
    figures = _keys(keys["figures"], tuple(BY_NAME), "term") if "figures" in keys else {}
    holidays = _value(keys["holidays"], "count").n if "holidays" in keys else 0
    return Vendor(
        name=keys["vendor"].text(),
        told={name: _told(name, value) for name, value in figures.items()},
        contracts=_files(keys["contract"]) if "contract" in keys else (),
        review=_files(keys["review"])[0] if "review" in keys else None,
        plan=_texts(keys["plan"]) if "plan" in keys else (),
        holds_data=_is_true(keys, "holds_data", otherwise=True),
        holidays=holidays,
    )


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(one.text() for one in (node.items() if isinstance(node.value, list) else (node,)))


def _files(node: Node) -> tuple[Path, ...]:
    nodes = node.items() if isinstance(node.value, list) else (node,)
    for one in nodes:
        if not (node.path.parent / one.text()).is_file():
            raise one.wrong(f"there is no file {one.text()!r} beside {node.path.name}")
    return tuple(node.path.parent / one.text() for one in nodes)


def _named_once(links: tuple[Link, ...], node: Node) -> None:
    names = [vendor.name for vendor in vendors_of(Series(links))]
    for name in names:
        if names.count(name) > 1:
            raise node.wrong(f"the vendor {name!r} stands in the path twice; name what each supplies")


def _own(node: Node) -> Own:
    keys = _keys(node, tuple(OWN), "thing of our own")
    values = {name: _value(value, OWN[name]) for name, value in keys.items()}
    return Own(**{name: _plain(value) for name, value in values.items()})


def _positions(node: Node) -> Positions:
    keys = _keys(node, tuple(POSITIONS), "position")
    return Positions(**{name: _plain(_value(value, POSITIONS[name])) for name, value in keys.items()})


def _waiver(node: Node, links: tuple[Link, ...]) -> Waiver:
    """What somebody accepted of one of the requirements, of one vendor or of all."""
    _keys(node, WAIVER, "key of a waiver")
    accepted = waiver(node, [requirement.id for requirement in REQUIREMENTS])
    names = [vendor.name for vendor in vendors_of(Series(links))]
    if accepted.vendor is not None and accepted.vendor not in names:
        raise node.wrong(f"the path has no vendor {accepted.vendor!r}{suggestion(accepted.vendor, names)}")
    return accepted


def _plain(value: Any) -> Any:
    match value:
        case Percentage(n):
            return Fraction(str(n)) / 100
        case Duration():
            return minutes(value).high
        case Flag(said):
            return said
    return value.n
