"""Many contracts at once; one bad file never stops the others."""

from contract_review.batch.cache import Cache
from contract_review.batch.executors import review_on
from contract_review.batch.files import contracts_in, find, output_names
from contract_review.batch.overview import write_overview
from contract_review.batch.rows import Row
from contract_review.batch.work import Batch
from contract_review.batch.workers import processors, review_all

__all__ = [
    "Batch",
    "Cache",
    "Row",
    "contracts_in",
    "find",
    "output_names",
    "processors",
    "review_all",
    "review_on",
    "write_overview",
]
