"""LibreOffice as the judge of Word files: it opens them, accepts or rejects all tracked changes, and saves what it has.

It runs without a window, in a profile of its own, and is driven through its own interface (UNO), whose Python module
belongs to the system's Python and not to the one that runs this.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ACCEPT, REJECT = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges"
_PYTHON = "/usr/bin/python3"
_MOST_TRIES = 2
_SECONDS_A_FILE = 60
# Run by the system's Python: connects to the office on a pipe and does what each line of the list says.
_SCRIPT = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
def values(**given):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in given.items())
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(300):
    try:
        office = resolver.resolve("uno:pipe,name=" + sys.argv[1] + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.1)
make = lambda name: office.ServiceManager.createInstanceWithContext(name, office)
desktop, dispatcher = make("com.sun.star.frame.Desktop"), make("com.sun.star.frame.DispatchHelper")
for line in open(sys.argv[2], encoding="utf-8"):
    source, order, target = line.rstrip("\\n").split("|")
    document = desktop.loadComponentFromURL(source, "_blank", 0, values(Hidden=True))
    if document is None:
        continue
    dispatcher.executeDispatch(document.CurrentController.Frame, order, "", 0, ())
    document.storeToURL(target, values(FilterName="MS Word 2007 XML"))
    document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
"""


@cache
def missing() -> str | None:
    """Why LibreOffice cannot be asked on this machine; None where it can."""
    if _office() is None:
        return "LibreOffice (soffice) is not installed"
    found = Path(_PYTHON).exists() and not subprocess.run((_PYTHON, "-c", "import uno"), check=False).returncode
    return None if found else "the Python module of LibreOffice (python3-uno) is not installed"


def opened(file: Path, out: Path, *, form: str = "docx") -> Path | None:
    """Open a file and save it into `out`; None where LibreOffice cannot."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = (_office() or "soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out), str(file))
        subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS_A_FILE)
    written = out / f"{file.stem}.{form}"
    return written if written.is_file() else None


def settled(files: Iterable[Path], order: str, out: Path) -> dict[Path, Path]:
    """Open each Word file, `ACCEPT` or `REJECT` all changes, and save it into `out` as a Word file.

    Returns where each was written; a file that LibreOffice cannot open is not in it. Comments must have been taken out:
    without a window LibreOffice 7.4 ends itself over a file that has both a view and comments.
    """
    jobs = {file: out.resolve() / f"{place}.docx" for place, file in enumerate(files)}
    for _ in range(_MOST_TRIES):
        waiting = {file: to for file, to in jobs.items() if not to.is_file()}
        if waiting:
            _ask(waiting, order)
    return {file: to for file, to in jobs.items() if to.is_file()}


def _ask(jobs: dict[Path, Path], order: str) -> None:
    """Let LibreOffice do as many of the jobs as it can; on a busy machine it now and then ends before it began."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "jobs.txt")
        listed.write_text("".join(f"{file.resolve().as_uri()}|{order}|{to.as_uri()}\n" for file, to in jobs.items()))
        pipe = Path(folder).name
        office = subprocess.Popen(
            (
                _office() or "soffice",
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
            ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            command = (_PYTHON, "-c", _SCRIPT, pipe, str(listed))
            subprocess.run(command, check=False, timeout=_SECONDS_A_FILE * (len(jobs) + 1))
            office.wait(timeout=_SECONDS_A_FILE)
        except subprocess.TimeoutExpired:
            pass
        finally:
            office.kill()
            office.wait()


def _office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")
