"""The review memo for legal: a Word file from the template `report_templates/memo/memo.docx`, or Markdown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from contract_review.errors import UsageError
from contract_review.model.review import Review
from contract_review.reports.presentation import present
from contract_review.reports.templates import environment
from contract_review.resources import templates_dir

# Zip files carry the time of writing; the same review gives the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def as_docx(review: Review, *, template: Path | None = None) -> bytes:
    """The memo as a Word file, from the template that comes with the program or from `template`.

    The contract's words are put in as text and never read as a template. Raises `UsageError` where the template is no
    Word file or asks for a value that a memo does not have.
    """
    path = template or templates_dir() / "memo" / "memo.docx"
    # A template is passed around by mail: in the sandbox it can print the review and do nothing else.
    jinja = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    buffer = io.BytesIO()
    try:
        memo = DocxTemplate(path)
        memo.render({"seen": present(review)}, jinja_env=jinja, autoescape=True)
        memo.save(buffer)
    except Exception as error:
        if template is None:
            raise
        raise UsageError(f"{template}: not a template for a memo ({error})") from error
    return _without_times(buffer.getvalue())


def as_markdown(review: Review) -> str:
    """The memo as Markdown."""
    return environment("memo", html=False).get_template("memo.md").render(seen=present(review))


def _without_times(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _NO_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
