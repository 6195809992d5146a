"""What this room holds about one person beside the register itself."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Own
from lianxin.people.models import Guardianship
from lianxin.people.selectors.incidents import told_rows


def _either_side(person):
    return Guardianship.objects.filter(Q(person=person.pk) | Q(guardian=person.pk)).order_by("pk")


def _told(person):
    return told_rows().filter(person=person.pk).order_by("pk")


OWN = (
    Own(
        "guardianships",
        _("监护登记"),
        _either_side,
        {
            "person__name": _("谁"), "guardian__name": _("监护人"), "ground": _("凭什么监护"), "document": _("看过的文书"),
            "finding": _("认定书"), "state": _("状态"), "starts_on": _("监护起始日"), "ends_on": _("监护截止日"),
            "end_reason": _("终止的理由"),
        },
    ),
    Own(
        "incidents",
        _("个人信息安全事件"),
        _told,
        {
            "incident__found_at": _("发现时间"), "incident__what": _("发生了什么"), "incident__data_kinds": _("涉及哪些信息"),
            "told_at": _("告知时间"), "told_by": _("告知方式"),
        },
    ),
)  # fmt: skip
