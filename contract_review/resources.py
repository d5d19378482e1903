"""Where the rules, the report templates and the sample contract lie: in a wheel, and in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def rules_dir() -> Path:
    """The folder of the rules that come with the program, `<group>/<rule>.yml` and `playbooks/`."""
    return _resource("rules")


def templates_dir() -> Path:
    """The folder of the report templates, `<name>/…`."""
    return _resource("report_templates")


def _resource(name: str) -> Path:
    # A wheel carries the folders inside the package; a checkout has them at its top, where people edit them.
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
