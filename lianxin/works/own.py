"""What this room holds about one person: what they said to designs, and the projects they would watch."""

from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Own, under_account
from lianxin.works.models import Comment, Monitor

OWN = (
    Own(
        "project-comments",
        _("对项目方案提的意见"),
        under_account(Comment, answers__isnull=True),
        {"project__title": _("哪个项目"), "words": _("提了什么"), "at": _("哪天提的"), "answered_by__words": _("怎么答复")},
    ),
    Own(
        "project-monitor",
        _("报名当监督员"),
        under_account(Monitor),
        {
            "project__title": _("哪个项目"), "number": _("号"), "interest": _("和这个项目有什么关系"), "is_drawn": _("抽中"),
            "left_because": _("为什么不看了"), "entered_at": _("哪天报的"),
        },
    ),
)  # fmt: skip
