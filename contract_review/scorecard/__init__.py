"""How vendors compare on pricing, support, service levels, partnership and exit, from the reviews of their contracts.

There is no score: a cell says the worst answer and how many there are of each, and holds the clause that decides it.
"""

from contract_review.scorecard.card import Cell, Point, Scorecard, Vendor, scorecard
from contract_review.scorecard.reviewed import Reviewed, reviewed_of

__all__ = ["Cell", "Point", "Reviewed", "Scorecard", "Vendor", "reviewed_of", "scorecard"]
