"""Who says what came of a topic: those who took part, and staff for whoever says it at the counter."""

from django.utils.translation import gettext as _

from lianxin.deliberation.models import Affected, AffectedName, Attendance, Comment, Topic, TopicSignature
from lianxin.deliberation.policies.hall import CLERKS
from lianxin.kit.decisions import check


def participants(topic):
    """Accounts of who brought it, signed it, said something of it, was named as concerned or came to a meeting on it: one query."""
    found = (
        Topic.objects.filter(pk=topic.pk, proposer__isnull=False).values_list("proposer"),
        TopicSignature.objects.filter(topic=topic, user__isnull=False).values_list("user"),
        TopicSignature.objects.filter(topic=topic, stands=True, person__user__isnull=False).values_list("person__user"),
        Comment.objects.filter(topic=topic, author__isnull=False).values_list("author"),
        Affected.objects.filter(topic=topic, struck_reason="", person__user__isnull=False).values_list("person__user"),
        AffectedName.objects.filter(
            affected__topic=topic, affected__struck_reason="", struck_reason="", person__user__isnull=False
        ).values_list("person__user"),
        Attendance.objects.filter(meeting__items__topic=topic, seat__person__user__isnull=False).values_list(
            "seat__person__user"
        ),
    )
    first, *others = (rows.order_by() for rows in found)
    return first.union(*others)


def took_part(actor, topic):
    return actor.is_user and any(user == actor.id for (user,) in participants(topic))


def can_answer_oneself(actor, topic):
    return check(
        took_part(actor, topic),
        _("请参加过这件事的人说：提过、联名过、发过言、这件事关系到的、到过会的。别的人有话可以另提议题。"),
    )


def can_answer_follow_up(actor, topic):
    """Oneself, or staff for whoever says it at the counter."""
    clerk = actor.is_system or actor.holds(*CLERKS, path=topic.division_path)
    return check(clerk, "") or can_answer_oneself(actor, topic)
