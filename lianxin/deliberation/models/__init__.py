from lianxin.deliberation.models.affected import Affected, AffectedName
from lianxin.deliberation.models.agenda import Amendment, Item, Recusal, RollCallEntry
from lianxin.deliberation.models.ballots import Ballot, PaperReading, PaperStrike, Sheet, TakenBack, Voter
from lianxin.deliberation.models.bodies import Body, BodyMember
from lianxin.deliberation.models.budgets import Budgeting, Idea, VoidVote
from lianxin.deliberation.models.comments import Comment, CommentBacking, CommentRuling
from lianxin.deliberation.models.convening import Convening, ConveningSigner
from lianxin.deliberation.models.delegations import Delegation
from lianxin.deliberation.models.following import FollowUp, FollowUpMark
from lianxin.deliberation.models.meetings import Absence, Attendance, Meeting, Seat
from lianxin.deliberation.models.minutes import Minutes, MinutesObjection
from lianxin.deliberation.models.opinions import Answer, Asking, Participant, Statement, StatementRuling
from lianxin.deliberation.models.processes import Process, ProcessPlan, ProcessStep
from lianxin.deliberation.models.raising_lists import RaisingExemption, RaisingHousehold, RaisingLine, RaisingReceipt
from lianxin.deliberation.models.raisings import FundRaising, RaisingAnswer, RaisingSigner
from lianxin.deliberation.models.resolutions import (
    Bundle,
    Resolution,
    ResolutionApproval,
    ResolutionEnd,
    ResolutionStep,
)
from lianxin.deliberation.models.topics import Topic, TopicSignature
from lianxin.deliberation.models.village_rules import VillageRule, VillageRuleReview

__all__ = [
    "Absence",
    "Affected",
    "AffectedName",
    "Amendment",
    "Answer",
    "Asking",
    "Attendance",
    "Ballot",
    "Body",
    "BodyMember",
    "Budgeting",
    "Bundle",
    "Comment",
    "CommentBacking",
    "CommentRuling",
    "Convening",
    "ConveningSigner",
    "Delegation",
    "FollowUp",
    "FollowUpMark",
    "FundRaising",
    "Idea",
    "Item",
    "Meeting",
    "Minutes",
    "MinutesObjection",
    "PaperReading",
    "PaperStrike",
    "Participant",
    "Process",
    "ProcessPlan",
    "ProcessStep",
    "RaisingAnswer",
    "RaisingExemption",
    "RaisingHousehold",
    "RaisingLine",
    "RaisingReceipt",
    "RaisingSigner",
    "Recusal",
    "Resolution",
    "ResolutionApproval",
    "ResolutionEnd",
    "ResolutionStep",
    "RollCallEntry",
    "Seat",
    "Sheet",
    "Statement",
    "StatementRuling",
    "TakenBack",
    "Topic",
    "TopicSignature",
    "VillageRule",
    "VillageRuleReview",
    "VoidVote",
    "Voter",
]
