"""What this room holds about one person."""

from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.models import Objection
from lianxin.kit.own_data import Own, under_account

OWN = (
    Own(
        "objections",
        _("我提的异议"),
        under_account(Objection),
        {
            "notice__title": _("哪份公开"), "received_at": _("收到时间"), "words": _("哪里不对"), "name": _("怎么称呼"),
            "phone": _("电话"), "state": _("状态"), "first_answer": _("先答复"), "answer": _("答复"),
            "answered_at": _("答复时间"),
        },
    ),
)  # fmt: skip
