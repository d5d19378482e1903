"""Word files as templates: Jinja in a document that a firm can restyle, or that carries its letterhead."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from contract_review.errors import UsageError
from contract_review.reports.own_templates import mistake_in, sandbox

# Zip files carry the time of writing; the same review gives the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def fill_word(path: Path, values: Mapping[str, Any]) -> bytes:
    """The Word file with the values in their places; raises `UsageError` naming the paragraph that is wrong."""
    buffer = io.BytesIO()
    try:
        word = DocxTemplate(path)
        # A template is passed around by mail: in the sandbox it can print the review and do nothing else.
        word.render(dict(values), jinja_env=sandbox(html=True), autoescape=True)
        word.save(buffer)
    except Exception as error:
        raise _wrong(path, values, error) from error
    return _without_times(buffer.getvalue())


def _wrong(path: Path, values: Mapping[str, Any], error: Exception) -> UsageError:
    try:
        lines = list(_paragraphs(path))
    except Exception:
        return UsageError(f"{path}: is no Word file that can be filled in; open it in Word and save it as .docx")
    found = mistake_in("\n".join(lines), values, html=True)
    if found is None:
        return UsageError(f"{path}: cannot be filled in ({error})")
    return UsageError(f"{path}: paragraph {found.line} ({lines[found.line - 1].strip()[:60]}): {found.says}")


def _paragraphs(path: Path) -> Iterator[str]:
    """The text of each paragraph, body, tables, headers and footers, with the tags as plain Jinja has them."""
    import docx

    word = docx.Document(str(path))
    parts = [word.element.body]
    for section in word.sections:
        parts += [section.header._element, section.footer._element]
    for part in parts:
        for paragraph in part.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
            text = "".join(
                node.text or ""
                for node in paragraph.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
            )
            yield _plain(text)


def _plain(text: str) -> str:
    # {%p …%}, {%tr …%}, {%tc …%}, {%r …%} and {{r …}} say which part of the page a tag takes along.
    for sort in ("tr", "tc", "p", "r"):
        text = text.replace("{%" + sort + " ", "{% ").replace("{{" + sort + " ", "{{ ")
    return text.replace("\n", " ")


def _without_times(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _NO_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
