"""What this room holds about one person: the shares and dividends of theirs or of their household."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Own
from lianxin.ventures import policies
from lianxin.ventures.calc.texts import shares, yuan
from lianxin.ventures.models import Holder, ShareChange, Statement
from lianxin.ventures.vocabulary import TOLD_STATES

#: Of a plan the round that counts, once it hangs: what was computed before that bound nobody.
_TOLD = {"plan__state__in": TOLD_STATES, "round": F("plan__round")}


def _held_by(person):
    return Q(holder__in=Holder.objects.filter(policies.held_by(person)))


OWN = (
    Own(
        "shares",
        _("股份：怎么来的"),
        lambda person: ShareChange.objects.filter(_held_by(person)).distinct().order_by("id"),
        {
            "on": _("哪天"), "holder__number": _("股权证号"), "share_class__name": _("哪一种"), "kind": _("为什么变"),
            "hundredths": _("多少股"), "basis": _("凭什么"),
        },
        {"hundredths": shares},
    ),
    Own(
        "dividends",
        _("分红"),
        lambda person: Statement.objects.filter(_held_by(person), **_TOLD).distinct().order_by("id", "payments__id"),
        {
            "plan__year": _("哪一年的收益"), "holder__number": _("股权证号"), "fen": _("分多少元"),
            "payments__on": _("哪天发的"), "payments__way": _("怎么发的"), "payments__receipt": _("回单、收条"),
            "payments__returned__on": _("哪天退回来的"), "payments__returned__words": _("银行怎么说"),
            "payments__returned__receipt": _("退汇单号"),
        },
        {"fen": yuan},
    ),
)  # fmt: skip
