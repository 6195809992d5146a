"""Words of the alliances room: whose turn the chair is, what stands on the lists, where a match stands."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChairOrder(models.TextChoices):
    """In which order members take the chair. The arithmetic is in ``calc.chairs``."""

    JOINING = "joining", _("按加入的先后轮流")
    LISTED = "listed", _("按章程里写的次序轮流")


class ItemKind(models.TextChoices):
    """The three lists of an alliance."""

    RESOURCE = "resource", _("资源")
    NEED = "need", _("需求")
    PROJECT = "joint_project", _("合办项目")


#: What others help with; a resource is what one helps with.
WANTED = (ItemKind.NEED, ItemKind.PROJECT)


class MatchState(models.TextChoices):
    ASKED = "asked", _("等对方答应")
    CLAIMED = "claimed", _("已认领，等送到")
    DELIVERED = "delivered", _("已送到，等对方确认")
    CONFIRMED = "confirmed", _("对方已确认，等致谢")
    THANKED = "thanked", _("办完了")
    DECLINED = "declined", _("没有答应")
    CALLED_OFF = "called_off", _("不办了")


class MatchVerb(StrEnum):
    AGREE = "agree"
    DECLINE = "decline"
    DELIVER = "deliver"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    THANK = "thank"
    CALL_OFF = "call_off"


@dataclass(frozen=True)
class Way:
    sources: tuple
    target: MatchState


#: The only list of a match's steps. It begins by a claim of who gives, or by a question of who receives.
MATCH_WAYS = {
    MatchVerb.AGREE: Way((MatchState.ASKED,), MatchState.CLAIMED),
    MatchVerb.DECLINE: Way((MatchState.ASKED,), MatchState.DECLINED),
    MatchVerb.DELIVER: Way((MatchState.CLAIMED,), MatchState.DELIVERED),
    MatchVerb.CONFIRM: Way((MatchState.DELIVERED,), MatchState.CONFIRMED),
    MatchVerb.SEND_BACK: Way((MatchState.DELIVERED,), MatchState.CLAIMED),
    MatchVerb.THANK: Way((MatchState.CONFIRMED,), MatchState.THANKED),
    MatchVerb.CALL_OFF: Way((MatchState.ASKED, MatchState.CLAIMED), MatchState.CALLED_OFF),
}
ENDS = frozenset({MatchState.THANKED, MatchState.DECLINED, MatchState.CALLED_OFF})
#: What holds nobody back who leaves: of what was received only the thanks are left, which may come later.
SETTLED = ENDS | {MatchState.CONFIRMED}
#: What has been given and received.
RECEIVED = (MatchState.CONFIRMED, MatchState.THANKED)
#: For whom a match waits: who gives, or who receives.
GIVERS_TURN = (MatchState.ASKED, MatchState.CLAIMED)
RECEIVERS_TURN = (MatchState.DELIVERED, MatchState.CONFIRMED)


class AuditTag(StrEnum):
    FOUND = "alliances:alliance:found"
    END = "alliances:alliance:end"
    AMEND = "alliances:charter:amend"
    ADMIT = "alliances:member:admit"
    LEAVE = "alliances:member:leave"
    FOLLOW = "alliances:member:follow"
    NAME = "alliances:delegate:name"
    RECALL = "alliances:delegate:recall"
    MEET = "alliances:meeting:record"
    LIST = "alliances:item:list"
    TAKE_OVER = "alliances:item:take_over"
    TAKE_OFF = "alliances:item:take_off"
    ASK = "alliances:match:ask"
    CLAIM = "alliances:match:claim"
    AGREE = "alliances:match:agree"
    DECLINE = "alliances:match:decline"
    DELIVER = "alliances:match:deliver"
    CONFIRM = "alliances:match:confirm"
    SEND_BACK = "alliances:match:send_back"
    THANK = "alliances:match:thank"
    CALL_OFF = "alliances:match:call_off"


#: Photos that show a delivery, in the files room.
PROOF = "alliances_proof"
