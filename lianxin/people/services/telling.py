"""Whose data an incident concerns hears of it: by message at any hour, by letter who can be reached by none."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.messaging.vocabulary import Recipient
from lianxin.people.errors import IncidentNotDescribed
from lianxin.people.models import Disclosure, Incident
from lianxin.people.selectors.incidents import letters_to, to_message, to_write_to, ways_to
from lianxin.people.services.incident_steps import done, locked, opened, tell
from lianxin.people.vocabulary import OPEN_MINUTES, AuditTag, MessageKind, Purpose
from lianxin.people.vocabulary.incidents import IncidentStepKind, ToldBy

#: So many are told with the button; the worker goes on with the others within a minute.
TOLD_AT_ONCE = 200


@action
def tell_people(*, incident, by):
    """Tell everybody on the list, at any hour; who can be reached by no message gets a letter. In a drill nothing is sent."""
    incident = opened(incident, by)
    if not incident.is_described:
        raise IncidentNotDescribed
    if incident.people_told_at:
        raise RuleBroken(_("已经开始告知了，没有改动。后来加进名单的，会接着告知。"))
    count = incident.concerned.count()
    if not count:
        raise RuleBroken(_("还没有列出涉及的人，没有告知。请先列出；不逐个告知的，写明理由。"))
    incident.people_told_at = clock.now()
    incident.save(update_fields=["people_told_at"])
    told = _tell_some(incident, TOLD_AT_ONCE)
    words = _("名单上 {n} 人").format(n=count)
    return done(incident, IncidentStepKind.PEOPLE, AuditTag.INCIDENT_TOLD, words, by, after={"count": told})


@action
def open_letters(*, incident, by, session_key=""):
    """The people a letter is brought to, to print their names on it; each can see that their name was read, and why."""
    incident = opened(incident, by)
    if not incident.is_described:
        raise IncidentNotDescribed
    found, now = letters_to(to_write_to(incident)), clock.now()
    if not found:
        raise RuleBroken(_("没有要送纸质告知书的人：都有账号或电话，或者已经送到。"))
    Disclosure.objects.bulk_create(
        [
            Disclosure(
                person=each.person, viewer_id=by.id, viewer_name=by.name, viewer_role=by.role_over(incident.division_path),
                purpose=Purpose.SERVICE, reason=_("打印个人信息安全事件告知书"), opened_at=now,
                session_hash=lookup_hash("session", session_key), expires_at=now + timedelta(minutes=OPEN_MINUTES),
            )
            for each in found
        ],
        500,
    )  # fmt: skip
    audit.record(AuditTag.INCIDENT_PRINTED, incident, by, after={"count": len(found)})
    return found


@action
def hand_letter(*, concerned, by):
    """A letter was brought: ``concerned`` is a row of an incident's list."""
    incident = opened(concerned.incident, by)
    rows = incident.concerned.filter(pk=concerned.pk, told_at__isnull=True)
    if not rows.update(told_at=clock.now(), told_by=ToldBy.PAPER):
        raise RuleBroken(_("这一位已经告知过了，没有改动。"))
    words = _("送到 {n} 份").format(n=1)
    return done(incident, IncidentStepKind.LETTER, AuditTag.INCIDENT_LETTER, words, by, after={"count": 1})


def go_on_telling():
    """Go on with every list on which somebody can be reached who was not told yet; returns how many were told."""
    started = Incident.objects.filter(people_told_at__isnull=False, closed_at__isnull=True)
    return sum(tell_more(incident=incident) for incident in started.order_by("pk"))


@action
def tell_more(*, incident):
    """The next of one list, by the worker."""
    incident = locked(incident)
    if count := _tell_some(incident, TOLD_AT_ONCE):
        audit.record(AuditTag.INCIDENT_TOLD, incident, SYSTEM, after={"count": count})
    return count


def _tell_some(incident, most):
    """Queue the message for at most ``most`` people; rows of the list say who has one."""
    found = list(to_message(incident).select_related("person").order_by("pk")[:most])
    ways = ways_to([each.person for each in found])
    for each in () if incident.is_drill else found:
        way = ways[each.person_id]
        tell(
            incident, f"person:{each.pk}", Recipient(user_id=way.user_id, phone=way.phone, name=way.name),
            kind=MessageKind.INCIDENT, title=_("您的个人信息可能泄露了"),
            body="\n".join((
                _("发生了什么：{what}").format(what=incident.what),
                _("涉及：{kinds}").format(kinds=incident.data_kinds),
                _("可能的影响：{harm}").format(harm=incident.harm),
                _("我们已经：{measures}").format(measures=incident.measures),
                _("您可以：{advice}").format(advice=incident.advice),
                _("问谁：{contact}").format(contact=incident.contact),
            )),
            url="/me/",
        )  # fmt: skip
    incident.concerned.filter(pk__in=[each.pk for each in found]).update(told_at=clock.now(), told_by=ToldBy.MESSAGE)
    return len(found)
