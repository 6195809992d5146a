"""What this room holds about one person: the visits to their household, what was promised, and what they do themselves."""

from datetime import timedelta

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.own_data import Gone, Own, blanked, said_as, taken_out, under_account
from lianxin.liaison.models import Assignment, Event, Liaison, Promise, Visit
from lianxin.liaison.vocabulary import Skill, Topic
from lianxin.territory import selectors as territory


def _at_home(model):
    def of(person):
        mine = Q(contact__person=person.pk) | Q(
            contact__household__members__person=person.pk, contact__household__members__ends_on__isnull=True
        )
        return model.objects.filter(mine).distinct().order_by("id")

    return of


def _alone(model):
    """Rows about somebody kept in touch with by themself, not with a household: written on their word and consent alone."""
    return lambda person: model.objects.filter(contact__person=person.pk)


def until(person):
    """When the last visit goes by the place's rules."""
    last = _at_home(Visit)(person).aggregate(last=Max("met_at"))["last"]
    return last and clock.day_of(last) + timedelta(days=territory.profile(person.division).value("visit.record_days"))


GONE = (
    Gone(_("单独联系我时记下的我有过的事"), _alone(Event), taken_out),
    Gone(
        _("单独联系我时记下的话和话题"),
        lambda person: _alone(Visit)(person).exclude(note="", done="", topics=[]),
        blanked(note="", done="", topics=[]),
    ),
)
OWN = (
    Own(
        "visits",
        _("到我家走访"),
        _at_home(Visit),
        {
            "met_at": _("时间"), "author_name": _("谁来的"), "channel": _("方式"), "occasion": _("因为什么"),
            "topics": _("谈了什么"), "done": _("当场做了什么"), "note": _("备注"), "next_on": _("下次什么时候"),
        },
        {"topics": said_as(Topic)},
    ),
    Own(
        "promises",
        _("答应我家的事"),
        _at_home(Promise),
        {
            "made_at": _("时间"), "words": _("答应了什么"), "due_on": _("哪天前"), "state": _("结果"),
            "household_says": _("户里认可"),
        },
    ),
    Own(
        "household_events",
        _("我家有过的事"),
        _at_home(Event),
        {"kind": _("什么事"), "happened_on": _("哪天"), "noted_by_name": _("谁记的")},
    ),
    Own(
        "keepers",
        _("谁联系我家"),
        _at_home(Assignment),
        {"liaison__user__name": _("姓名"), "starts_at": _("从什么时候起"), "ends_at": _("到什么时候")},
    ),
    Own(
        "liaison",
        _("我联系别人家"),
        under_account(Liaison),
        {
            "division__name": _("哪里"), "branch__name": _("哪个支部"), "phone": _("电话"), "skills": _("特长"),
            "exemption": _("为什么不作要求"), "starts_on": _("从哪天起"), "ends_on": _("到哪天"),
        },
        {"skills": said_as(Skill)},
    ),
)  # fmt: skip
