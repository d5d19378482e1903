"""Clauses by their words, in either database: all words and phrases that are asked for, none that is ruled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from itertools import accumulate
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from contract_review.errors import UsageError
from contract_review.register.entries import Hit, Hits, Wanted, Words
from contract_review.register.listing import by_id, conditions
from contract_review.register.tables import clauses, contracts

_TERM = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORD = re.compile(r"[^\W_]+")
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
# Signs that no stored text has: they stand around the words that were found.
_BEGIN, _END = "\x01", "\x02"
_SNIPPET = 200
_EDGE = 60
# So many clauses are looked through in some hundredths of a second.
_NEWEST = 20_000
_CONFIG: sa.ColumnElement[Any] = sa.literal_column("'contract_words'::regconfig")

Phrase = tuple[str, ...]
_Query = sa.Select[Any]


def search(connection: Connection, asked: str, wanted: Wanted, *, limit: int, offset: int) -> Hits:
    """The clauses of today's versions that have the words; those of the contract that came last come first.

    Raises `UsageError` where nothing is asked for.
    """
    having, without = phrases(asked)
    on = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgres
    for query in on(having, without, wanted, sa.select().limit(limit + 1).offset(offset)):
        rows = connection.execute(query).all()
        if len(rows) > limit:
            break
    known = by_id(connection, {row.contract for row in rows})
    hits = tuple(_hit(row, known) for row in rows[:limit] if row.contract in known)
    return Hits(hits, more=len(rows) > limit)


def clauses_with(connection: Connection, word: str, numbers: list[int]) -> dict[int, tuple[Words, ...]]:
    """The clauses of some contracts in whose text a word stands; what goes on overleaf is put together."""
    before = clauses.alias()
    goes_on = sa.exists().where(
        before.c.id == clauses.c.id - 1,
        before.c.contract == clauses.c.contract,
        before.c.number == clauses.c.number,
        before.c.body.icontains(word, autoescape=True),
    )
    asked = (
        sa.select(clauses)
        .where(clauses.c.contract.in_(numbers), clauses.c.body.icontains(word, autoescape=True) | goes_on)
        .order_by(clauses.c.id)
    )
    said: dict[int, list[Words]] = {}
    for row in connection.execute(asked):
        found, words = said.setdefault(row.contract, []), Words(row.number, row.heading, row.body)
        if found and row.number is not None and found[-1].number == row.number:
            words = Words(row.number, row.heading, f"{found.pop().body} {row.body}")
        found.append(words)
    return {number: tuple(found) for number, found in said.items()}


def phrases(asked: str) -> tuple[list[Phrase], list[Phrase]]:
    """What must stand in a clause and what must not: `notice "sole remedy" -trial`."""
    having: list[Phrase] = []
    without: list[Phrase] = []
    for found in _TERM.finditer(asked):
        words = tuple(_WORD.findall(found["phrase"] or found["word"] or ""))
        if words:
            (without if found["without"] else having).append(words)
    if not having:
        raise UsageError("nothing to search for; give words, or a phrase in double quotes")
    return having, without


def snippet(marked: str) -> str:
    """The part of a clause where most of the words stand, as one line, each word that was found between two stars."""
    pieces = re.split(f"[{_BEGIN}{_END}]", marked)
    text = "".join(pieces)
    ends = list(accumulate(map(len, pieces)))
    # Every second piece was found.
    found = [(ends[n - 1], ends[n]) for n in range(1, len(pieces), 2)]
    start = max((begin for begin, _ in found), key=lambda begin: _within(found, begin), default=0)
    first = max(0, start - _EDGE)
    first = text.find(" ", first, start) + 1 if first and " " in text[first:start] else first
    last = first + _SNIPPET
    last = text.rfind(" ", start, last) if last < len(text) and " " in text[start:last] else last
    for begin, end in reversed(found):
        if first <= begin and end <= last:
            text = f"{text[:begin]}**{text[begin:end]}**{text[end:]}"
            last += 4
    shown = " ".join(text[first:last].split())
    return ("… " if first else "") + shown + (" …" if last < len(text) else "")


def _within(found: list[tuple[int, int]], begin: int) -> int:
    return sum(begin <= other < begin + _SNIPPET - _EDGE for other, _ in found)


def _on_sqlite(having: list[Phrase], without: list[Phrase], wanted: Wanted, page: sa.Select[Any]) -> Iterator[_Query]:
    words = " AND ".join(map(_quoted, having))
    asked = f"({words})" + "".join(f" NOT {_quoted(phrase)}" for phrase in without)
    index = sa.table("clause_search", sa.column("rowid"))
    marked = sa.func.highlight(sa.literal_column("clause_search"), 1, _BEGIN, _END).label("marked")
    yield (
        page.add_columns(*_SHOWN, marked)
        .select_from(index.join(clauses, clauses.c.id == index.c.rowid))
        .where(sa.text("clause_search MATCH :asked").bindparams(asked=asked), *_of(wanted))
        .order_by(index.c.rowid.desc())
    )


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '"'


def _on_postgres(having: list[Phrase], without: list[Phrase], wanted: Wanted, page: sa.Select[Any]) -> Iterator[_Query]:
    """Two ways to the same clauses, the second for where the first does not fill the page.

    Words that many clauses have are met at once among the newest; those that few have are quickly found by the index,
    and sorted. Which they are, the planner cannot know of several words together.
    """
    parts = [_parsed(phrase) for phrase in having] + [sa.func.tsquery_not(_parsed(phrase)) for phrase in without]
    asked = reduce(sa.func.tsquery_and, parts)
    met = (sa.literal_column("clauses.words").op("@@")(asked), *_of(wanted))
    newest = sa.select(sa.func.max(clauses.c.id) - _NEWEST).scalar_subquery()
    anywhere = sa.select(clauses.c.id).where(*met).cte("met").prefix_with("MATERIALIZED")
    # The text without its signs has the same length, so that what is marked there stands in the same place here.
    plain = sa.func.translate(clauses.c.body, _SIGNS, " " * len(_SIGNS))
    options = f"HighlightAll=true, StartSel={_BEGIN}, StopSel={_END}"
    marked = sa.func.ts_headline(_CONFIG, plain, asked, options).label("marked")
    for number, source in (
        (clauses.c.id, page.add_columns(clauses.c.id).where(*met, clauses.c.id > newest)),
        (anywhere.c.id, page.add_columns(anywhere.c.id)),
    ):
        chosen = source.order_by(number.desc()).subquery()
        yield (sa.select(*_SHOWN, marked).join(chosen, chosen.c.id == clauses.c.id).order_by(clauses.c.id.desc()))


def _parsed(phrase: Phrase) -> sa.Function[Any]:
    return sa.func.phraseto_tsquery(_CONFIG, " ".join(phrase))


_SHOWN = (clauses.c.id, clauses.c.contract, clauses.c.number, clauses.c.heading, clauses.c.page, clauses.c.body)


def _of(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    where = list(conditions(wanted))
    return [clauses.c.contract.in_(sa.select(contracts.c.id).where(*where))] if where else []


def _hit(row: Any, known: dict[int, Any]) -> Hit:
    return Hit(known[row.contract], row.number, row.heading, row.page, snippet(_laid_over(row.body, row.marked)))


def _laid_over(body: str, marked: str) -> str:
    """The marks of a text without signs, laid over the text itself."""
    letters = iter(body)
    return "".join(sign if sign in (_BEGIN, _END) else next(letters, "") for sign in marked)
