"""YAML with the line of every value, and without YAML's surprises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from contract_review.errors import RuleFileError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file and where it stands: line and column, from 1.

    The value of a key stands where its key does, also when a long text begins a line further down; `column` is that of
    the value where both are on one line, `key_column` that of the key.
    """

    path: Path
    line: int
    value: Any
    column: int = 1
    key_column: int = 1

    def wrong(self, message: str) -> RuleFileError:
        """The error that names this place."""
        return RuleFileError(self.path, self.line, message, column=self.column)

    def wrong_key(self, message: str) -> RuleFileError:
        """The error that names the key of this value."""
        return RuleFileError(self.path, self.line, message, column=self.key_column)

    def mapping(self) -> dict[str, Node]:
        """The keys of a mapping; an error for everything else."""
        if not isinstance(self.value, dict):
            raise self.wrong("expected keys with values here")
        return self.value

    def items(self) -> tuple[Node, ...]:
        """The entries of a list; an error for everything else."""
        if not isinstance(self.value, list):
            raise self.wrong("expected a list here")
        return tuple(self.value)

    def text(self) -> str:
        """A non-empty string; an error for everything else."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong("expected some text here")
        return self.value.strip()

    def plain(self) -> Any:
        """The value without lines."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return [node.plain() for node in self.value] if isinstance(self.value, list) else self.value


def load(path: Path) -> Node:
    """Read a YAML file; raises `RuleFileError` with path and line for what is no YAML, double keys and aliases."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleFileError(path, 1, f"cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})") from error
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise RuleFileError(path, 1, "the file is empty")
        return _node(path, loader, root, set())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleFileError(path, line, error.problem or "is no YAML", column=column) from error
    except yaml.YAMLError as error:
        raise RuleFileError(path, 1, "is no YAML") from error
    finally:
        loader.dispose()


def _node(path: Path, loader: Any, node: Any, seen: set[int]) -> Node:
    line, column = _place(node)
    if id(node) in seen:
        told = "anchors and aliases are not used in rule files; write the value out"
        raise RuleFileError(path, line, told, column=column)
    seen.add(id(node))
    value: Any
    if isinstance(node, yaml.MappingNode):
        value = dict(_pairs(path, loader, node, seen))
    elif isinstance(node, yaml.SequenceNode):
        value = [_node(path, loader, child, seen) for child in node.value]
    else:
        value = loader.construct_object(node)
    return Node(path, line, value, column, column)


def _pairs(path: Path, loader: Any, node: Any, seen: set[int]) -> Iterator[tuple[str, Node]]:
    keys: set[str] = set()
    for key, value in node.value:
        name = str(key.value)
        line, column = _place(key)
        if name in keys:
            raise RuleFileError(path, line, f"{name!r} stands here a second time", column=column)
        keys.add(name)
        child = _node(path, loader, value, seen)
        yield name, Node(path, line, child.value, child.column if child.line == line else column, column)


def _place(node: Any) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
