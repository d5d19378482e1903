"""Services written for these tests: a promise and a path become a comparison."""

from __future__ import annotations

from pathlib import Path

from contract_review.back_to_back.comparing import compare
from contract_review.back_to_back.service_file import load_service
from contract_review.back_to_back.verdict import Pair


def written(folder: Path, text: str) -> Path:
    path = folder / "service.yml"
    path.write_text(text, encoding="utf-8")
    return path


def service_text(promise: str, *figures: str, clients: int = 1, extra: str = "", vendor: str = "") -> str:
    """A service file of one line of promises, and a line of figures for each vendor; terms are parted by ' | '."""
    lines = ["service: Test", f"clients: {clients}", "promise:", *_terms(promise, 2), *extra.splitlines(), "path:"]
    for number, one in enumerate(figures, 1):
        lines.append(f"  - vendor: V{number}")
        lines += [f"    {vendor}"] if vendor else []
        lines += ["    figures:", *_terms(one, 6)] if one else []
    return "\n".join(lines) + "\n"


def found(folder: Path, rule: str, *text: object, **more: object) -> tuple[Pair, ...]:
    """What a comparison finds for a rule."""
    path = written(folder, service_text(*text, **more))  # type: ignore[arg-type]
    return tuple(pair for pair in compare(load_service(path)).pairs if pair.finding.rule == f"backtoback.{rule}")


def _terms(text: str, indent: int) -> list[str]:
    return [" " * indent + term.strip() for term in text.split("|") if term.strip()]
