"""When a contract ends, when it renews, and by which day notice must be given: arithmetic with no clock in it."""

from contract_review.renewals.deadlines import Deadline, NoticeRule, deadline, earliest_exit, next_deadline, send_by
from contract_review.renewals.reading import Outlook, outlook
from contract_review.renewals.terms import Term
from contract_review.renewals.working_days import WorkingDays

__all__ = [
    "Deadline",
    "NoticeRule",
    "Outlook",
    "Term",
    "WorkingDays",
    "deadline",
    "earliest_exit",
    "next_deadline",
    "outlook",
    "send_by",
]
