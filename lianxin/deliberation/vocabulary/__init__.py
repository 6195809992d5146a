"""Words of the hall, and the tables of their steps, which are the only lists of them."""

from lianxin.deliberation.vocabulary.ballots import (
    DECIDING_KINDS,
    UNUSED,
    BallotKind,
    BallotState,
    Mark,
    MessageKind,
)
from lianxin.deliberation.vocabulary.bodies import (
    BodyKind,
    CharterShare,
    ConveneShare,
)
from lianxin.deliberation.vocabulary.budgets import BUDGET_WAYS, BudgetRule, BudgetState, BudgetVerb, IdeaState
from lianxin.deliberation.vocabulary.comments import CommentState, Ruling, Side
from lianxin.deliberation.vocabulary.convening import CONVENING_WAYS, ConveningState, ConveningVerb
from lianxin.deliberation.vocabulary.decisions import (
    ProcessKind,
    ProcessState,
    ResolutionState,
    WayKind,
)
from lianxin.deliberation.vocabulary.meetings import (
    MEETING_WAYS,
    SCANS,
    EnteredBy,
    Matter,
    MeetingState,
    MeetingVerb,
    Presence,
    VoteMethod,
)
from lianxin.deliberation.vocabulary.opinions import AskingState, Opinion, StatementState
from lianxin.deliberation.vocabulary.raisings import (
    ANSWER_SCANS,
    RAISING_WAYS,
    Deciders,
    Ground,
    Owing,
    Proposer,
    RaisingPurpose,
    RaisingVerb,
)
from lianxin.deliberation.vocabulary.record import (
    AuditTag,
    PublicFact,
)
from lianxin.deliberation.vocabulary.topics import (
    PUBLIC_TOPICS,
    TALKED,
    TOPIC_WAYS,
    TopicOrigin,
    TopicOutcome,
    TopicRoute,
    TopicState,
    TopicVerb,
)
from lianxin.deliberation.vocabulary.village_rules import (
    PUBLIC_VILLAGE_RULES,
    VILLAGE_RULE_WAYS,
    ReviewOutcome,
    VillageRuleState,
    VillageRuleVerb,
)

__all__ = [
    "ANSWER_SCANS",
    "BUDGET_WAYS",
    "CONVENING_WAYS",
    "DECIDING_KINDS",
    "MEETING_WAYS",
    "PUBLIC_TOPICS",
    "PUBLIC_VILLAGE_RULES",
    "RAISING_WAYS",
    "SCANS",
    "TALKED",
    "TOPIC_WAYS",
    "UNUSED",
    "VILLAGE_RULE_WAYS",
    "AskingState",
    "AuditTag",
    "BallotKind",
    "BallotState",
    "BodyKind",
    "BudgetRule",
    "BudgetState",
    "BudgetVerb",
    "CharterShare",
    "CommentState",
    "ConveneShare",
    "ConveningState",
    "ConveningVerb",
    "Deciders",
    "EnteredBy",
    "Ground",
    "IdeaState",
    "Mark",
    "Matter",
    "MeetingState",
    "MeetingVerb",
    "MessageKind",
    "Opinion",
    "Owing",
    "Presence",
    "ProcessKind",
    "ProcessState",
    "Proposer",
    "PublicFact",
    "RaisingPurpose",
    "RaisingVerb",
    "ResolutionState",
    "ReviewOutcome",
    "Ruling",
    "Side",
    "StatementState",
    "TopicOrigin",
    "TopicOutcome",
    "TopicRoute",
    "TopicState",
    "TopicVerb",
    "VillageRuleState",
    "VillageRuleVerb",
    "VoteMethod",
    "WayKind",
]
