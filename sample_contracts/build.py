"""Builds every sample contract from its source: `python sample_contracts/build.py [FOLDER]`, here by default.

The same sources give the same bytes, whatever the day. Needs reportlab, of the `dev` extra.
"""

from __future__ import annotations

import sys
from pathlib import Path

from drafting import Draft, read_draft
from printing import print_pdf
from scanning import scan
from word import write_docx

HERE = Path(__file__).parent


def build(folder: Path) -> list[Path]:
    """Write all contracts into a folder; the paths written."""
    written = []
    for source in sorted((HERE / "source").glob("*.md")):
        draft = read_draft(source)
        for suffix in draft.formats:
            path = folder / f"{draft.name}.{suffix}"
            path.write_bytes(_bytes(draft, suffix))
            written.append(path)
    return written


def _bytes(draft: Draft, suffix: str) -> bytes:
    if suffix == "docx":
        return write_docx(draft)
    printed = print_pdf(draft)
    return scan(printed, title=draft.title) if draft.scan else printed


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    target.mkdir(parents=True, exist_ok=True)
    for built in build(target):
        print(built)
