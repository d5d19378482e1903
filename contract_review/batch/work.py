"""One file of a batch: read, reviewed, written, noted as done; whatever goes wrong becomes a row that says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from contract_review.batch import journal
from contract_review.batch.cache import Cache
from contract_review.batch.files import File, shown
from contract_review.batch.folders import Folder, folder_at
from contract_review.batch.identity import findings_key, playbook_key, reading_key, review_key, rule_keys
from contract_review.batch.keeping import packed, packed_findings, unpacked, unpacked_findings
from contract_review.batch.rows import FAILED, UNREADABLE, Row, row_of
from contract_review.collector import undisturbed
from contract_review.deadline import given_up_after
from contract_review.errors import ContractReviewError, UnreadableDocument
from contract_review.model.finding import Finding
from contract_review.model.review import Review
from contract_review.model.rule import Playbook
from contract_review.review import Reading, Understood, conclude, look_into, reviewed

_FORMS = ("json", "html")


@dataclass(frozen=True)
class Batch:
    """What all files of a batch are reviewed by: where reviews go, which playbook, how to read.

    With `resume` a review that is in `out` already, of the same file under the same playbook, is not made again. With
    a `cache` a contract that was read before is not read again, and a rule that did not change is not asked again.
    With a `register` (its path or URL, "" for the user's own) contracts and reviews are kept there as well.
    """

    out: Path | str
    book: Playbook
    reading: Reading
    resume: bool = False
    cache: Cache | None = None
    register: str | None = None

    @cached_property
    def folder(self) -> Folder:
        """Where the reviews go."""
        return folder_at(self.out)

    @cached_property
    def rule_keys(self) -> dict[str, str]:
        """What conclusions owe to each rule of the playbook, as keys."""
        return rule_keys(self.book)

    @cached_property
    def book_key(self) -> str:
        """What reviews owe to the playbook, as a key."""
        return playbook_key(self.book, self.rule_keys)


def review_one(batch: Batch, file: File, name: str) -> Row:
    """Review one file into `<out>/<name>.json` and `.html`; whatever goes wrong becomes a row that says so."""
    try:
        data = _bytes(file, most=batch.reading.opening.limits.file)
        read = reading_key(data, file=shown(file), reading=batch.reading)
        key = review_key(read, batch.book_key, batch.reading)
        done = journal.kept(batch.folder, name, key=key, file=shown(file)) if batch.resume else None
        if done and all(map(batch.folder.has, files_of(name))):
            return done
        row = _written(batch, _Paper(file, data, read), name)
        # What could not be read is not noted: another try may have more time, or a password.
        journal.keep(batch.folder, name, key=key, row=row)
        return row
    except UnreadableDocument as error:
        return Row(shown(file), UNREADABLE, problem=error.reason)
    except ContractReviewError as error:
        return Row(shown(file), FAILED, problem=str(error))
    except MemoryError:
        most = batch.reading.opening.limits.memory >> 20
        return Row(
            shown(file), FAILED, problem=f"needs more than {most} MiB to be reviewed; review its parts one by one"
        )
    except Exception as error:  # a bug in one file must not cost the others their review
        return Row(shown(file), FAILED, problem=f"{type(error).__name__}: {error}")


def files_of(name: str) -> tuple[str, ...]:
    """The files in which a review of this name stands."""
    return tuple(f"{name}.{form}" for form in _FORMS)


def _bytes(file: File, *, most: int) -> bytes:
    from contract_review.documents import bytes_of

    return bytes_of(file, most=most) if isinstance(file, Path) else file.read(most=most)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file with its bytes, and the key of what is read in it."""

    file: File
    data: bytes
    key: str


@undisturbed()
def _written(batch: Batch, paper: _Paper, name: str) -> Row:
    from contract_review.reports import render

    review = _review(batch, paper)
    reports = {form: str(render((review,), form=form)) for form in _FORMS}
    for form, report in reports.items():
        batch.folder.write(f"{name}.{form}", report.encode())
    if batch.register is not None:
        from contract_review.batch.depositing import deposit, stamp_of

        stamp = stamp_of(batch.book, batch.reading)
        deposit(batch.register, shown(paper.file), paper.data, review=review, report=reports["json"], stamp=stamp)
    return row_of(shown(paper.file), review, name=f"{name}.html", as_of=batch.reading.as_of)


def _review(batch: Batch, paper: _Paper) -> Review:
    with given_up_after(batch.reading.opening.limits.analysis, path=shown(paper.file)):
        known = _understood(batch, paper)
        return reviewed(known, _concluded(batch, paper, known), playbook=batch.book, reading=batch.reading)


def _understood(batch: Batch, paper: _Paper) -> Understood:
    """What a contract says, from the cache where it was read before."""
    from contract_review.documents.confined import read_confined

    kept = batch.cache.get(paper.key) if batch.cache else None
    known = unpacked(kept, path=shown(paper.file)) if kept else None
    if known is None:
        document = read_confined(shown(paper.file), data=paper.data, opening=batch.reading.opening)
        known = look_into(document, reading=batch.reading)
        if batch.cache:
            batch.cache.put(paper.key, packed(known))
    return known


def _concluded(batch: Batch, paper: _Paper, known: Understood) -> tuple[Finding, ...]:
    """What the rules conclude, those from the cache that did not change since."""
    if batch.cache is None:
        return conclude(known, batch.book)
    key = findings_key(paper.key, batch.book)
    kept = unpacked_findings(batch.cache.get(key) or b"")
    before = {rule: kept[own] for rule, own in batch.rule_keys.items() if own in kept}
    findings = conclude(known, batch.book, known=before)
    if len(before) < len(batch.rule_keys):
        batch.cache.put(key, packed_findings(dict(zip(batch.rule_keys.values(), findings, strict=True))))
    return findings
