"""Pages for a browser and for a repository; a contract's words never become code on the way."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from contract_review.model.finding import Severity
from contract_review.model.review import Review
from contract_review.model.span import Span
from contract_review.reports import pages
from contract_review.reports.templates import escape_markdown

VOID = {"meta", "input"}


class _Reader(HTMLParser):
    """Reads a page as a browser would, and notices a tag that does not close where it should."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.marked = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, words: str) -> None:
        if "mark" in self.open and "a" not in self.open:
            self.marked += words


@pytest.fixture(scope="module")
def page(specimen: Review) -> str:
    return pages.as_page(specimen, form="html")


@pytest.fixture(scope="module")
def read(page: str) -> _Reader:
    return _Reader(page)


def test_html_as_it_was(page: str, golden: Callable[[str, str], None]) -> None:
    without = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1…\3", page, flags=re.DOTALL)
    golden("review.html", re.sub(r"sha256-[\w+/=]+", "sha256-…", without))


def test_markdown_as_it_was(specimen: Review, golden: Callable[[str, str], None]) -> None:
    golden("review.md", pages.as_page(specimen, form="md"))


def test_the_contract_brings_no_tags_along(page: str, read: _Reader) -> None:
    assert (read.tags["script"], read.tags["img"], read.tags["b"] > 0) == (1, 0, True)
    assert "<script>alert" not in page
    assert "<b>tracked changes" not in page
    assert "{{ 7*7 }} {% raw %}" in page


def test_quotes_that_overlap_leave_the_tags_nested(read: _Reader) -> None:
    assert (read.crossed, read.open) == ([], [])
    assert "99.5%" in read.marked


def test_every_link_leads_to_one_place_on_the_page(read: _Reader) -> None:
    assert {link for link in read.links if not link.startswith("#")} == set()
    assert {link[1:] for link in read.links} - set(read.ids) == set()
    assert [name for name, n in Counter(read.ids).items() if n > 1] == []


def test_a_quote_from_a_footer_leads_to_the_footer(specimen: Review) -> None:
    contract = specimen.contract
    start = contract.text.index("Otter & Quill – Page 1")
    footer = replace(specimen.findings[0], evidence=contract.evidence(Span(start, start + 5)))
    page = pages.as_page(replace(specimen, findings=(footer,)), form="html")
    assert '<footer><a href="#p5">' in page


def test_the_page_runs_its_own_script_and_nothing_else(page: str, read: _Reader) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none';")
    for tag in ("style", "script"):
        own = re.search(rf"<{tag}>(.*?)</{tag}>", page, flags=re.DOTALL)
        assert own is not None
        digest = base64.b64encode(hashlib.sha256(own[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert [name for name in read.attributes if name.startswith("on") or name == "style"] == []


def test_no_quote_is_marked_in_headers_and_footers(page: str) -> None:
    assert re.search(r'<p class="furniture"[^>]*>[^<]*Page 1</p>', page)


def test_a_missing_point_leads_to_where_we_looked(page: str) -> None:
    assert re.search(r'Looked in: <a href="#p6">2 Service levels</a>; Annex without a clause</p>', page)


def test_outline_names_the_points_of_each_clause_once(page: str) -> None:
    outline = page[page.index('class="outline"') : page.index("</details>", page.index('class="outline"'))]
    lines = [re.sub(r"<[^>]+>", " ", line).split() for line in outline.splitlines() if line.startswith("<li")]
    assert [" ".join(line) for line in lines] == [
        "1 Term term and renewal ▲ 4 ◆ 6",
        "2 Service levels service levels ■ 1 ▲ 3 ◆ 5 ◆ 7",
    ]


def test_contract_without_a_title_is_called_by_its_kind_and_vendor(specimen: Review) -> None:
    contract = specimen.contract
    untitled = replace(specimen, contract=replace(contract, document=replace(contract.document, title=None)))
    page = pages.as_page(untitled, form="html")
    assert "<h1>Hosting agreement with Otter &amp; Quill Storage GmbH</h1>" in page
    assert "otter &amp; quill.pdf</p>" in page


def test_facts_stand_under_the_family_that_they_are_of(page: str) -> None:
    facts = page[page.index('id="facts"') :]
    families = re.findall(r'class="family"[^>]*>([^<]+)', facts)
    assert families == ["Term and renewal", "Service levels"]


def test_a_table_is_a_table(page: str) -> None:
    assert "<td>below 99% &amp; worse</td>" in page


@pytest.mark.parametrize(("show", "n"), [(None, 8), (Severity.MEDIUM, 7), (Severity.CRITICAL, 2)])
def test_show_leaves_out_what_is_milder(specimen: Review, show: Severity | None, n: int) -> None:
    assert pages.as_page(specimen, form="html", show=show).count('<article class="finding"') == n


@pytest.mark.parametrize(
    ("text", "escaped", "remark"),
    [
        ("<script>", r"\<script\>", "a tag"),
        ("![x](http://example.org)", r"!\[x\](http://example.org)", "a picture that would tell who reads it"),
        ("*bold* and _so_", r"\*bold\* and \_so\_", "emphasis"),
        ("my_file_name.pdf", "my_file_name.pdf", "no emphasis within a word"),
        ("a | b", r"a \| b", "a cell of a table"),
        ("# no heading", r"\# no heading", "a heading"),
        ("4. Term", r"4\. Term", "a list"),
        ("4.1 Term", "4.1 Term", "a clause, no list"),
        ("- item", r"\- item", "a list"),
        ("AT&T pays &lt;5", r"AT&T pays \&lt;5", "an entity, and a name that is none"),
    ],
)
def test_markdown_shows_words_as_they_stand(text: str, escaped: str, remark: str) -> None:
    assert escaped == escape_markdown(text), remark
