"""What a register promises, on each database: what goes in comes out, once, and can be found and mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from contract_review.errors import UsageError
from contract_review.model.contract import Kind
from contract_review.model.fact import Money
from contract_review.model.span import Span
from contract_review.register import Changes, LinkKind, Register, Status, Wanted
from contract_review.register.entries import Order
from tests.register.made import STAMP, deposit


def test_what_goes_in_comes_out(register: Register) -> None:
    given = deposit()
    receipt = register.deposit(given)
    assert (receipt.contract, receipt.version, receipt.review, receipt.is_new) == (1, 1, 1, True)
    assert register.file(1) == given.data
    assert register.report(1, 1) == given.report
    (terms,) = register.terms()
    assert terms.facts == given.review.facts
    known = register.contract(1)
    assert (known.name, known.title, known.kind, known.vendor, known.worst) == (
        "contract.txt",
        "Made",
        "msa",
        "Harbour Vault, Inc.",
        "high",
    )


def test_same_bytes_are_the_same_contract(register: Register) -> None:
    first, again = register.deposit(deposit()), register.deposit(deposit(name="copy.txt"))
    assert (again.contract, again.version, again.review) == (first.contract, first.version, first.review)
    assert (again.is_new, again.is_new_version, again.is_new_review) == (False, False, False)
    assert register.contracts().total == 1


def test_another_playbook_makes_another_review_of_the_same_contract(register: Register) -> None:
    first = deposit()
    register.deposit(first)
    second = register.deposit(deposit(stamp=replace(STAMP, playbook_sha256="b" * 64)))
    assert (second.contract, second.review, second.is_new, second.is_new_review) == (1, 2, False, True)
    assert [past.stamp.playbook_sha256[0] for past in register.details(1).reviews] == ["a", "b"]
    assert register.report(1, 1) == first.report, "a past opinion stays as it was"


def test_a_new_version_takes_the_place_of_the_old_one_and_both_are_kept(register: Register) -> None:
    old, new = deposit(), deposit("1. Term. Two years.\n\n2. Fees. Paid yearly.", name="new.txt", vendor="Other Ltd")
    register.deposit(old)
    receipt = register.deposit(new, version_of=1)
    assert (receipt.contract, receipt.version, receipt.is_new, receipt.is_new_version) == (1, 2, False, True)
    known = register.contract(1)
    assert (known.version, known.name, known.vendor, known.sha256) == (2, "new.txt", "Other Ltd", new.sha256)
    assert (register.file(1), register.file(1, 1)) == (new.data, old.data)
    assert [version.number for version in register.details(1).versions] == [1, 2]
    assert [past.version for past in register.details(1).reviews] == [1, 2]


def test_a_review_of_an_old_version_does_not_change_what_the_contract_is(register: Register) -> None:
    register.deposit(deposit())
    register.deposit(deposit("1. Term. Two years.", vendor="Other Ltd"), version_of=1)
    late = register.deposit(deposit(stamp=replace(STAMP, program="0.2.0")))
    assert (late.version, late.review) == (1, 3)
    assert register.contract(1).vendor == "Other Ltd"


def test_a_file_of_one_contract_is_no_version_of_another(register: Register) -> None:
    register.deposit(deposit())
    register.deposit(deposit("1. Other. Text."))
    with pytest.raises(UsageError, match="is contract 1 already"):
        register.deposit(deposit(), version_of=2)
    with pytest.raises(UsageError, match="there is no contract 9"):
        register.deposit(deposit("1. New. Text."), version_of=9)
    assert register.contracts().total == 2


def test_what_a_person_says_wins_until_it_is_taken_back(register: Register) -> None:
    register.deposit(deposit())
    said = Changes(
        vendor="HV",
        owner="Ida",
        title="Backup",
        status=Status.CANCELLED,
        start=date(2026, 3, 1),
        annual_value=Money(12000.5, "EUR"),
        notes="Ask in May.",
        tags=("cloud", "backup"),
    )
    register.change(1, said)
    known = register.contract(1)
    assert (known.vendor, known.owner, known.title, known.status) == ("HV", "Ida", "Backup", Status.CANCELLED)
    assert (known.start, known.annual_value, known.notes) == (date(2026, 3, 1), Money(12000.5, "EUR"), "Ask in May.")
    assert known.tags == ("backup", "cloud")
    register.deposit(deposit("1. Term. Two years."), version_of=1)
    assert register.contract(1).vendor == "HV", "a new version does not undo what a person said"
    register.change(1, Changes(vendor="", owner="", title="", start="", annual_value="", notes="", untags=("cloud",)))
    known = register.contract(1)
    assert (known.vendor, known.title, known.tags) == ("Harbour Vault, Inc.", "Made", ("backup",))
    assert (known.owner, known.start, known.annual_value, known.notes) == (None, None, None, None)


def filled(register: Register) -> None:
    for number, (vendor, kind) in enumerate(
        [
            ("Harbour Vault, Inc.", Kind.MSA),
            ("ÖLBERG 100% GmbH", Kind.SLA),
            (None, Kind.SLA),
            ("harbour vault", Kind.NDA),
        ],
        1,
    ):
        register.deposit(deposit(f"1. Number {number}. Text.", vendor=vendor, kind=kind))
    register.change(1, Changes(owner="Ida", tags=("cloud",), annual_value=Money(500, "USD")))
    register.change(3, Changes(owner="Ida", status=Status.ENDED, annual_value=Money(900, "USD")))


WANTED = [
    (Wanted(), [1, 2, 3, 4], "everything"),
    (Wanted(vendor="HARBOUR VAULT LLC"), [1, 4], "a vendor, however it is written"),
    (Wanted(vendor="vault"), [1, 4], "a part of the name"),
    (Wanted(vendor="ölberg"), [2], "letters beyond English in either case"),
    (Wanted(vendor="%"), [1, 2, 3, 4], "a sign is no letter of a name"),
    (Wanted(owner="Ida"), [1, 3], "an owner"),
    (Wanted(owner="Ida", status=Status.ACTIVE), [1], "an owner and a status"),
    (Wanted(kind="sla"), [2, 3], "a kind"),
    (Wanted(tag="cloud"), [1], "a tag"),
    (Wanted(tag="nowhere"), [], "nothing"),
    (Wanted(order=Order.NEWEST), [4, 3, 2, 1], "newest first"),
    (Wanted(order=Order.VENDOR), [3, 1, 4, 2], "by vendor, whatever the case"),
    (Wanted(order=Order.VALUE), [3, 1, 4, 2], "dearest first, those without a value last"),
]


def test_contracts_are_found_by_what_is_asked_for(register: Register) -> None:
    filled(register)
    found = [([one.id for one in register.contracts(wanted).contracts], remark) for wanted, _, remark in WANTED]
    assert found == [(expected, remark) for _, expected, remark in WANTED]


def test_pages_hold_every_contract_once(register: Register) -> None:
    filled(register)
    pages = [register.contracts(limit=3, offset=offset) for offset in (0, 3, 6)]
    assert [[one.id for one in page.contracts] for page in pages] == [[1, 2, 3], [4], []]
    assert {page.total for page in pages} == {4}


def test_text_that_no_database_holds_is_kept_as_far_as_it_can_be(register: Register) -> None:
    given = deposit(
        "1. Odd. A nul \x00 and half a letter \ud83d here.", name="odd\x00.txt", vendor="Odd\x00 \ud83d Ltd"
    )
    register.deposit(given)
    assert register.file(1) == given.data
    assert register.report(1, 1) == given.report
    assert register.contract(1).vendor == "Odd \N{REPLACEMENT CHARACTER} Ltd"


def test_terms_come_with_the_facts_that_are_asked_for(register: Register) -> None:
    filled(register)
    found = list(register.terms(Wanted(owner="Ida"), about="term."))
    assert [terms.contract.id for terms in found] == [1, 3]
    assert {fact.id for terms in found for fact in terms.facts} == {"term.effective-date", "term.initial"}


SEARCHED = "\n\n".join(
    [
        "1. Renewal. This Agreement renews for one year unless notice is given and/or fees of $12,000.50 are paid.",
        "2. Remedies. Credits are the sole and exclusive remedy; the remedy is never sole-source.",
        "3. Straße. Notices go to legal@harbour-vault.com in the Größe that fits.",
    ]
)
FOUND = [
    ("renewal", ["1"], "a word, however it ends"),
    ("RENEWED", ["1"], "in any case"),
    ("notice", ["3", "1"], "the clause that came last comes first"),
    ("notice year", ["1"], "all words in one clause"),
    ('"exclusive remedy"', ["2"], "words that follow each other"),
    ('"remedy exclusive"', [], "and not in another order"),
    ("notice -unless", ["3"], "but for a word"),
    ('remedy -"sole and exclusive"', [], "but for a phrase"),
    ("fees", ["1"], "a word behind a stroke"),
    ("12,000.50", ["1"], "an amount"),
    ("harbour-vault.com", ["3"], "an address"),
    ("vault", ["3"], "a part of an address"),
    ("größe", ["3"], "letters beyond English"),
    ("the", ["3", "2"], "a word as common as that"),
    ("remedies", ["2"], "a word of the heading"),
    ("nowhere", [], "nothing"),
    ('sole" OR 1=1 --', [], "signs are no commands"),
    ("NEAR(fees paid)", [], "nor are words"),
    ('"open quote', [], "a quote that is not closed"),
]


def test_clauses_are_found_by_their_words(register: Register) -> None:
    register.deposit(deposit(SEARCHED))
    found = [([hit.number for hit in register.search(asked).hits], asked) for asked, _, _ in FOUND]
    assert found == [(expected, asked) for asked, expected, _ in FOUND]


def test_hit_shows_contract_clause_page_and_words(register: Register) -> None:
    register.deposit(deposit(SEARCHED))
    (hit,) = register.search('"sole and exclusive"').hits
    assert (hit.contract.id, hit.number, hit.heading, hit.page) == (1, "2", "Remedies", 2)
    assert "**" in hit.snippet
    assert hit.snippet.replace("**", "") == SEARCHED.split("\n\n")[1]
    (hit,) = register.search("fees").hits
    assert "and/or **fees** of $12,000.50" in hit.snippet


def test_search_is_of_the_newest_version_alone(register: Register) -> None:
    register.deposit(deposit("1. Term. Zebra years."))
    register.deposit(deposit("1. Term. Gnu years."), version_of=1)
    assert [len(register.search(word).hits) for word in ("zebra", "gnu")] == [0, 1]


def test_search_keeps_to_the_contracts_that_are_asked_for(register: Register) -> None:
    filled(register)
    found = register.search("text", Wanted(vendor="vault")).hits
    assert [hit.contract.id for hit in found] == [4, 1]
    page = register.search("text", limit=2, offset=1)
    assert ([hit.contract.id for hit in page.hits], page.more) == ([3, 2], True)
    assert not register.search("text", limit=2, offset=2).more


def test_nothing_to_search_for_is_told(register: Register) -> None:
    for asked in ("", " ,. ", "-only"):
        with pytest.raises(UsageError, match="nothing to search for"):
            register.search(asked)


def test_links_are_seen_from_both_sides(register: Register) -> None:
    filled(register)
    register.link(2, 1, LinkKind.RENEWS)
    register.link(3, 2, LinkKind.RENEWS)
    register.link(4, 1, LinkKind.BUNDLE)
    register.link(1, 4, LinkKind.BUNDLE)
    seen = [[(link.kind, link.other) for link in register.details(number).links] for number in (1, 2, 3, 4)]
    assert seen == [
        [("bundle", 4), ("renewed-by", 2)],
        [("renewed-by", 3), ("renews", 1)],
        [("renews", 2)],
        [("bundle", 1)],
    ]
    assert [(terms.renews, terms.renewed_by) for terms in register.terms()] == [
        ((), (2,)),
        ((1,), (3,)),
        ((2,), ()),
        ((), ()),
    ]
    with pytest.raises(UsageError, match="contract 3 renews contract 1 already"):
        register.link(1, 3, LinkKind.RENEWS)
    with pytest.raises(UsageError, match="with itself"):
        register.link(1, 1, LinkKind.BUNDLE)
    register.unlink(1, 4, LinkKind.BUNDLE)
    with pytest.raises(UsageError, match="are not linked as bundle"):
        register.unlink(1, 4, LinkKind.BUNDLE)


def test_a_predecessor_is_of_the_same_vendor_and_kind_and_renewed_by_none(register: Register) -> None:
    texts = [f"1. Number {number}. Text." for number in range(4)]
    for text, kind in zip(texts, (Kind.MSA, Kind.MSA, Kind.SLA, Kind.MSA), strict=True):
        register.deposit(deposit(text, kind=kind))
    own = register.contract(4).sha256
    assert [one.id for one in register.predecessors(vendor="HARBOUR VAULT INC", kind="msa", but=own)] == [2, 1]
    register.link(4, 2, LinkKind.RENEWS)
    assert [one.id for one in register.predecessors(vendor="HARBOUR VAULT INC", kind="msa", but=own)] == [1]
    assert register.predecessors(vendor="", kind="msa") == ()


def test_removed_contract_is_gone_and_its_number_is_not_given_again(register: Register) -> None:
    filled(register)
    register.link(2, 1, LinkKind.RENEWS)
    register.change(4, Changes(tags=("cloud",)))
    register.remove([4, 1])
    assert [one.id for one in register.contracts().contracts] == [2, 3]
    assert register.details(2).links == ()
    assert [hit.contract.id for hit in register.search("text").hits] == [3, 2]
    for gone in (lambda: register.file(1), lambda: register.report(4, 1), lambda: register.details(4)):
        with pytest.raises(UsageError, match="there is no contract"):
            gone()
    with pytest.raises(UsageError, match="there is no contract 1"):
        register.remove([2, 1])
    assert register.contract(2).id == 2, "all of them, or none"
    assert register.deposit(deposit("1. Number 4. Text.")).contract == 5


def test_clause_that_goes_on_overleaf_is_found_whole(register: Register) -> None:
    given = deposit("1. Notices. A notice shall\n\ngo by courier.\n\n2. Fees. Paid monthly.")
    contract = given.review.contract
    first, second, last = contract.clauses
    both = Span(first.span.start, second.span.end)
    contract = replace(contract, clauses=(replace(first, span=both, own=both), last))
    number = register.deposit(replace(given, review=replace(given.review, contract=contract))).contract
    (found,) = register.clauses_with("notice", [number])[number]
    assert (found.number, found.body.split()) == ("1", "1. Notices. A notice shall go by courier.".split())
    assert register.clauses_with("otter", [number]) == {}
