"""The commands: parse, call, print, exit; one file a command.

A command's module is imported when the command is used, so that `--help` costs no more than click itself.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from contract_review import __version__
from contract_review.collector import seldom
from contract_review.errors import ContractReviewError, UnreadableDocument

# Name of the command → its module and the one line that `--help` shows; the module holds a command of that name.
_COMMANDS = {
    "review": ("contract_review.cli.review", "Review contracts against the MSP's requirements."),
    "memo": ("contract_review.cli.memo", "Write the review memo for legal."),
    "markup": ("contract_review.cli.markup", "Write the contract itself, with comments at its words."),
    "batch": ("contract_review.cli.batch", "Review a folder of contracts, with an overview."),
    "cache": ("contract_review.cli.cache", "Show what batches keep of the contracts they read, or take it away."),
    "upload": ("contract_review.cli.upload", "Put contracts into the register, with a review each."),
    "contracts": ("contract_review.cli.contracts", "List, show, search, mend and remove what is in the register."),
    "renewals": ("contract_review.cli.renewals", "Show when contracts end and notice is due, worst first."),
    "scorecard": ("contract_review.cli.scorecard", "Compare vendors: pricing, support, SLA, partnership, exit."),
    "compare": ("contract_review.cli.compare", "Show what a new contract changes, and what got worse."),
    "back-to-back": ("contract_review.cli.back_to_back", "Hold what we promise to clients against our vendors."),
    "text": ("contract_review.cli.text", "Print the text of a contract as it was read."),
    "clauses": ("contract_review.cli.clauses", "Print the outline of a contract: numbers, headings, subjects."),
    "rules": ("contract_review.cli.rules", "List, explain, check, test and begin rules."),
    "playbooks": ("contract_review.cli.playbooks", "List and show the playbooks."),
    "facts": ("contract_review.cli.facts", "List and explain the facts a contract is read for."),
    "templates": ("contract_review.cli.templates", "List, copy and check the templates of memos."),
    "schema": ("contract_review.cli.schema", "Print the form of our files as JSON Schema."),
    "init": ("contract_review.cli.starting", "Write a settings file and a playbook to start from."),
}


class _LazyGroup(click.Group):
    """A group that knows its commands by name and imports them only when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="contract-review")
def cli() -> None:
    """Reads vendor contracts for managed service providers and says what to negotiate.

    Runs offline: nothing leaves the machine.
    """


def main() -> None:
    """Run the command line; every error the user can mend is one line on standard error, with its exit status."""
    _speak_utf8()
    seldom()
    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.UsageError as error:
        sys.exit(_complain(_with_hint(error), status=2))
    except click.ClickException as error:
        sys.exit(_complain(error.format_message(), status=2))
    except (click.Abort, KeyboardInterrupt):
        sys.exit(_complain("interrupted", status=130))
    except UnreadableDocument as error:
        sys.exit(_complain(str(error), status=3))
    except ContractReviewError as error:
        from contract_review.rulebook.excerpts import told

        sys.exit(_complain(told(error), status=2))
    except BrokenPipeError:
        # The reader of our output (head, less) has left: nothing more to say, and nobody to say it to.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str, *, status: int) -> int:
    click.echo(f"contract-review: {message}", err=True)
    return status


def _with_hint(error: click.UsageError) -> str:
    message = " ".join(error.format_message().split())
    command = error.ctx.command_path if error.ctx else "contract-review"
    return f"{message} (see '{command} --help')"


def _speak_utf8() -> None:
    # Windows consoles and pipes default to a code page that lacks the quotes and dashes of contracts.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
