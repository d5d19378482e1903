"""One file of a batch: read, reviewed, written, noted as done; whatever goes wrong becomes a row that says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from contract_review.batch import journal
from contract_review.batch.identity import playbook_key, reading_key, review_key
from contract_review.batch.rows import FAILED, UNREADABLE, Row, row_of
from contract_review.errors import ContractReviewError, UnreadableDocument
from contract_review.model.rule import Playbook
from contract_review.review import Reading, review_document
from contract_review.writing import write_whole

_FORMS = ("json", "html")


@dataclass(frozen=True)
class Batch:
    """What all files of a batch are reviewed by: where reviews go, which playbook, how to read.

    With `resume` a review that is in `out` already, of the same file under the same playbook, is not made again.
    """

    out: Path
    book: Playbook
    reading: Reading
    resume: bool = False

    @cached_property
    def book_key(self) -> str:
        """What reviews owe to the playbook, as a key."""
        return playbook_key(self.book)


def review_one(batch: Batch, file: Path, name: str) -> Row:
    """Review one file into `<out>/<name>.json` and `.html`; whatever goes wrong becomes a row that says so."""
    from contract_review.documents import bytes_of

    try:
        data = bytes_of(file, most=batch.reading.opening.limits.file)
        key = review_key(reading_key(data, file=str(file), reading=batch.reading), batch.book_key, batch.reading)
        done = journal.kept(batch.out, name, key=key, file=str(file)) if batch.resume else None
        if done and _is_written(batch.out, name, done):
            return done
        row = _reviewed(batch, file, name, data)
        journal.keep(batch.out, name, key=key, row=row)
        return row
    except UnreadableDocument as error:
        return Row(str(file), UNREADABLE, problem=error.reason)
    except ContractReviewError as error:
        return Row(str(file), FAILED, problem=str(error))
    except MemoryError:
        most = batch.reading.opening.limits.memory >> 20
        return Row(str(file), FAILED, problem=f"needs more than {most} MiB to be reviewed; review its parts one by one")
    except Exception as error:  # a bug in one file must not cost the others their review
        return Row(str(file), FAILED, problem=f"{type(error).__name__}: {error}")


def _reviewed(batch: Batch, file: Path, name: str, data: bytes) -> Row:
    """Read, review and write a file; one of which nothing can be read is done as well."""
    from contract_review.documents.confined import read_confined
    from contract_review.reports import render

    try:
        document = read_confined(file, data=data, opening=batch.reading.opening)
        review = review_document(document, playbook=batch.book, reading=batch.reading)
    except UnreadableDocument as error:
        return Row(str(file), UNREADABLE, problem=error.reason)
    for form in _FORMS:
        write_whole(_review(batch.out, name, form), str(render((review,), form=form)).encode())
    return row_of(str(file), review, name=f"{name}.html", as_of=batch.reading.as_of)


def _is_written(out: Path, name: str, row: Row) -> bool:
    return not row.review or all(_review(out, name, form).is_file() for form in _FORMS)


def _review(out: Path, name: str, form: str) -> Path:
    return out / f"{name}.{form}"
