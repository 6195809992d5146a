"""What this room holds about one person."""

from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.models import AccessRequest, Objection
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
    Own(
        "access_requests",
        _("我要查阅的账目、材料"),
        under_account(AccessRequest),
        {
            "papers": _("看什么"), "words": _("具体哪些"), "wants_copy": _("还要复制一份"), "name": _("姓名"),
            "phone": _("电话"), "state": _("状态"), "asked_at": _("收到时间"), "due_on": _("哪天前答复"),
            "answer": _("答复"), "answered_at": _("答复时间"), "shown_on": _("哪天看"), "shown_at": _("在哪里看"),
            "seen_on": _("看过的日子"), "seen_words": _("看了什么，复制了什么"),
        },
    ),
)  # fmt: skip
