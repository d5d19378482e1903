"""Fields of a Word paragraph: what they show, and where they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from contract_review.documents.docx.names import VAL, W, switched_on, value, whole

_ADDRESS = re.compile(r'^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that is open: where it started, the form control it is (if any), whether its result has begun."""

    start: int
    form: Any
    instruction: str = ""
    begun: bool = False

    def shows_instead(self) -> str | None:
        """What a form control shows where no words stand in it; None for fields that are no control."""
        if self.form is None:
            return None
        box, choices = self.form.find(f"{W}checkBox"), self.form.find(f"{W}ddList")
        if box is not None:
            ticked = "checked" if box.find(f"{W}checked") is not None else "default"
            return "☒" if switched_on(box, ticked) else "☐"
        if choices is not None:
            entries = choices.findall(f"{W}listEntry")
            chosen = whole(value(choices, "result"), 0)
            return str(entries[chosen].get(VAL, "")) if 0 <= chosen < len(entries) else "[____]"
        return "[____]" if self.form.find(f"{W}textInput") is not None else None


def url_of(instruction: str) -> str:
    """The address that a HYPERLINK field leads to; "" for other fields and for places in the same file."""
    match = _ADDRESS.match(instruction)
    return (match[1] or match[2] or "") if match else ""
