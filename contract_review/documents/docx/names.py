"""The names of WordprocessingML, and how values are read from them."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"


def value(parent: Any, name: str) -> str:
    """The `w:val` of a child element; "" where there is none."""
    element = parent.find(W + name) if parent is not None else None
    return "" if element is None else str(element.get(VAL, ""))


def whole(text: str | None, default: int) -> int:
    """A whole number as Word writes it; `default` for everything else."""
    return int(text) if text and text.isascii() and text.lstrip("-").isdigit() and len(text) < 9 else default


def switched_on(parent: Any, name: str) -> bool:
    """Whether an on/off property such as `w:vanish` is set."""
    element = parent.find(W + name) if parent is not None else None
    return element is not None and is_on(element)


def is_on(element: Any) -> bool:
    """Whether an on/off property is set."""
    return element.get(VAL, "1") not in ("0", "false", "off")
