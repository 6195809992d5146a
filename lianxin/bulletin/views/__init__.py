from lianxin.bulletin.views.access import access_request, access_requests, ask_access
from lianxin.bulletin.views.catalogue import catalogue, item
from lianxin.bulletin.views.desk import archive, confirm_board, desk, reported, to_archive, work
from lianxin.bulletin.views.objections import objection, raise_objection
from lianxin.bulletin.views.open_data import due_calendar, feed, table, table_description, table_rows
from lianxin.bulletin.views.public import board, notice, paper, period, verify, verify_by_code
from lianxin.bulletin.views.undisclosed import order_disclosure, undisclosed
from lianxin.bulletin.views.writing import edit, new

__all__ = [
    "access_request",
    "access_requests",
    "archive",
    "ask_access",
    "board",
    "catalogue",
    "confirm_board",
    "desk",
    "due_calendar",
    "edit",
    "feed",
    "item",
    "new",
    "notice",
    "objection",
    "order_disclosure",
    "paper",
    "period",
    "raise_objection",
    "reported",
    "table",
    "table_description",
    "table_rows",
    "to_archive",
    "undisclosed",
    "verify",
    "verify_by_code",
    "work",
]
