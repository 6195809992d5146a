"""What stands on the papers of the hall.

A paper is filed and read in Chinese whoever prints it, so its words are not translated; what the record says is.
"""

from lianxin.deliberation.exports.ballots import slips, taken_back_receipt, void_notice, vote_receipt
from lianxin.deliberation.exports.convening import convening_list
from lianxin.deliberation.exports.endings import ending_paper
from lianxin.deliberation.exports.meetings import (
    door_poster,
    minutes_paper,
    notice,
    sign_in_sheet,
)
from lianxin.deliberation.exports.proxies import proxy_form
from lianxin.deliberation.exports.raisings import raising_list
from lianxin.deliberation.exports.resolutions import resolution_paper
from lianxin.deliberation.exports.tables import opinion_sheet, points_sheet, project_list, topic_signatures
from lianxin.deliberation.exports.topics import follow_sheet, topic_sheet
from lianxin.deliberation.exports.village_rules import village_rule_paper

__all__ = [
    "convening_list",
    "door_poster",
    "ending_paper",
    "follow_sheet",
    "minutes_paper",
    "notice",
    "opinion_sheet",
    "points_sheet",
    "project_list",
    "proxy_form",
    "raising_list",
    "resolution_paper",
    "sign_in_sheet",
    "slips",
    "taken_back_receipt",
    "topic_sheet",
    "topic_signatures",
    "village_rule_paper",
    "void_notice",
    "vote_receipt",
]
