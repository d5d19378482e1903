"""Service files: what is wrong with them is told with its line, and what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.back_to_back.service import vendors_of
from contract_review.back_to_back.service_file import load_service
from contract_review.back_to_back.terms import OFFICE, read_value
from contract_review.errors import RuleFileError
from contract_review.model.fact import Duration, Unit
from tests.back_to_back.service_files import written

GOOD = """service: Mail
promise:
  availability: 99.9 %
path:
  - vendor: Host
"""
WRONG = [
    # what is changed, into what, the line, words of the message
    ("  availability", "  availibility", 3, "did you mean 'availability'"),
    ("99.9 %", "99.9", 3, "is not a percentage, such as 99.9 %"),
    ("service: Mail\n", "", 1, "the service has no 'service'"),
    ("path:", "paths:", 4, "did you mean 'path'"),
    ("  - vendor: Host", "  - name: Host", 5, "is no key of a vendor"),
    ("Host", "Host\n    contract: gone.pdf", 6, "there is no file 'gone.pdf'"),
    ("Host", "Host\n  - vendor: Host", 4, "stands in the path twice"),
    ("Host", "Host\n    figures:\n      response: soon", 7, "is not a length of time"),
    ("Host", "Host\n    figures:\n      support_hours: Mon-Fry 09:00-17:00", 7, "are no hours"),
    ("  - vendor: Host", "  - redundant: [{vendor: Host}]", 5, "two entries or more"),
    ("path:", "positions: {reserv: 1 %}\npath:", 4, "did you mean 'reserve'"),
    ("path:", "ourselves: {handling: 1 hour}\npath:", 4, "is no thing of our own"),
    ("99.9 %", "{words: ''}", 3, "expected some text"),
    ("99.9 %", "{words: as much as we can}", 3, "a promise needs a value"),
    ("99.9 %", "101 %", 3, "more than 100 %"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old, new, line, words):
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(RuleFileError, match=words) as caught:
        load_service(path)
    assert (caught.value.line, caught.value.path) == (line, path)


def test_blocks_stand_in_blocks(tmp_path: Path):
    text = GOOD.replace(
        "  - vendor: Host",
        """  - vendor: Host
  - failover: yes
    redundant:
      - vendor: Line A
      - series: [{vendor: Line B}, {vendor: Router}]""",
    )
    service = load_service(written(tmp_path, text))
    assert [vendor.name for vendor in vendors_of(service.path)] == ["Host", "Line A", "Line B", "Router"]
    assert service.path.links[1].failover


VALUES = [
    ("hours", "business hours", OFFICE),
    ("hours", "Mon-Fri 09:00-17:00", OFFICE),
    ("duration", "4 business hours", Duration(4, Unit.BUSINESS_HOUR)),
    ("cap", "12 months", Duration(12, Unit.MONTH)),
]


@pytest.mark.parametrize(("kind", "text", "value"), VALUES)
def test_values_are_written_as_people_say_them(kind, text, value):
    assert read_value(kind, text) == value
