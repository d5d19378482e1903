"""How templates are filled: strict, and with every value escaped for the format it goes into."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from contract_review.resources import templates_dir

_MARKDOWN = re.compile(r"[\\`*\[\]<>|~]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
# What opens a heading, a list or a rule where it stands first in a line.
_LINE_START = re.compile(r"^(\s*)(?:([#+\-=])|(\d{1,9})([.)])(?=\s|$))")


@cache
def environment(folder: Path | str, *, html: bool) -> Environment:
    """Jinja over a folder of `report_templates`, or a folder of the user's own; an unknown name is an error.

    Compiling a page takes longer than filling it, so a program that fills many compiles it once.
    """
    shared = templates_dir()
    return Environment(
        loader=FileSystemLoader([shared / folder, shared]),
        autoescape=html,
        undefined=StrictUndefined,
        finalize=None if html else in_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def stylesheet(name: str) -> Markup:
    """The style that all pages share, then the page's own."""
    own = templates_dir() / name / f"{name}.css"
    shared = (templates_dir() / "_style.css").read_text(encoding="utf-8")
    return Markup(shared + own.read_text(encoding="utf-8") if own.is_file() else shared)


def script(name: str) -> Markup:
    """The script of a page."""
    return Markup((templates_dir() / name / f"{name}.js").read_text(encoding="utf-8"))


def content_hash(text: str) -> str:
    """The hash by which a content security policy allows this very text, and nothing that a contract smuggles in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def escape_markdown(text: str) -> str:
    """Text that reads in Markdown as it stands: no tags, links, pictures, emphasis, headings or lists."""
    escaped = _MARKDOWN.sub(lambda sign: "\\" + sign.group(), text)
    return _LINE_START.sub(_escape_start, escaped)


def _escape_start(found: re.Match[str]) -> str:
    blank, sign, number, point = found.groups()
    return f"{blank}\\{sign}" if sign else f"{blank}{number}\\{point}"


def in_markdown(value: Any) -> Any:
    """A value as it goes into Markdown: words of a contract as words."""
    return escape_markdown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
