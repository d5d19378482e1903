"""What can go wrong before a review exists, each kind with the sentence that the user will read.

Trouble inside a document that can still be read in part is no error: it is a `Problem` in the review.
"""

from __future__ import annotations

from pathlib import Path


class ContractReviewError(Exception):
    """Something the user must change: the message says what, where and what to do, in one line."""


class UsageError(ContractReviewError):
    """The command, its options or the settings are wrong (exit status 2)."""


class RuleFileError(ContractReviewError):
    """A rule file, playbook or settings file is wrong (exit status 2); the message starts with `path:line:column`."""

    def __init__(self, path: Path | str, line: int, message: str, *, column: int = 1) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path = Path(path)
        self.line = line
        self.column = column


class UnreadableDocument(ContractReviewError):
    """A document of which nothing could be read (exit status 3): missing, empty, damaged, encrypted, unknown."""

    def __init__(self, path: Path | str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = str(path)
        self.reason = message
