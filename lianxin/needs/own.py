"""What this room holds about one person: what they told under their account, what was answered, what they follow.

What was told without an account or anonymously is nobody's; who names somebody in a complaint is told to nobody.
"""

from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.own_data import Gone, Own, taken_out, under_account
from lianxin.needs import selectors, services
from lianxin.needs.calc.keeping import years_after, years_before
from lianxin.needs.models import Callback, Follower, Need, NeedStep
from lianxin.territory import selectors as territory


def own_needs(person):
    """The ids by which photos of what they told are kept."""
    return Need.objects.filter(requester_user=person.user_id).values("public_id")


def _years(person):
    return territory.profile(person.division).value("privacy.need_years")


def until(person):
    """When the words of the last that was closed go; of what is still open nobody knows."""
    kept = under_account(Need, "requester_user", cleared_at__isnull=True)(person)
    found = kept.aggregate(open=Count("pk", filter=Q(closed_at__isnull=True)), last=Max("closed_at"))
    return None if found["open"] or not found["last"] else clock.day_of(years_after(found["last"], _years(person)))


def _past(person):
    """Closed, and their years are over: they would go at night anyway."""
    if not person.user_id:
        return None
    now = clock.now()
    return selectors.needs_past_keeping(years_before(now, _years(person)), now, requester_user=person.user_id)


GONE = (
    Gone(
        _("保存期满的诉求里说的话、联系方式和照片"),
        _past,
        lambda rows: services.clear_own_needs(past=rows, by=SYSTEM, at=clock.now()),
    ),
    Gone(_("关注了哪些诉求"), under_account(Follower, "user"), taken_out, whole="needs_followed"),
)
OWN = (
    Own(
        "needs",
        _("我的诉求"),
        under_account(Need, "requester_user"),
        {
            "number": _("编号"), "received_at": _("收到时间"), "kind": _("类型"), "category__name": _("分类"),
            "title": _("一句话"), "content": _("内容"), "happened_on": _("哪天发生的"), "place_words": _("在哪里"), "about_words": _("反映谁"),
            "requester_name": _("姓名"), "requester_phone": _("电话"), "requester_email": _("电子邮件"),
            "speaks_for": _("替谁说"), "language": _("说什么话"),
            "reply_way": _("怎么答复"), "state": _("状态"), "unit__name": _("承办单位"), "due_at": _("承诺答复"),
            "answer": _("答复"), "closed_at": _("办结时间"), "solved": _("解决了吗"), "satisfaction": _("满意吗"),
        },
    ),
    Own(
        "need_steps",
        _("我的诉求：办理过程"),
        under_account(NeedStep, "need__requester_user"),
        {"need__number": _("编号"), "at": _("时间"), "note": _("告诉我的话")},
    ),
    Own(
        "need_callbacks",
        _("我的诉求：回访"),
        under_account(Callback, "need__requester_user"),
        {
            "need__number": _("编号"), "at": _("时间"), "result": _("联系上没有"), "solved": _("解决了吗"),
            "satisfaction": _("满意吗"), "words": _("我说的话"), "may_quote": _("同意引用"),
        },
    ),
    Own(
        "needs_followed",
        _("我关注的诉求"),
        under_account(Follower, "user"),
        {"need__number": _("编号"), "need__public_summary": _("公开的说法"), "since": _("从什么时候起")},
    ),
)  # fmt: skip
