from lianxin.bulletin.models.access import AccessRequest
from lianxin.bulletin.models.catalogue import OwnItem
from lianxin.bulletin.models.notices import Notice, NumberSeries
from lianxin.bulletin.models.objections import Objection
from lianxin.bulletin.models.postings import Archived, BoardMark, Paper, Posting, SeenAbove
from lianxin.bulletin.models.undisclosed import Undisclosed

__all__ = [
    "AccessRequest",
    "Archived",
    "BoardMark",
    "Notice",
    "NumberSeries",
    "Objection",
    "OwnItem",
    "Paper",
    "Posting",
    "SeenAbove",
    "Undisclosed",
]
