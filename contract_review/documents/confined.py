"""A file is read in a process of its own, which may use so much time and memory and no more.

A PDF of a thousand bytes can ask its reader for all the memory there is, or break it: then that process ends, and this
one says in one line what happened. Reading costs about a tenth of a second more for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from contract_review.collector import seldom
from contract_review.documents import read, read_bytes
from contract_review.errors import UnreadableDocument
from contract_review.model.document import AS_IT_STANDS, Document, Opening

# -P and the path below: the process finds this program where it was found here, and nothing in the current folder.
_COMMAND = (sys.executable, "-P", "-c", "from contract_review.documents.confined import serve; serve()")


@dataclass(frozen=True, slots=True)
class _Request:
    """What to read; `pictures` asks for so many pages as pictures instead."""

    path: str
    data: bytes | None
    opening: Opening
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class _Answer:
    document: Document | None = None
    pictures: tuple[bytes, ...] = ()
    reason: str = ""


def read_confined(path: Path | str, *, data: bytes | None = None, opening: Opening = AS_IT_STANDS) -> Document:
    """Read a contract from a file, or from `data`, as `read` does, but within its limits whatever the file does.

    Raises `UnreadableDocument` where nothing can be read of it, and where it goes beyond a limit.
    """
    request = _Request(str(path), data, opening)
    if _is_plain(path, data):
        return _read(request)
    answer = _ask(request)
    if answer.document is None:
        raise UnreadableDocument(path, answer.reason)
    return answer.document


def pictures_confined(path: str, *, data: bytes, opening: Opening, most: int) -> tuple[bytes, ...]:
    """The first `most` pages of a PDF as pictures (WebP), as its reader sees them."""
    answer = _ask(_Request(path, data, opening, pictures=most))
    if answer.reason:
        raise UnreadableDocument(path, answer.reason)
    return answer.pictures


def _ask(request: _Request) -> _Answer:
    limits = request.opening.limits
    seconds = limits.recognition if request.opening.ocr else limits.reading
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)}
    asked = msgspec.msgpack.encode(request)
    try:
        done = subprocess.run(_COMMAND, check=False, input=asked, capture_output=True, timeout=seconds, env=environment)
    except subprocess.TimeoutExpired:
        return _Answer(reason=f"takes longer than {seconds:.0f} seconds to read; print it anew")
    if done.returncode != 0:
        return _Answer(
            reason=f"needs more than {limits.memory >> 20} MiB to be read, or breaks its reader; print it anew"
        )
    return msgspec.msgpack.decode(done.stdout, type=_Answer)


def serve() -> None:
    """Answer one request from standard input on standard output: what the process of its own runs."""
    seldom()
    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Request)
    _limit_memory(request.opening.limits.memory)
    # Threads of its own make Tesseract slower, not faster.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    sys.stdout.buffer.write(msgspec.msgpack.encode(_answer(request)))
    sys.stdout.buffer.flush()
    # What is left to do is to give memory back, and the system does that faster.
    os._exit(0)


def _answer(request: _Request) -> _Answer:
    most = f"{request.opening.limits.memory >> 20} MiB"
    try:
        return _Answer(pictures=_pictures(request)) if request.pictures else _Answer(_read(request))
    except UnreadableDocument as error:
        return _Answer(reason=error.reason)
    except RecursionError:
        return _Answer(reason="is nested deeper than any contract; print it anew")
    except MemoryError:
        return _Answer(reason=f"needs more than {most} to be read; print it anew")
    except Exception as error:  # a fault of this program: told in one line, as no file may end in a traceback
        told = " ".join(str(error).split())
        return _Answer(reason=f"could not be read ({type(error).__name__}: {told}); please report this")


def _pictures(request: _Request) -> tuple[bytes, ...]:
    from contract_review.documents.pdf.picture import pictures

    return tuple(pictures(request.data or b"", password=request.opening.password, most=request.pictures))


def _read(request: _Request) -> Document:
    if request.data is None:
        return read(request.path, opening=request.opening)
    return read_bytes(request.data, path=request.path, opening=request.opening)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _is_plain(path: Path | str, data: bytes | None) -> bool:
    """Whether the start of a file is text, for which no process is needed; so is what cannot be opened."""
    if data is None:
        try:
            with Path(path).open("rb") as file:
                data = file.read(1024)
        except (OSError, ValueError):
            return True
    head = data[:1024]
    return b"%PDF-" not in head and b"<" not in head and not head.startswith((b"PK", b"\xd0\xcf", b"{\\rtf"))
