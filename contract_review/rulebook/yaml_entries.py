"""YAML text becomes entries that know their line; whatever YAML might guess about a value, it stays text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contract_review.errors import RuleFileError
from contract_review.model.entry import Entry

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

_EXAMPLES = "examples:"


def read_entries(path: Path | str, text: str) -> Entry:
    """The file as entries; raises `RuleFileError` with the line of what YAML cannot read or what we do not allow."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RuleFileError(
            path, mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}"
        ) from error
    except yaml.YAMLError as error:
        raise RuleFileError(path, 1, f"not YAML: {error}") from error
    finally:
        loader.dispose()
    if node is None:
        raise RuleFileError(path, 1, "the file is empty")
    return _entry(path, node, seen=set())


def split_examples(text: str) -> tuple[str, str | None]:
    """A rule's text without its examples, and the examples alone; both keep the line numbers of the file.

    Examples are most of a rule file and no review needs them: leaving them unparsed halves the time to load a playbook.
    """
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if line.startswith(_EXAMPLES)), None)
    if first is None:
        return text, None
    after = range(first + 1, len(lines))
    last = next((n for n in after if lines[n][:1] not in ("", " ", "-", "#")), len(lines))
    head = [*lines[:first], *[""] * (last - first), *lines[last:]]
    return "\n".join(head), "\n".join([*[""] * first, *lines[first:last]])


def _entry(path: Path | str, node: Node, *, seen: set[int]) -> Entry:
    from yaml.nodes import MappingNode, SequenceNode

    line = node.start_mark.line + 1
    if id(node) in seen:
        raise RuleFileError(path, line, "anchors and aliases (& and *) are not allowed; write the text out")
    seen.add(id(node))
    if isinstance(node, MappingNode):
        return Entry(_mapping(path, node, seen=seen), line)
    if isinstance(node, SequenceNode):
        return Entry(tuple(_entry(path, item, seen=seen) for item in node.value), line)
    return Entry(str(node.value), line)


def _mapping(path: Path | str, node: MappingNode, *, seen: set[int]) -> dict[str, Entry]:
    fields: dict[str, Entry] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node.value, str):
            raise RuleFileError(path, line, "a key must be a word")
        key = key_node.value
        if key in fields:
            raise RuleFileError(path, line, f"{key!r} stands here twice, first on line {fields[key].line}")
        entry = _entry(path, value_node, seen=seen)
        fields[key] = Entry(entry.value, line) if entry.text is not None else entry
    return fields
