"""PDF files that mean harm, or were hurt: written object by object, as no program would."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable

LINE = b"BT /F1 10 Tf 72 700 Td (Fees are due monthly.) Tj ET"
_MB = 1_000_000
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"


def stream(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream object; `packed` as it would be to seem small."""
    if packed:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def file_of(objects: dict[int, bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, 1 its catalogue, with a table of where they stand."""
    parts, places, length = [b"%PDF-1.7\n"], {}, 9
    for number, body in objects.items():
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        places[number] = length
        parts.append(part)
        length += len(part)
    size = max(objects) + 1
    table = [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)]
    end = b"xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join([*parts, end % (size, b"".join(table), size, trailer, length)])


def one_page(
    content: bytes, *, resources: bytes = b"", page: bytes = b"", more: dict[int, bytes] | None = None
) -> bytes:
    """A PDF of one page; `content` is its stream object (number 4), `more` are objects from 6 on."""
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
            % (resources, page),
            4: content,
            5: FONT,
        }
        | (more or {})
    )


def many_pages(count: int) -> bytes:
    """A catalogue of so many pages, all of which are one."""
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(LINE),
            5: FONT,
        }
    )


def false_count() -> bytes:
    """One page that says it is two thousand million."""
    return many_pages(1).replace(b"/Count 1/", b"/Count 2147483647/")


def pages_in_a_circle() -> bytes:
    """A page tree that contains itself."""
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 3/Parent 3 0 R/Kids[3 0 R 2 0 R]>>",
            3: b"<</Type/Pages/Count 3/Parent 2 0 R/Kids[2 0 R 3 0 R]>>",
        }
    )


def form_draws_itself() -> bytes:
    """A form that is drawn inside itself, and a stream whose length is the stream."""
    form = stream(
        LINE + b" /X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    )
    return one_page(stream(LINE + b" /X Do"), resources=b"/XObject<</X 6 0 R>>", more={6: form, 7: b"7 0 R"})


def forms_that_multiply(depth: int = 12, times: int = 10) -> bytes:
    """Forms that each draw the next ten times: ten to the twelfth lines, if anyone counted them."""
    forms = {}
    for number in range(6, 6 + depth):
        inner = LINE if number == 5 + depth else b"/X Do " * times
        forms[number] = stream(
            inner,
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
            % (number + 1),
        )
    return one_page(stream(b"/X Do " * times), resources=b"/XObject<</X 6 0 R>>", more=forms)


def deep_nesting(depth: int = 200_000) -> bytes:
    """Arrays within arrays, and graphics states within graphics states."""
    return one_page(stream(b"q " * depth + LINE), page=b"/PieceInfo " + b"[" * depth + b"]" * depth)


def garbage_font() -> bytes:
    """A font file of random bytes, with random widths."""
    chance = random.Random(7)
    data = bytes(chance.randrange(256) for _ in range(20_000))
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/Odd/FirstChar 0/LastChar 255/Widths[%s]/FontDescriptor 7 0 R>>" % (
        b" ".join(b"%d" % chance.randrange(-(2**31), 2**31) for _ in range(256))
    )
    descriptor = b"<</Type/FontDescriptor/FontName/Odd/Flags 4/FontBBox[0 0 9999999 -9999999]/FontFile2 8 0 R>>"
    return one_page(stream(LINE), more={5: font, 7: descriptor, 8: stream(data, b"/Length1 20000")})


def one_line(size: int) -> bytes:
    """One line of so many bytes, packed small."""
    words = b"credits " * (size // 8)
    return one_page(stream(b"BT /F1 10 Tf 72 700 Td (" + words + b") Tj ET", packed=True))


def packed_blanks(size: int) -> bytes:
    """A stream that unpacks to so many blanks, packed twice."""
    inner = zlib.compress(zlib.compress(b" " * size, 9), 9)
    return one_page(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(inner), inner))


def scattered_letters(count: int) -> bytes:
    """So many letters, each placed by itself all over the page."""
    chance = random.Random(7)
    places = b"".join(
        b"1 0 0 1 %d %d Tm (x) Tj\n" % (chance.randrange(595), chance.randrange(842)) for _ in range(count)
    )
    return one_page(stream(b"BT /F1 4 Tf " + places + b"ET", packed=True))


def scattered_strokes(count: int) -> bytes:
    """So many short rulings all over the page, and a line of text."""
    chance = random.Random(7)
    strokes = []
    for _ in range(count):
        x, y = chance.randrange(500), chance.randrange(800)
        dx, dy = (chance.randrange(8, 90), 0) if chance.randrange(2) else (0, chance.randrange(8, 90))
        strokes.append(b"%d %d m %d %d l S\n" % (x, y, x + dx, y + dy))
    return one_page(stream(LINE + b"\n" + b"".join(strokes), packed=True))


def ruled(rows: int, columns: int) -> bytes:
    """A table of so many cells on one page, with rulings around each and a letter in it."""
    lines = [b"%d %d m %d %d l S\n" % (0, 2 * y, 3 * columns, 2 * y) for y in range(rows + 1)]
    lines += [b"%d %d m %d %d l S\n" % (3 * x, 0, 3 * x, 2 * rows) for x in range(columns + 1)]
    letters = [b"1 0 0 1 %d %d Tm (x) Tj\n" % (3 * x + 1, 2 * y + 1) for y in range(rows) for x in range(columns)]
    return one_page(stream(b"".join(lines) + b"BT /F1 2 Tf " + b"".join(letters) + b"ET", packed=True))


def wild_numbers() -> bytes:
    """Places, sizes and page borders beyond all measure."""
    text = b"BT /F1 1e38 Tf 1e30 0 0 1e-30 -1e38 1e38 Tm (Fees) Tj ET BT /F1 0 Tf 0 0 0 0 0 0 Tm (are) Tj ET " + LINE
    return one_page(stream(text)).replace(b"[0 0 595 842]", b"[-1e38 1e38 1e39 nan]")


def remarks(count: int) -> bytes:
    """So many notes on one page."""
    note = b"<</Type/Annot/Subtype/FreeText/Rect[0 0 99 99]/Contents(x)>>"
    return one_page(stream(LINE), page=b"/Annots[" + note * count + b"]")


def _long_line_unpacked() -> bytes:
    return one_page(stream(b"BT /F1 10 Tf 72 700 Td (" + b"credits " * (50 * _MB // 8) + b") Tj ET"))


PDFS: dict[str, Callable[[], bytes]] = {
    "a catalogue of 100,000 pages.pdf": lambda: many_pages(100_000),
    "a page that says it is two thousand million.pdf": false_count,
    "pages in a circle.pdf": pages_in_a_circle,
    "a form that draws itself.pdf": form_draws_itself,
    "forms that multiply.pdf": forms_that_multiply,
    "nesting without end.pdf": lambda: deep_nesting(1_000_000),
    "a font of garbage.pdf": garbage_font,
    "50 MB of one line.pdf": _long_line_unpacked,
    "50 MB of one line, packed.pdf": lambda: one_line(50 * _MB),
    "1 MB of one line, packed.pdf": lambda: one_line(_MB),
    "500 MB of blanks, packed twice.pdf": lambda: packed_blanks(500 * _MB),
    "a million letters all over a page.pdf": lambda: scattered_letters(_MB),
    "200,000 rulings all over a page.pdf": lambda: scattered_strokes(200_000),
    "a table of 100,000 cells on a page.pdf": lambda: ruled(400, 250),
    "numbers beyond all measure.pdf": wild_numbers,
    "100,000 notes on a page.pdf": lambda: remarks(100_000),
}
