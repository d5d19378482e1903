"""Templates of the reader's own: strict about names, and in a sandbox, since templates are passed around by mail."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from contract_review.errors import UsageError
from contract_review.reports.templates import in_markdown

_SUFFIXES = {".md": False, ".txt": False, ".html": True, ".htm": True}
_NAME = "template"
_LACKS = re.compile(r"has no attribute '(\w+)'|'(\w+)' is undefined")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a template, and in which line, from 1."""

    line: int
    says: str


def sandbox(*, html: bool, folder: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Jinja that can print values and nothing else; a folder is where `include` may look, and nowhere above it."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder) if folder else None,
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill_text(path: Path, values: Mapping[str, Any]) -> str:
    """A Markdown, HTML or text template with the values in their places; raises `UsageError` with the line."""
    html = _SUFFIXES.get(path.suffix.lower())
    if html is None:
        raise UsageError(f"{path}: is no template; templates end in .docx, .md, .html or .txt")
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})") from error
    jinja = sandbox(html=html, folder=path.parent)
    if path.suffix.lower() == ".md":
        jinja.finalize = in_markdown
    try:
        return jinja.from_string(source).render(values)
    except Exception as error:
        found = mistake_in(source, values, html=html, folder=path.parent)
        place = f"{path}:{found.line}: {found.says}" if found else f"{path}: cannot be filled in ({error})"
        raise UsageError(place) from error


def mistake_in(source: str, values: Mapping[str, Any], *, html: bool, folder: Path | None = None) -> Mistake | None:
    """The first thing that is wrong with a template, found by filling it in; None where nothing is."""
    jinja = sandbox(html=html, folder=folder)
    try:
        jinja.from_string(source).render(values)
    except TemplateSyntaxError as error:
        return Mistake(error.lineno, error.message or "is no template")
    except TemplateError as error:
        return Mistake(_line(error), _telling(error.message or str(error), values))
    except Exception as error:
        return Mistake(_line(error), f"{type(error).__name__}: {error}")
    return None


def _line(error: Exception) -> int:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno or 1 if frames else 1


def _telling(message: str, values: Mapping[str, Any]) -> str:
    lacking = _LACKS.search(message)
    if lacking is None:
        return message
    word = lacking[1] or lacking[2]
    near = get_close_matches(word, _names(values), n=1, cutoff=0.6)
    meant = f"; did you mean {near[0]!r}?" if near else "; 'contract-review templates values' lists them"
    return f"there is no value {word!r}{meant}"


def _names(values: Mapping[str, Any]) -> list[str]:
    from contract_review.reports.template_values import value_names

    return [*values, *value_names()]
