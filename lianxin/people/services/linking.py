"""Whose account is whose: who is linked to a record reads it whole and speaks for the person."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people import policies
from lianxin.people.errors import AlreadyRecorded
from lianxin.people.models import LinkRequest, Person
from lianxin.people.services.following import tell_linked
from lianxin.people.vocabulary import AuditTag, MessageKind


def refuse_own_account(user, by):
    """Nobody who registers people makes a record their own: it would open to them without a reason, and hide that it did."""
    if user is not None and by.is_user and user.pk == by.id:
        raise RuleBroken(
            _("不能把登记的人关联到自己的账号，没有关联。确实是您本人，请另一位登记人核对证件后来办。"),
            field="username",
        )


def _refuse_taken(person, user):
    if person.user_id is not None:
        raise RuleBroken(
            _("这个人已经关联了账号，没有改动。要换账号，请先写明理由解除原来的关联，原账号会收到通知。"),
            field="username",
        )
    if Person.objects.filter(user=user).exists():
        raise AlreadyRecorded(user.username)


@action
def link_user(*, person, user, by):
    """Set a place up: this account belongs to this person. Nobody who signs in can: they ask, and another confirms."""
    policies.can_link_at_once(by).or_raise()
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.user_id == user.pk:
        return person
    _refuse_taken(person, user)
    return _linked(person, user, by, {"user": user.public_id})


def _linked(person, user, by, after):
    person.user = user
    person.save(update_fields=["user"])
    tell_linked(person)
    audit.record(AuditTag.PERSON_LINKED, person, by, after=after)
    return person


@action
def ask_link(*, person, user, by, at=None):
    """Say whose account this is, papers seen. It opens nothing before ``confirm_link`` by somebody else.

    Refuses one's own account, and a person or an account that has its other half or waits for it.
    """
    policies.can_register_people(by, person.division_path).or_raise()
    refuse_own_account(user, by)
    person = Person.objects.select_for_update().get(pk=person.pk)
    _refuse_taken(person, user)
    if LinkRequest.objects.filter(Q(person=person) | Q(user=user), settled_at__isnull=True).exists():
        raise RuleBroken(_("这个人或这个账号已经有人提出关联，正等另一个人核对，没有再提。"), field="username")
    asked = LinkRequest.objects.create(
        person=person, division_path=person.division_path, user=user, asked_at=at or clock.now(),
        asked_by_id=by.id, asked_by_name=by.name,
    )  # fmt: skip
    audit.record(AuditTag.LINK_ASKED, asked, by, after={"user": user.public_id}, at=asked.asked_at)
    messaging.notify(
        to=Recipient(user_id=user.pk, name=user.name),
        kind=MessageKind.ACCOUNT,
        title=_("有人提出把您的账号关联到登记的人"),
        body=_("{actor}提出的，另一个人核对以后才生效。不是您办的，请告诉村里的站点。").format(actor=by.name),
        url="/me/",
        key=f"link-asked:{asked.pk}",
    )
    return asked


@action
def confirm_link(*, asked, by, at=None):
    """A second person has checked it: the account now reads the record and speaks for the person."""
    asked, person = _open_request(asked, by)
    _refuse_taken(person, asked.user)
    _settle(asked, by, at, is_confirmed=True)
    return _linked(person, asked.user, by, {"user": asked.user.public_id, "asked_by": asked.asked_by_name})


@action
def decline_link(*, asked, reason, by, at=None):
    """It is not so, or whoever asked takes it back: nothing was linked."""
    asked, _person = _open_request(asked, by, takes_back=True)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么退回。"), field="reason")
    asked.reason = reason.strip()
    _settle(asked, by, at, is_confirmed=False)
    audit.record(AuditTag.LINK_DECLINED, asked, by, after={"user": asked.user.public_id}, reason=asked.reason)
    return asked


def _open_request(asked, by, *, takes_back=False):
    asked = LinkRequest.objects.select_for_update(of=("self",)).select_related("user").get(pk=asked.pk)
    policies.can_settle_link(by, asked, takes_back=takes_back).or_raise()
    if asked.settled_at:
        raise RuleBroken(_("这一件已经核对过了，没有改动。"))
    return asked, Person.objects.select_for_update().get(pk=asked.person_id)


def _settle(asked, by, at, *, is_confirmed):
    asked.settled_at, asked.settled_by_name, asked.is_confirmed = at or clock.now(), by.name, is_confirmed
    asked.save(update_fields=["settled_at", "settled_by_name", "is_confirmed", "reason"])


@action
def unlink_user(*, person, reason, by):
    """The account does not belong to this person: a reason is required, and whoever holds the account is told at once."""
    policies.can_register_people(by, person.division_path).or_raise()
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
