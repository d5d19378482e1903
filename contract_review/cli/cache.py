"""`contract-review cache`: what batches keep of the contracts that they read, and how to be rid of it."""

from __future__ import annotations

import click

from contract_review.cli.output import write


@click.command()
@click.option("--clear", is_flag=True, help="Take away all of it.")
def cache(*, clear: bool) -> int:
    """Show where batches keep what they read, and how much it is.

    It holds the words of contracts. What nobody used for three months, and the oldest beyond 2 GiB, goes by itself.
    """
    from contract_review.batch.cache import Cache

    kept = Cache()
    if clear:
        kept.clear()
    entries, size = kept.size()
    write(f"{kept.place}: {entries} entries, {size / (1 << 20):.1f} MiB", to=None)
    return 0
