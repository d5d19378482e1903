"""Who is who: names, what the contract calls them, and their side."""

from __future__ import annotations

import pytest

from contract_review.clauses import segment
from contract_review.documents import read_bytes
from contract_review.facts.parties import parties
from contract_review.facts.parties.names import short_names
from contract_review.language.actors import party_in
from contract_review.model.contract import Party, Role
from contract_review.review import understand


def _parties(text: str) -> dict[Role | None, Party]:
    document = read_bytes(text.encode(), path="a.txt")
    return {party.role: party for party in parties(document, segment(document))}


NAMES = [
    (
        'This Agreement is made between Larkspur Backup, Inc., an Oregon corporation ("Provider"), and Dunmore IT Ltd. ("Customer").',
        "Larkspur Backup, Inc.",
        "Dunmore IT Ltd.",
        "role words in brackets decide",
    ),
    (
        'This Agreement is made between Larkspur LLC ("Larkspur") and Dunmore Ltd. ("Dunmore"). '
        "Larkspur shall provide the Hosting. Dunmore shall pay the price.",
        "Larkspur LLC",
        "Dunmore Ltd.",
        "without role words, who supplies is the vendor and who pays the customer",
    ),
    (
        'By and between 4411 B.C. Ltd. dba Larkspur Voice ("Larkspur") and Dunmore SRL ("Reseller").',
        "4411 B.C. Ltd. dba Larkspur Voice",
        "Dunmore SRL",
        "initials and digits in a name end no sentence",
    ),
    (
        "Concluded between: Larkspur Ltd, Mill Lane 4, Leeds and Dunmore Corp, Main Street 1.\n\n"
        "Larkspur shall maintain the modules. Larkspur will support them. Dunmore shall pay Larkspur. Dunmore may ask.",
        "Larkspur Ltd",
        "Dunmore Corp",
        "a pair without brackets",
    ),
    (
        'This Agreement is made by Ann Hill, managing director of Larkspur Ltd ("Supplier") and Dunmore plc ("Customer").',
        "Larkspur Ltd",
        "Dunmore plc",
        "who signs for a company is no party",
    ),
    (
        'This Exhibit belongs to the Agreement between the Parties ("Agreement"). It is made by and between LARKSPUR INC. ("LARKSPUR") and '
        'Dunmore Bank ("Bank"). Larkspur shall provide the backups. Bank agrees to pay Larkspur.',
        "LARKSPUR INC.",
        "Dunmore Bank",
        "the Parties are no party, and a name in capitals is the same name",
    ),
    (
        'Welcome to Larkspur Inc. ("Company", "we", "us")! By signing up you accept this. You pay monthly, and you own your files.',
        "Larkspur Inc.",
        "you",
        "a greeting is no part of a name",
    ),
    (
        'You, or the business that you represent, you individually ("Customer"), deal with Lawson Data Limited ("Lawson").',
        "Lawson Data Limited",
        "Customer",
        "a customer described in words goes by its role; Lawson is a name though it begins with law",
    ),
    (
        "Larkspur uptime\n\nLarkspur guarantees 99.9% to you. If Larkspur's network fails, we credit your account. Larkspur monitors itself. You may ask.",
        "Larkspur",
        "you",
        "a page without an introduction names its author by what it does",
    ),
    (
        'This Agreement is made by and between Larkspur Systems Pte Ltd, a Singapore company (and a subsidiary of Larkspur Holdings Ltd) with offices at 1 Mill Lane, Singapore 0315 (hereinafter referred to as "Developer") and Dunmore Trading LLC ("Distributor").\n\nWHEREAS, Developer has written software.',
        "Larkspur Systems Pte Ltd",
        "Dunmore Trading LLC",
        "a distributor buys from a developer, and a bracket in a description is no name",
    ),
    (
        'Agreement between Larkspur Company, LLC ("Consultant"), a Virginia limited liability company, and Dunmore REIT, Inc. (the "Company").',
        "Larkspur Company, LLC",
        "Dunmore REIT, Inc.",
        "a description may stand behind the bracket; a company that engages a consultant pays",
    ),
    (
        "This Agreement is between Larkspur Ltd, Mill Lane 4 (hereinafter Larkspur) and Dunmore Limited Room 12 Harbour Road (hereinafter called Dunmore).\n\nLarkspur shall provide the Services. Fees are payable by Dunmore to Larkspur.",
        "Larkspur Ltd",
        "Dunmore Limited",
        "short names without quotation marks; an address may follow without a comma",
    ),
    (
        'This Agreement is between Larkspur Hosting Inc. ("Provider") and [Name of Client] ("Client"), who agree as follows.',
        "Larkspur Hosting Inc.",
        "Client",
        "a form that waits for a name calls the party by its role",
    ),
    (
        "The Contractor builds the site. The Contractor keeps the tools. The Company pays the Contractor. The Company may end this. The Contractor agrees.",
        "Contractor",
        "Company",
        "against a contractor the company is the customer",
    ),
    (
        'Dunmore Biotech, Inc. ("Dunmore") engages a consultant. ' + "The Consultant advises Dunmore. " * 9,
        "Consultant",
        "Dunmore Biotech, Inc.",
        "the one who is named engages a consultant who is not",
    ),
    (
        "The Vendor sells to the Partner. The Partner serves each Customer. A Customer calls the Partner. The Customer pays the Partner. The Vendor ships. The Vendor bills the Partner.",
        "Vendor",
        "Partner",
        "a partner has customers of its own",
    ),
    (
        "The Provider hosts. The Provider answers the Client. The Provider invoices. The Client pays.",
        "Provider",
        "Client",
        "a form without names",
    ),
]


@pytest.mark.parametrize(("text", "vendor", "customer", "remark"), NAMES, ids=[row[3] for row in NAMES])
def test_both_sides_are_named(text: str, vendor: str, customer: str, remark: str) -> None:
    found = _parties(text)
    assert (vendor, customer) == (found[Role.VENDOR].name, found[Role.CUSTOMER].name)


def test_we_and_you_stand_for_the_sides_where_the_contract_says_so() -> None:
    found = _parties('Thanks for using Larkspur Inc. ("Larkspur"). We host your files. You pay us. You may leave.')
    assert found[Role.VENDOR].aliases == ("Larkspur", "we", "us", "our")
    assert found[Role.CUSTOMER].aliases == ("you", "your")


def test_role_word_of_one_clause_is_not_the_party() -> None:
    licence = "Licensor grants a licence. Licensor keeps all rights. Licensor may end it. " * 3
    body = " ".join(f"Company meets Partner in week {n}. {'Both meet in good faith. ' * 20}" for n in range(8))
    found = _parties(f"{body}\n\n{licence}\n\n{body}")
    assert (found[Role.VENDOR].name, found[Role.CUSTOMER].name) == ("Company", "Partner")


def test_customer_of_a_reseller_is_no_party_to_its_contract() -> None:
    text = 'Agreement between Larkspur Inc. ("Vendor") and Dunmore Ltd. ("Reseller"). Reseller bills each Customer.'
    contract = understand(read_bytes(text.encode(), path="a.txt"))
    assert party_in(contract, "Customer shall not copy the Software") is None
    assert party_in(contract, "Reseller shall not copy the Software") is Role.CUSTOMER


def test_defined_thing_is_not_a_party() -> None:
    found = _parties('Larkspur Ltd ("Provider") offers Remote Monitoring (the "Services") to Dunmore Ltd ("Client").')
    assert {"Larkspur Ltd", "Dunmore Ltd"} == {party.name for party in found.values()}


def test_long_name_is_shortened_to_what_the_text_says() -> None:
    text = "Blue Larkspur GmbH is one. Blue Larkspur helps. Blue Larkspur pays."
    assert short_names("Blue Larkspur GmbH", text) == ("Blue Larkspur",)


def test_amendment_is_not_a_party() -> None:
    text = 'GENERAL 9 This amendment (hereinafter referred to as the "Amendment") is entered into on May 5th, 2020.'
    assert _parties(text) == {}
