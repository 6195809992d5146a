"""What this room holds about one person: what their household put into ventures, worked, and was paid."""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from lianxin.harvests.models import Event, Input, Link, Payout
from lianxin.kit.own_data import Own


def _theirs(model):
    def whose(person):
        own = Q(household__members__person=person.pk, household__members__ends_on__isnull=True)
        return model.objects.filter(own).distinct().order_by("id")

    return whose


def _events(person):
    """With the venture, also of a rent that no batch bears."""
    return _theirs(Event)(person).annotate(venture=Coalesce("batch__venture__name", "put_in__venture__name"))


OWN = (
    Own(
        "venture-inputs",
        _("产业项目里的投入"),
        _theirs(Input),
        {
            "venture__name": _("哪个项目"), "kind": _("投入什么"), "what": _("哪一块、哪一件"), "amount": _("多少（百分之一）"),
            "unit": _("单位"), "gets": _("得什么"), "value_fen": _("作价（分）"), "rent_fen": _("每年租金（分）"),
            "contract": _("合同号"), "signed_by": _("谁签的字"), "starts_on": _("从哪天"), "ends_on": _("到哪天"),
            "ended_on": _("哪天退出"), "back_fen": _("退出拿回多少（分）"), "undone_because": _("为什么划掉"),
        },
    ),
    Own(
        "venture-links",
        _("产业项目怎么带我家"),
        _theirs(Link),
        {"venture__name": _("哪个项目"), "kind": _("怎么带"), "contract": _("凭什么"), "expected_fen": _("一年大概得多少（分）"),
            "ended_on": _("哪天不带了"), "ended_because": _("为什么不带了"),
        },
    ),
    Own(
        "venture-work",
        _("产业项目里的工、租金和收购"),
        _events,
        {
            "venture": _("哪个项目"), "kind": _("什么事"), "on": _("哪天"), "words": _("说明"), "worker": _("谁做的工"),
            "quantity": _("多少（百分之一）"), "fen": _("金额（分）"),
        },
        {"venture": str},
    ),
    Own(
        "venture-payouts",
        _("产业项目付给我家的"),
        _theirs(Payout),
        {"venture__name": _("哪个项目"), "fen": _("付多少（分）"), "state": _("状态"), "on": _("哪天付的"), "receipt": _("回单、收条"),
            "returned__on": _("哪天退回来的"), "returned__words": _("银行怎么说"),
        },
    ),
)  # fmt: skip
