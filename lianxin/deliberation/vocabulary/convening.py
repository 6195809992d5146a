"""People ask for a meeting: where it stands, and by which steps it goes on."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConveningState(models.TextChoices):
    GATHERING = "gathering", _("正在收签名")
    BINDING = "binding", _("人数够了，应当召集")
    CALLED = "called", _("会已经通知")
    DROPPED = "dropped", _("不要求了")


class ConveningVerb(StrEnum):
    SIGN = "sign"
    DROP = "drop"
    CALL = "call"


_S, _V = ConveningState, ConveningVerb
#: Verb → the states it starts from and the one it leads to; a signature leads to ``BINDING`` once enough have signed, and a
#: called meeting that is cancelled leads back.
CONVENING_WAYS = {
    _V.SIGN: ((_S.GATHERING, _S.BINDING), None),
    _V.DROP: ((_S.GATHERING,), _S.DROPPED),
    _V.CALL: ((_S.GATHERING, _S.BINDING), _S.CALLED),
}
