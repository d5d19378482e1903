"""Takes the pictures of README and guide: `python docs/images/build.py [FOLDER]`, here by default, or `make pictures`.

Needs Chromium, LibreOffice and the `dev` extra. The same programs and samples give the same pictures.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

from contract_review import Review, review_file
from contract_review.reports.markup import marked_up
from contract_review.reports.memo import write_memo
from contract_review.reports.pages import as_page
from contract_review.reports.printing import printed
from contract_review.reports.terminal import as_text

HERE = Path(__file__).resolve().parent
# A review names the path that it was given: pictures show none of this machine.
PAPER, WORD = Path("sample_contracts/rmm-licence.pdf"), Path("sample_contracts/edr-partner.docx")
AS_OF = date(2026, 3, 1)
_COLUMNS, _LINES = 96, 44
_DESKTOP, _PHONE = (1280, 900), (375, 760)
# Pictures of pages have few colours, and stay small for it.
_COLOURS = 128
# As rich draws a terminal, without the window around it and without fonts from the network.
_TERMINAL = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px Menlo, Consolas, "DejaVu Sans Mono", monospace; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect fill="#0c0e11" width="100%" height="100%" rx="8"/>
<g transform="translate({terminal_x}, {terminal_x})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def main(arguments: list[str]) -> int:
    """Write every picture; the names of those written go to standard output."""
    folder = Path(arguments[0]).resolve() if arguments else HERE
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(HERE.parents[1])
    review = review_file(PAPER)
    with _browser() as browser:
        pictures: dict[str, Callable[[], bytes]] = {
            "review-desktop.png": lambda: _screen(browser, review, size=_DESKTOP, scheme="light", finding="f2"),
            "review-phone.png": lambda: _screen(browser, review, size=_PHONE, scheme="dark", finding=""),
            "memo.png": lambda: _sheet(printed(_bytes(write_memo(review))), page=0),
            "markup-pdf.png": lambda: _sheet(marked_up(review, PAPER.read_bytes()), page=2),
            "markup-word.png": _marked_word,
            "terminal.svg": lambda: _terminal(review),
        }
        for name, take in pictures.items():
            (folder / name).write_bytes(take())
            print(folder / name)
    return 0


@contextmanager
def _browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        raise SystemExit("no Chromium on this machine")
    alone = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with sync_playwright() as driver, driver.chromium.launch(executable_path=program, args=alone) as chromium:
        yield chromium


def _screen(browser: Browser, review: Review, *, size: tuple[int, int], scheme: str, finding: str) -> bytes:
    """The page of a review as a browser shows it, at its top or with a finding chosen."""
    width, height = size
    with TemporaryDirectory() as name:
        path = Path(name) / "review.html"
        path.write_text(as_page(review, form="html"), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(path.as_uri())
        if finding:
            # The findings stay where they are, so that the advice is in the picture too.
            page.locator(f"#{finding}").dispatch_event("click")
        picture = page.screenshot()
        context.close()
    return _small(Image.open(io.BytesIO(picture)))


def _sheet(pdf: bytes, *, page: int) -> bytes:
    """One page of a PDF with its notes and highlights."""
    with pypdfium2.PdfDocument(pdf) as document:
        return _small(document[page].render(scale=1.4, may_draw_forms=False).to_pil())


def _marked_word() -> bytes:
    marked = marked_up(review_file(WORD), WORD.read_bytes(), as_of=AS_OF)
    return _sheet(printed(marked), page=2)


def _terminal(review: Review) -> bytes:
    """What the terminal shows first."""
    lines = as_text(review, width=_COLUMNS, colour=True).splitlines()[:_LINES]
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), color_system="standard", force_terminal=True)
    for line in lines:
        console.print(Text.from_ansi(line), soft_wrap=True)
    return console.export_svg(title="", code_format=_TERMINAL, unique_id="terminal").encode()


def _bytes(written: str | bytes) -> bytes:
    return written if isinstance(written, bytes) else written.encode()


def _small(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
