"""Who sees and leads what comes up again and again."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.needs.models import Topic
from lianxin.needs.policies.cases import COUNTY_DISPATCHERS, READERS


def can_see_topics(actor):
    """What comes up again and again is for those who read the needs of a place."""
    return check(actor.holds(*READERS), _("这一页给受理、督促诉求的工作人员用。"))


def can_view_topic(actor, topic):
    """Whoever reads the needs of its place."""
    return allow() if actor.holds(*READERS, path=topic.division_path) else hide()


def visible_topics(actor):
    """Twin of ``can_view_topic``."""
    return Topic.objects.filter(within_any(actor.scopes(*READERS), "division_path"))


def can_lead_topic(actor, topic):
    """Name who leads it, publish its result, or set it aside: the desk of its place or above."""
    return can_view_topic(actor, topic) and check(
        actor.holds(*COUNTY_DISPATCHERS, path=topic.division_path), _("反复出现的事由本地受理台或上级来定。")
    )


def can_choose_monthly_topic(actor, topic):
    """The one of the month is the township's own."""
    return can_view_topic(actor, topic) and check(
        actor.holds(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, path=topic.division_path), _("“每月一题”由乡镇来定。")
    )
