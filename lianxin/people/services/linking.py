"""Whose account is whose: who is linked to a record reads it whole and speaks for the person."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people.errors import AlreadyRecorded
from lianxin.people.models import Person
from lianxin.people.policies import can_register_people
from lianxin.people.services.following import tell_linked
from lianxin.people.vocabulary import AuditTag, MessageKind


def refuse_own_account(user, by):
    """Nobody who registers people makes a record their own: it would open to them without a reason, and hide that it did."""
    if user is not None and by.is_user and user.pk == by.id:
        raise RuleBroken(
            _("不能把登记的人关联到自己的账号，没有关联。确实是您本人，请另一位登记人核对证件后来办。"),
            field="username",
        )


@action
def link_user(*, person, user, by):
    """Say that this account belongs to this person. Refuses one's own, and a person or an account that has its other half:
    that is unlinked first.
    """
    can_register_people(by, person.division_path).or_raise()
    refuse_own_account(user, by)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.user_id == user.pk:
        return person
    if person.user_id is not None:
        raise RuleBroken(
            _("这个人已经关联了账号，没有改动。要换账号，请先写明理由解除原来的关联，原账号会收到通知。"),
            field="username",
        )
    if Person.objects.filter(user=user).exists():
        raise AlreadyRecorded(user.username)
    person.user = user
    person.save(update_fields=["user"])
    tell_linked(person)
    audit.record(AuditTag.PERSON_LINKED, person, by, after={"user": user.public_id})
    return person


@action
def unlink_user(*, person, reason, by):
    """The account does not belong to this person: a reason is required, and whoever holds the account is told at once."""
    can_register_people(by, person.division_path).or_raise()
    person = Person.objects.select_for_update().get(pk=person.pk)
    user = person.user
    if user is None:
        raise RuleBroken(_("这个人没有关联账号，不用解除。"))
    if not reason.strip():
        raise RuleBroken(_("请写明为什么解除关联。"), field="reason")
    person.user = None
    person.save(update_fields=["user"])
    tell_linked(person)
    event = audit.record(
        AuditTag.PERSON_UNLINKED, person, by, before={"user": user.public_id}, after={"user": ""}, reason=reason.strip()
    )
    messaging.notify(
        to=Recipient(user_id=user.pk, name=user.name),
        kind=MessageKind.ACCOUNT,
        title=_("您的账号不再关联到登记的人"),
        body=_("{actor}解除了关联，理由：{reason}。如果不对，请带证件到村里的站点，请工作人员重新关联。").format(
            actor=by.name, reason=reason.strip().rstrip("。")
        ),
        url="/me/",
        key=f"unlinked:{person.pk}:{user.pk}:{event.pk}",
    )
    return person
