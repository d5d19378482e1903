"""A contract whose text wants to be more than text: nothing of it runs, nothing breaks out, all of it can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from opened_pages import DESKTOP, PHONE, Visit

from contract_review.cli import cli
from contract_review.reports.quoting import printable

RAN = "document.ran = true"
WORDS = {
    "a script": f"<script>{RAN}</script>",
    "a script that closes what it stands in": f"</p></section></main></title></style></textarea><script>{RAN}</script>",
    "a picture that fails": f'<img src="x" onerror="{RAN}">',
    "a template": "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "an address": f'javascript:{RAN} <a href="javascript:{RAN}">click</a> [click](javascript:{RAN})',
    "an attribute": f"\" autofocus onfocus='{RAN}' x=\"",
    "a comment": "<!-- --><!--><![CDATA[ ]]>",
    "a style": "<style>body { display: none }</style><link rel=stylesheet href=https://example.org/x.css>",
    "another direction": "\u202e\u2066reversed\u2069 \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "nothing to see": "ze\u200bro\u200dwid\ufeffth\u00ad",
    "a formula": "=cmd|'/c calc'!A1 @SUM(1+1) +1 -1",
}
LONG = 150_000
TEXT = """{words}

This Agreement is between {words} ("Provider") and Northwind Ltd. ("Customer").

1. Service Levels {words}

1.1 Provider uses {words} efforts to make the Service available 99.5% of each calendar month.

2. Term

2.1 {words} The initial term is twelve (12) months from March 1, 2026. {words}

2.2 Customer shall pay each invoice within ten (10) days {words}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    contract = folder / "contract.txt"
    contract.write_text(TEXT.format(words=" ".join((*WORDS.values(), "w" * LONG))), encoding="utf-8")
    commands = {
        "review": ["review", "--format", "html"],
        "memo": ["memo", "--format", "html"],
        "issues list": ["memo", "--format", "html", "--audience", "vendor"],
        "as read": ["text", "--format", "html"],
    }
    written = {}
    for name, (command, *options) in commands.items():
        written[name] = folder / f"{command}-{len(options)}.html"
        result = CliRunner().invoke(cli, [command, str(contract), *options, "-o", str(written[name])])
        assert result.exit_code in (0, 1), result.output
    result = CliRunner().invoke(cli, ["batch", str(contract), "--jobs", "1", "--out", str(folder / "out")])
    assert result.exit_code in (0, 1), result.output
    return {**written, "overview": folder / "out" / "overview.html"}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", ["review", "memo", "issues list", "as read", "overview"])
def test_hostile_words_stay_words(
    name: str, size: tuple[int, int], pages: dict[str, Path], visit: Callable[..., Visit]
) -> None:
    seen = visit(pages[name], size=size)
    assert seen.page.evaluate("document.ran") is None
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith("data:")] == [pages[name].as_uri()]
    assert seen.overhang == 0
    links = seen.page.locator("a[href]").evaluate_all("all => all.map(one => one.protocol)")
    assert set(links) <= {"file:"}


def test_hostile_words_can_be_read_as_they_stand(pages: dict[str, Path], visit: Callable[..., Visit]) -> None:
    shown = visit(pages["review"]).page.locator("#contract").text_content()
    assert "w" * 1000 in shown
    for remark, words in WORDS.items():
        for word in words.split():
            assert printable(word) in shown, remark
    # They would show what follows in another order than it stands.
    assert not set("\u202e\u2066\u2069") & set(shown)
