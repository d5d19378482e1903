"""A Word file becomes a PDF: printed by LibreOffice, so that both look alike, also under a letterhead of one's own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from contract_review.errors import UsageError

_PROGRAMS = ("soffice", "libreoffice")
_PATIENCE = 120


def printed(word: bytes) -> bytes:
    """The Word file as a PDF; raises `UsageError` where LibreOffice is not on this machine or does not print it."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UsageError("a PDF is printed by LibreOffice, which is not here; install it, or print the Word file")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "memo.docx").write_bytes(word)
        # A profile of its own, so that it does not wait for a LibreOffice that is open.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", name]
        try:
            subprocess.run(
                [*command, str(folder / "memo.docx")], check=True, capture_output=True, timeout=_PATIENCE, cwd=name
            )
            return (folder / "memo.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise UsageError(
                f"LibreOffice did not print the memo ({type(error).__name__}); print the Word file"
            ) from error
