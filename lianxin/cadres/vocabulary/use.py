"""Posts to fill and who agreed to be considered, secondments and their tasks."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary.parts import Transition


class OpeningState(models.TextChoices):
    OPEN = "open", _("在物色人选")
    FILLED = "filled", _("已定人")
    CLOSED = "closed", _("不再物色")


class OpeningVerb(StrEnum):
    ASK = "ask"
    FILL = "fill"
    CLOSE = "close"


_O = OpeningState
OPENING_WAYS = {
    OpeningVerb.ASK: Transition(frozenset({_O.OPEN}), None),
    OpeningVerb.FILL: Transition(frozenset({_O.OPEN}), _O.FILLED),
    OpeningVerb.CLOSE: Transition(frozenset({_O.OPEN}), _O.CLOSED),
}


class WillState(models.TextChoices):
    """What somebody said who was asked."""

    ASKED = "asked", _("等本人回话")
    AGREED = "agreed", _("本人愿意")
    DECLINED = "declined", _("本人不愿意")


class WillVerb(StrEnum):
    AGREE = "agree"
    DECLINE = "decline"


_W = WillState
#: Both can be taken back while the post is open.
WILL_WAYS = {
    WillVerb.AGREE: Transition(frozenset({_W.ASKED, _W.DECLINED}), _W.AGREED),
    WillVerb.DECLINE: Transition(frozenset({_W.ASKED, _W.AGREED}), _W.DECLINED),
}


class SheetOrder(models.TextChoices):
    """In which order people stand on the sheet beside a post: there is no other."""

    NAME = "name", _("按姓名排")
    DRAW = "draw", _("按抽签排")


class SecondmentKind(models.TextChoices):
    TEMPORARY = "temporary", _("挂职")
    SHADOWING = "shadowing", _("跟班学习")
    RESIDENT = "resident", _("驻村")
    LINKED = "linked", _("包村")


class SecondmentState(models.TextChoices):
    RUNNING = "running", _("正在锻炼")
    ENDED = "ended", _("已结束")


class SecondmentVerb(StrEnum):
    TASK = "task"
    DONE = "done"
    HOST = "host"
    OWN = "own"
    END = "end"


_R, _E = SecondmentState.RUNNING, SecondmentState.ENDED
SECONDMENT_WAYS = {
    SecondmentVerb.TASK: Transition(frozenset({_R}), None),
    SecondmentVerb.DONE: Transition(frozenset({_R}), None),
    SecondmentVerb.HOST: Transition(frozenset({_R, _E}), None),
    SecondmentVerb.OWN: Transition(frozenset({_R, _E}), None),
    SecondmentVerb.END: Transition(frozenset({_R}), _E),
}
