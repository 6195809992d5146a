"""Where a need stands and what can happen to it."""

from datetime import timedelta
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    REGISTERED = "registered", _("已登记")
    DISPATCHED = "dispatched", _("已派单")
    OBJECTED = "objected", _("派单异议")
    ACCEPTED = "accepted", _("已接单")
    IN_PROGRESS = "in_progress", _("办理中")
    WAITING_REQUESTER = "waiting_requester", _("等您补充")
    WAITING_THIRD_PARTY = "waiting_third_party", _("等第三方")
    WHISTLE_OPEN = "whistle_open", _("吹哨联办中")
    EXTENSION_REQUESTED = "extension_requested", _("申请延期")
    RESOLVED_REPORTED = "resolved_reported", _("已答复办结")
    EXPLAINED = "explained_unresolvable", _("已说明暂不能办")
    CALLBACK = "callback", _("待回访")
    REOPENED = "reopened", _("重新办理")
    CLOSED = "closed", _("已销号")
    REJECTED = "rejected", _("不予受理")
    REFERRED_OUT = "referred_out", _("转有关渠道")
    MERGED = "merged", _("已并案")
    WITHDRAWN = "withdrawn", _("已撤回")


#: Nothing more happens by itself in these.
ENDED = frozenset({State.CLOSED, State.REJECTED, State.REFERRED_OUT, State.MERGED, State.WITHDRAWN})
OPEN = frozenset(State) - ENDED
#: The unit has the case and works on it.
WITH_HANDLER = frozenset(
    {
        State.DISPATCHED,
        State.ACCEPTED,
        State.IN_PROGRESS,
        State.WAITING_REQUESTER,
        State.WAITING_THIRD_PARTY,
        State.WHISTLE_OPEN,
        State.EXTENSION_REQUESTED,
        State.REOPENED,
    }
)
ANSWERED = frozenset({State.RESOLVED_REPORTED, State.EXPLAINED})
#: Open, and its requester has no answer to judge yet.
UNANSWERED = OPEN - ANSWERED - {State.CALLBACK}
#: The promised date still counts.
CLOCK_RUNS = (WITH_HANDLER - {State.WAITING_REQUESTER}) | {State.REGISTERED, State.OBJECTED}


#: So long a need waits for its requester before both are asked about it, and again each time it has passed.
ASKED_AGAIN_AFTER = timedelta(days=7)


class Verb(StrEnum):
    """What can happen to a need. The value is the end of its audit tag."""

    REGISTER = "register"
    REJECT = "reject"
    REFER_OUT = "refer_out"
    CONFIRM_REFERRAL = "confirm_referral"
    RETURN_REFERRAL = "return_referral"
    ANSWER_ON_SPOT = "answer_on_spot"
    RECLASSIFY = "reclassify"
    PASS_UP = "pass_up"
    DISPATCH = "dispatch"
    OBJECT = "object"
    UPHOLD_DISPATCH = "uphold_dispatch"
    REDISPATCH = "redispatch"
    ACCEPT = "accept"
    CONTACT = "contact"
    PROGRESS = "progress"
    ASK_REQUESTER = "ask_requester"
    UPHOLD_PAUSE = "uphold_pause"
    LIFT_PAUSE = "lift_pause"
    SUPPLEMENT = "supplement"
    WRITE = "write"
    AWAIT_THIRD_PARTY = "await_third_party"
    RESUME = "resume"
    OPEN_WHISTLE = "open_whistle"
    END_WHISTLE = "end_whistle"
    REQUEST_EXTENSION = "request_extension"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    REPORT_RESOLVED = "report_resolved"
    EXPLAIN = "explain"
    APPROVE_ANSWER = "approve_answer"
    RETURN_ANSWER = "return_answer"
    CALL_BACK = "call_back"
    CLOSE = "close"
    CLOSE_SILENT = "close_silent"
    CLOSE_UNREACHABLE = "close_unreachable"
    REOPEN = "reopen"
    REOPEN_AGAIN = "reopen_again"
    MERGE = "merge"
    LEAD = "lead"
    BRING_FORWARD = "bring_forward"
    TAKE_OVER = "take_over"
    MEDIATE = "mediate"
    WITHDRAW = "withdraw"


def event_kind(verb):
    """How other systems are told of a verb."""
    return f"lianxin.need.{verb}"


#: Other systems are not told of these: that two people mediate is theirs alone.
QUIET_VERBS = frozenset({Verb.MEDIATE})
#: Steps of a public need that anyone may hold the county to: each becomes a fact in the public log.
LOGGED_VERBS = frozenset(
    {
        Verb.REPORT_RESOLVED,
        Verb.EXPLAIN,
        Verb.CLOSE,
        Verb.CLOSE_SILENT,
        Verb.CLOSE_UNREACHABLE,
        Verb.REOPEN,
        Verb.REOPEN_AGAIN,
        Verb.WITHDRAW,
    }
)
#: Who does these has handled the case: they may neither check nor call back.
HANDLING_VERBS = frozenset(
    {
        Verb.ACCEPT,
        Verb.CONTACT,
        Verb.PROGRESS,
        Verb.ASK_REQUESTER,
        Verb.AWAIT_THIRD_PARTY,
        Verb.RESUME,
        Verb.OPEN_WHISTLE,
        Verb.END_WHISTLE,
        Verb.MEDIATE,
        Verb.REQUEST_EXTENSION,
        Verb.REPORT_RESOLVED,
        Verb.EXPLAIN,
    }
)


class Owed(models.TextChoices):
    """What the requester of a complex need is to be told next, before the answer."""

    PLAN = "plan", _("打算怎么办")
    WORD = "word", _("办到哪里了")


#: The unit has it, and can say how it goes.
OWED_IN = WITH_HANDLER - {State.WAITING_REQUESTER}
#: Of these it can be said at once; before, the unit takes it on and speaks with the requester.
TOLD_IN = frozenset({State.IN_PROGRESS, State.WAITING_THIRD_PARTY, State.WHISTLE_OPEN, State.EXTENSION_REQUESTED})
#: After these the promise begins anew, and the note to the requester says what comes before the answer.
PROMISES_ANEW = frozenset({Verb.RECLASSIFY, Verb.RETURN_REFERRAL, Verb.LEAD, Verb.REOPEN, Verb.REOPEN_AGAIN})


class Alarm(models.IntegerChoices):
    """Share of the promised time that has gone, in per cent; each rings once."""

    NONE = 0, _("时限内")
    HALF = 50, _("已过半")
    NEAR = 80, _("将到期")
    OVERDUE = 100, _("已超时，上报一级")
    LONG_OVERDUE = 120, _("严重超时，报带班领导")
