"""Which files make a bundle: those of the command line, or those that a folder's `bundle.yml` names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contract_review.errors import UsageError
from contract_review.model.contract import Kind

if TYPE_CHECKING:
    from contract_review.rulebook.yaml_lines import Node

FILE_NAME = "bundle.yml"
_KEYS = ("file", "kind")

_Named = tuple[str, Kind | None]


def papers_of(files: tuple[str, ...]) -> tuple[_Named, ...]:
    """The files of a bundle in their order, each with its kind where somebody gave it.

    Raises `UsageError` for a folder without `bundle.yml` and `RuleFileError` with the line for a wrong entry.
    """
    named = [one for file in files for one in (_of_folder(Path(file)) if Path(file).is_dir() else ((file, None),))]
    seen: set[str] = set()
    for path, _ in named:
        if path == "-":
            raise UsageError("a bundle is made of files; standard input cannot be one of them")
        if path in seen:
            raise UsageError(f"{path} stands in the bundle twice")
        seen.add(path)
    return tuple(named)


def _of_folder(folder: Path) -> tuple[_Named, ...]:
    from contract_review.rulebook.suggest import suggestion
    from contract_review.rulebook.yaml_lines import load

    path = folder / FILE_NAME
    if not path.is_file():
        raise UsageError(
            f"{folder} has no {FILE_NAME}; write one with 'documents: [msa.pdf, sla.docx]', or name the files"
        )
    keys = load(path).mapping()
    for name, node in keys.items():
        if name != "documents":
            raise node.wrong_key(f"{name!r} is no key of a bundle{suggestion(name, ('documents',))}")
    if "documents" not in keys or not keys["documents"].items():
        raise load(path).wrong("the bundle names no documents; write 'documents: [msa.pdf, sla.docx]'")
    return tuple(_named(node, folder) for node in keys["documents"].items())


def _named(node: Node, folder: Path) -> _Named:
    """An entry of `documents`: the name of a file, or a file with its kind."""
    from contract_review.rulebook.suggest import suggestion

    keys = node.mapping() if isinstance(node.value, dict) else {"file": node}
    for name, value in keys.items():
        if name not in _KEYS:
            raise value.wrong_key(f"{name!r} is no key of a document{suggestion(name, _KEYS)}")
    if "file" not in keys:
        raise node.wrong("the document has no 'file'")
    file = folder / keys["file"].text()
    if not file.is_file():
        raise keys["file"].wrong(f"there is no file {keys['file'].text()!r} in {folder}")
    word = keys["kind"].text() if "kind" in keys else None
    if word is not None and word not in list(Kind):
        raise keys["kind"].wrong(f"{word!r} is no kind{suggestion(word, list(Kind))}")
    return str(file), Kind(word) if word else None
