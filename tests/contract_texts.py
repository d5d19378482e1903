"""Texts that look like contracts, drawn by hypothesis: numbers, headings, promises, tables, and whatever people paste."""

from __future__ import annotations

from hypothesis import strategies as st

_NUMBERS = st.sampled_from(
    ["1.", "1.1", "2.", "2.3.1", "(a)", "(iv)", "Article IV", "Section 5", "Schedule B", "12", "-", "", ""]
)
_HEADINGS = st.sampled_from(["Term", "FEES AND PAYMENT", "Service Levels.", "Support", "Definitions", "LIABILITY", ""])
_PROMISES = st.sampled_from(
    [
        "Provider shall make the Service available 99.9% of each calendar month.",
        "The initial term is twelve (12) months from March 1, 2026.",
        "This Agreement renews for one (1) year terms unless either party gives ninety (90) days' notice before the end.",
        "Customer shall pay each invoice within thirty (30) days after receipt.",
        "Provider will respond to Severity 1 incidents within one (1) hour and to Severity 2 incidents within 4 hours.",
        "Service credits are Customer's sole and exclusive remedy.",
        'This Agreement is between Harbour Vault, Inc. ("Provider") and Northwind Ltd. ("Customer").',
        "Below 99.9%\t10%\nBelow 99.0%\t25%",
        "Fees may rise by up to [____] per cent a year, see Section 9.9.",
    ]
)  # fmt: skip
# Surrogates stand in no file; everything else does, sooner or later: İ grows when it is lowered, ﬁ is one letter.
_ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
_SPACES = st.sampled_from([" ", "  ", "\t", "\u00a0", "\n", "\u2028"])


@st.composite
def _line(draw: st.DrawFn) -> str:
    return draw(_SPACES).join([draw(_NUMBERS), draw(_HEADINGS), draw(st.one_of(_PROMISES, _PROMISES, _ODD))]).strip()


def texts() -> st.SearchStrategy[str]:
    """A title and some lines, with blank lines between as people leave them."""
    lines = st.lists(st.tuples(_line(), st.sampled_from(["\n", "\n\n", "\r\n\r\n"])), min_size=1, max_size=14)
    return lines.map(lambda parts: "SERVICES AGREEMENT\n\n" + "".join(line + end for line, end in parts))


def pasted(hostile: str) -> st.SearchStrategy[str]:
    """Such a text with hostile words where a vendor could have put them: in the title, a party, a clause, a number."""
    places = (
        f"{hostile}\n\n",
        f'This Agreement is between {hostile} ("Provider") and Northwind Ltd. ("Customer").\n\n',
        f"1. Service Levels {hostile}\n\n1.1 Provider uses {hostile} efforts to make the Service available 99.5% of each month.\n\n",
        f"{hostile} Customer shall pay within ten (10) days {hostile}\n\n",
    )
    return st.tuples(st.sampled_from(places), st.sampled_from(places), texts()).map("".join)
