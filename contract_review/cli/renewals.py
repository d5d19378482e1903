"""`contract-review renewals [PATH…]`: term ends and notice deadlines, worst first."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import REVIEWED, UNREAD

if TYPE_CHECKING:
    from contract_review.renewals.ahead import Renewal, Told
    from contract_review.settings import Settings

_LENGTH = re.compile(r"(\d{1,4})\s*d(?:ays?)?")


class _Days(click.ParamType[timedelta]):
    """A number of days as 120d."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        found = value if isinstance(value, timedelta) else _LENGTH.fullmatch(value.strip())
        if found is None:
            self.fail(f"{value!r} is no number of days; write it as 120d", param, ctx)
        return found if isinstance(found, timedelta) else timedelta(int(found[1]))


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--within", type=_Days(), metavar="DAYS", default=None, help="Only what is due within so many: 120d.")
@click.option("--as-of", type=options.DATE, metavar="DATE", default=None, help="The day it is.  [default: today]")
@click.option("--country", "countries", multiple=True, help="Whose holidays count: US, GB-SCT; one for each side.")
@click.option("--delivery", type=click.IntRange(0, 60), default=None, help="Working days until a notice is received.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "xlsx", "ics", "html", "svg", "png"]),
    default="text",
    show_default=True,
    help="The form.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@options.settings("register", "playbook")
def renewals(  # noqa: PLR0913  (each option has its name)
    paths: tuple[Path, ...],
    *,
    within: timedelta | None,
    as_of: date | None,
    countries: tuple[str, ...],
    delivery: int | None,
    form: str,
    output: Path | None,
    settings: Settings,
) -> int:
    """Show when contracts end and by when notice must go out, worst first.

    Without PATH those of the register that are in force; with it files, folders and reviews (.json).
    """
    from contract_review.renewals.ahead import by_urgency, renewal_of
    from contract_review.renewals.holidays import working_days
    from contract_review.reports.renewals import render

    # The one command whose question is about today; everything below it is told the day.
    day = as_of or date.today()
    calendar = working_days(countries, as_of=day)
    told, lost = _read(paths, settings) if paths else (_registered(settings), 0)
    found = [renewal_of(one, as_of=day, delivery=delivery, calendar=calendar) for one in told]
    shown = by_urgency([one for one in found if within is None or _due(one, day + within)])
    write(render(shown, form=form, as_of=day), to=output)
    if not told and not paths:
        click.echo("no contracts; 'contract-review upload FILE' puts one in", err=True)
    return UNREAD if lost else REVIEWED


def _due(one: Renewal, until: date) -> bool:
    """Whether something is due by a day; what nobody knows the day of may be."""
    from contract_review.renewals.ahead import State

    return one.state is State.ASK or (one.next_day is not None and one.next_day <= until)


def _registered(settings: Settings) -> list[Told]:
    """The contracts of the register that are in force and that no other took the place of."""
    from contract_review.register import Status, open_register
    from contract_review.renewals.ahead import Told
    from contract_review.renewals.fees import recurring_fee
    from contract_review.renewals.notices import Passage, notices_in

    with open_register(settings.register) as register:
        in_force = [
            terms
            for terms in register.terms()
            if terms.contract.status not in (Status.CANCELLED, Status.ENDED) and not terms.renewed_by
        ]
        numbers = [terms.contract.id for terms in in_force]
        said, priced = (
            {
                number: [Passage(words.number, words.heading, words.body) for words in clauses]
                for number, clauses in register.clauses_with(word, numbers).items()
            }
            for word in ("notice", "fee")
        )
        return [
            Told(
                identity=f"contract-{terms.contract.id}",
                name=terms.contract.title or terms.contract.name,
                facts=terms.facts,
                number=terms.contract.id,
                vendor=terms.contract.vendor,
                owner=terms.contract.owner,
                start=terms.contract.start,
                annual_value=terms.contract.annual_value,
                notices=notices_in(said.get(terms.contract.id, ())),
                fee=recurring_fee(priced.get(terms.contract.id, ())),
            )
            for terms in in_force
        ]


def _read(paths: tuple[Path, ...], settings: Settings) -> tuple[list[Told], int]:
    """What files, folders and reviews say; a file that cannot be read is told on standard error and counted."""
    from contract_review.batch import contracts_in
    from contract_review.cli.renewals_reading import told_by, told_in
    from contract_review.cli.review import how_to_read, review_all
    from contract_review.model.document import Opening

    kept = [path for path in paths if path.suffix == ".json"]
    others = [path for path in paths if path.suffix != ".json"]
    told = [one for path in kept for one in told_in(path)]
    # Nothing is written among them; what each path holds is read as that path.
    files = contracts_in(others, out=others[0]) if others else []
    reading = how_to_read(settings, as_of=None, opening=Opening())
    reviews, lost = review_all(tuple(map(str, files)), settings.book(), reading) if files else ([], 0)
    return [*told, *map(told_by, reviews)], lost
