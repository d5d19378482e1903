"""Reviews on a Dask cluster: a worker that dies gives its files to the others."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from contract_review.batch.executors import review_on
from contract_review.batch.files import File
from contract_review.batch.rows import Row
from contract_review.batch.work import Batch
from contract_review.batch.workers import ended_when_stuck
from contract_review.errors import UsageError

_PATIENCE = 20


def review_on_cluster(scheduler: str, batch: Batch, names: Mapping[File, str]) -> Iterator[tuple[File, Row]]:
    """Review each file under its name on the cluster of a scheduler; the rows come as they are done.

    Raises `UsageError` where the extra is not installed, or nobody answers at the address.
    """
    with _client(scheduler) as client:
        # Made by a task and not sent along, so that it is made again where the worker that holds it dies.
        shared = client.submit(_itself, batch, pure=False)
        executor = client.get_executor(pure=False)
        yield from review_on(executor, batch, names, task=ended_when_stuck, shared=shared)


def _client(scheduler: str) -> Any:
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise UsageError("--scheduler needs another library: pip install 'contract-review[cluster]'") from error
    # What becomes of a worker is told in the overview, as far as it costs a file.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"--scheduler {scheduler}: nobody answers ({' '.join(str(error).split())})") from error


def _itself(batch: Batch) -> Batch:
    return batch
