"""The checks of a contract's form: each row is a text, the words of the check, and what it must point at."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review import review_file
from contract_review.documents import read_bytes
from contract_review.facts import extract
from contract_review.findings.checks import CHECKS, places
from contract_review.findings.checks.pointing import Pointing
from contract_review.findings.found import Found
from contract_review.findings.search import Search
from contract_review.model.rule import Condition
from contract_review.review import understand

SAMPLES = Path(__file__).parents[2] / "sample_contracts"

POINTED_AT = [
    ("blanks", "in-terms", "The deposit is $____.", "$____", "money left open"),
    ("blanks", "in-terms", "The list [see page 4] applies.", None, "brackets that tell something"),
    ("blanks", "in-terms", "A click on [Accept](https://a.example) ends it.", None, "a link in Markdown"),
    ("begins", "blank", "Beginning with the start the sum of [*] is due.", None, "words that were blacked out"),
    (
        "begins",
        "blank",
        "This Agreement is effective as of August 1, 2031.\n\nExhibit 2\n\nReturn form. Date of destruction: ________",
        None,
        "a form for later use",
    ),
    (
        "begins",
        "on-a-day",
        "This Agreement takes effect upon signature.\n\nDone and signed at Cork on this 3rd day of May 2031\n\n/S/",
        "takes effect upon signature",
        "a signature with its date",
    ),
    (
        "signatures",
        "signed",
        "Thus done and signed at Cork on this 3rd day of May 2031\n\n/S/",
        "/S/",
        "signed as in South Africa",
    ),
    (
        "signatures",
        "on-another-paper",
        "An amendment of this Agreement is agreed by the parties. It needs an agreement signed by the parties.",
        "signed by",
        "a paper that is signed",
    ),
    (
        "signatures",
        "on-another-paper",
        "If it becomes necessary to amend this Agreement, this is done in an agreement signed by the parties.",
        None,
        "what an amendment needs",
    ),
    ("blanks", "in-terms", "[ ] Gold\n\n[X] Silver", None, "a box beside the one that is ticked"),
    ("blanks", "unticked", "[ ] Gold\n\n[ ] Silver", "[ ] Gold", "boxes of which none is ticked"),
    ("blanks", "in-terms", "Notice is [ ] days.", "[ ] days", "a figure left open"),
    ("blanks", "beside-signatures", "By: ________\n\nTitle: ________", "By: ____", "lines to sign on"),
    ("contradicts", "words-and-figures", "within ten (14) days", "ten (14)", "words against figures"),
    ("contradicts", "words-and-figures", "within ten (10) days", None, "words and figures agree"),
    ("contradicts", "words-and-figures", "the two 19-inch racks", None, "a number that measures something else"),
    ("references", "nowhere", "1. Fees\n\nSee Section 9.\n\n2. Law\n\nNone.", "Section 9", "no such clause"),
    ("references", "nowhere", "1. Fees\n\nSee Section 2.\n\n2. Law\n\nNone.", None, "the clause is there"),
    ("references", "nowhere", "1. Law\n\nSee FAR section 12.212.\n\n2. Fees\n\nNone.", None, "a section of a law"),
    ("references", "nowhere", "1. Law\n\nSee Section 4.1 of the TOS.\n\n2. Fees\n\nNone.", None, "another paper"),
    ("exhibits", "absent", "Payment Schedule\n\nI bill on Fridays.", None, "a heading and the next paragraph"),
    (
        "exhibits",
        "absent",
        "This replaces Annex 7, which was part of the original contract.",
        None,
        "an earlier contract",
    ),
    ("exhibits", "apart", "This Cover Page and the terms below are the contract.", None, "the paper itself"),
    ("blanks", "in-terms", "The start is {start_date}.", "{start_date}", "a variable that nothing has filled"),
    ("exhibits", "absent", "Prices stand in Exhibit B.", "Exhibit B", "no such exhibit"),
    ("exhibits", "absent", "Prices stand in Exhibit B.\n\nExhibit B - Prices\n\nFive euros.", None, "it is there"),
    (
        "exhibits",
        "absent",
        "Prices stand in Appendix 2.\n\nAppendix II - Prices\n\nFive euros.",
        None,
        "a number in Roman figures",
    ),
    (
        "exhibits",
        "absent",
        "Levels stand in Appendix 6.\n\nAppendix 6 - Levels\n\nAppendix 7 - Prices\n\nA rack costs five euros a month, and power costs two.",
        "Levels stand in Appendix 6.",
        "a head with nothing below it",
    ),
    ("exhibits", "absent", "Prices stand in Exhibit B, if any.", None, "nothing says that there is one"),
    (
        "online",
        "changing",
        "Client shall comply with the policy at https://a.example/p.",
        "comply",
        "a page that binds",
    ),
    ("online", "changing", "More information on our policy is at https://a.example/p.", None, "a page that informs"),
    ("terms", "undefined-on-risk", "Client pays the Setup Fee at once.", "Setup Fee", "money without a meaning"),
    ("terms", "undefined-on-risk", "“Setup Fee” means USD 90. Client pays the Setup Fee.", None, "defined"),
    ("signatures", "signed", "By: /s/ Ada Moss", "/s/ Ada Moss", "a name behind the sign"),
    ("begins", "with-an-event", "The term begins upon activation of the line.", "activation", "a day nobody knows"),
    ("parties", "blank", "between ________ and Oak Hosting, Inc.", "________", "nobody named"),
]


@pytest.mark.parametrize(("check", "word", "text", "quote", "remark"), POINTED_AT, ids=[row[4] for row in POINTED_AT])
def test_a_check_of_the_form_points_at_its_place(
    check: str, word: str, text: str, quote: str | None, remark: str
) -> None:
    contract = understand(read_bytes(text.encode(), path="sample.txt"))
    found = Found(None, extract(contract), Search(contract))
    condition = Condition(check, CHECKS[check].parse(word))
    assert CHECKS[check].holds(condition, found) is (quote is not None)
    quotes = [piece.quote for piece in places(condition, found)]
    assert any(quote in one for one in quotes) if quote else quotes == []


@pytest.mark.parametrize("check", [check for check in CHECKS.values() if isinstance(check, Pointing)])
def test_a_word_that_the_check_does_not_know_is_told(check: Pointing) -> None:
    with pytest.raises(ValueError, match="takes one or several of"):
        check.parse("nonsense")


def test_a_clean_contract_has_no_finding_on_its_form() -> None:
    findings = review_file(SAMPLES / "cloud-backup.docx").findings
    flags = [finding for finding in findings if finding.group == "hygiene" and finding.outcome.is_flag]
    assert [(flag.rule, [piece.quote for piece in flag.evidence]) for flag in flags] == []
