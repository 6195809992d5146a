"""A need comes in: from the resident's own hand, or written down for a visitor or caller."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.crypto import key_of, lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.kit.faults import Thing
from lianxin.kit.sql import insert
from lianxin.kit.templatetags.kit import moment
from lianxin.needs import policies
from lianxin.needs.models import Category, Need, NeedStep, UpstreamOrder
from lianxin.needs.services.announcing import announce
from lianxin.needs.services.complaints import desk_of, with_the_unit_named
from lianxin.needs.services.intake_details import keep_details
from lianxin.needs.services.naming import keep_names, keep_units, named_in
from lianxin.needs.services.numbering import next_number
from lianxin.needs.services.owing import owed_words
from lianxin.needs.services.pickup import pickup_code
from lianxin.needs.services.resent import key_of_another, marks_of
from lianxin.needs.services.telling import ring_desk
from lianxin.needs.services.terms import start_clock
from lianxin.needs.services.transitions import county_words, tell_one, voice
from lianxin.needs.vocabulary import REGISTERED_NOTE, Anonymity, AuditTag, Channel, State, Verb
from lianxin.territory import selectors as territory

#: Whose key was drawn by the form of who sends it; those of other channels follow from what others may know.
_BY_OWN_FORM = frozenset({Channel.WEB, Channel.QR, Channel.KIOSK})


@dataclass(frozen=True)
class Requester:
    """Who asks, as they said it themselves; an anonymous one leaves everything empty."""

    name: str = ""
    phone: str = ""  # E.164
    email: str = ""
    anonymity: str = Anonymity.NAMED
    speaks_for: str = ""
    language: str = ""  # other than the common one, as they call it
    reply_way: str = ""
    wants_reply: bool = True


@dataclass(frozen=True)
class Matter:
    """What is asked, as the form gives it."""

    kind: str
    category: Category
    title: str
    content: str
    division: object
    urgency: str = "normal"
    happened_on: date | None = None
    place_words: str = ""
    about_unit: object = None
    about_user: object = None
    about_words: str = ""
    may_publish: bool = False
    photos: tuple = ()
    answers: tuple = ()  # of the category's questions, as ``Need.answers`` keeps them
    thing: Thing | None = None  # what it is a fault of


@dataclass(frozen=True)
class Receipt:
    """What the requester takes away. ``pickup_code`` is empty for who has an account."""

    need: Need
    pickup_code: str = ""


@action(idempotent=True)
def register_need(*, matter, requester, client_key, by, at=None, channel=Channel.WEB):
    """A resident registers a need, with an account or without; the clock starts at once.

    The same ``client_key`` twice gives the same receipt (a resent form); with another matter it is another need (gone back
    and written anew). Without an account a pick-up code is made.
    ``channel``: web, the code of a poster, or the touch screen of a hall. Refuses retired categories. Queues the confirmation, never waits for it.
    """
    if channel not in _BY_OWN_FORM:
        raise ValueError(channel)
    return register(matter, requester, channel, client_key, by, at, received_by=None)


@action(idempotent=True)
def register_on_behalf(*, matter, requester, channel, client_key, details=None, by, at=None):
    """Staff write a need down for a visitor or caller: both names are recorded, and what the channel brings beside it."""
    policies.can_take_need(by, matter.division.path).or_raise()
    return register(matter, requester, channel, client_key, by, at, received_by=by, details=details)


@action(idempotent=True)
def register_through(*, matter, requester, system, scope_path, client_key, by, at=None):
    """Another system registers what somebody told it. ``system`` is its name and stands on the need.

    Refuses places outside ``scope_path``, for which its key was given.
    """
    if not matter.division.path.startswith(scope_path):
        raise RuleBroken(_("这把密钥管不到{place}。").format(place=matter.division.short_name), field="address_id")
    return register(matter, requester, Channel.OPEN311, client_key, by, at, received_by=None, system=system)


@action(idempotent=True)
def register_order(*, matter, requester, source, number, called_at=None, due_at=None, by, at=None):
    """Take in a work order of another desk under its own number. Of the two promises the earlier one counts."""
    policies.can_exchange_orders(by, matter.division.path).or_raise()
    if known := UpstreamOrder.objects.select_related("need").filter(source=source, number=number).first():
        return Receipt(known.need)
    key = key_of("order", source, number)
    made = register(matter, requester, Channel.HOTLINE, key, by, at, received_by=by, no_later_than=due_at)
    UpstreamOrder.objects.create(need=made.need, source=source, number=number, called_at=called_at, due_at=due_at)
    return made


@action(idempotent=True)
def register_by_mail(*, matter, requester, client_key, remarks=(), by=ANONYMOUS, at=None):
    """What somebody wrote by e-mail; they are told number, pick-up code and promised date by mail at once.

    ``remarks`` are further sentences for them: pictures that were no pictures, words that were too many.
    """
    return register(matter, requester, Channel.EMAIL, client_key, by, at, received_by=None, remarks=remarks)


def _mail_words(need, code, remarks):
    """What who wrote by e-mail is told beside number and date."""
    with county_words():
        return "\n".join(
            (
                _("取件码：{code}。凭编号和取件码在网页上随时看办到哪一步。").format(code=code),
                _("这件事记在{place}。地方不对、还有要补充的，直接回这封信。").format(place=need.division.short_name),
                _("答复以后觉得没办好，回信第一行只写“重办”两个字，可以要求重办一次，不用说理由。"),
                *remarks,
            )
        )


def _source(matter, is_sealed):
    """What it is a fault of; of nothing for what is under seal: the page of the thing would tell of it."""
    if matter.thing is None or is_sealed:
        return {}
    thing = matter.thing
    return {"source_kind": thing.kind, "source_id": thing.id, "source_label": thing.label[:120]}


def register(
    matter,
    requester,
    channel,
    client_key,
    by,
    at,
    *,
    received_by,
    system="",
    no_later_than=None,
    remarks=(),
    details=None,
    desk="",
):
    """In the caller's step: the need with its number, its clock, its first step and its one event in the record."""
    if need := Need.objects.filter(client_key=client_key).first():
        if another := key_of_another(matter, requester, channel, need):
            return register(
                matter, requester, channel, another, by, at, received_by=received_by, details=details, desk=desk
            )
        if (need.channel in _BY_OWN_FORM) != (channel in _BY_OWN_FORM):
            raise RuleBroken(_("没有登记：请重新打开表单再填一次。"))  # a key of another channel opens nothing
        return Receipt(need, pickup_code(client_key) if need.pickup_hash else "")
    at = at or clock.now()
    if matter.category.retired_on:
        raise RuleBroken(_("分类“{name}”已停用，请另选一个。").format(name=matter.category), field="category")
    territory.must_be_served(matter.division)
    if matter.happened_on and matter.happened_on > timezone.localdate(at):
        raise RuleBroken(_("这一天还没到：请改成已经过去的日子，说不准就空着。"), field="happened_on")
    told_marks = marks_of(matter, requester)
    matter, beside_units = with_the_unit_named(matter)
    anonymous = requester.anonymity == Anonymity.ANONYMOUS
    own_account = by.is_user and received_by is None and not anonymous
    is_sealed = bool(matter.about_unit or matter.about_user or matter.about_words.strip() or matter.category.is_sealed)
    about, beside = named_in(matter, is_sealed=is_sealed, besides=by.id if received_by is None else None)
    if anonymous and received_by is None:
        by = ANONYMOUS  # signed in or not: no record says who it was
    code = "" if own_account else pickup_code(client_key)
    need = Need(
        number=next_number(matter.division, timezone.localdate(at)),
        client_key=client_key,
        told_marks=told_marks,
        kind=matter.kind,
        category=matter.category,
        urgency=matter.urgency,
        title=matter.title,
        content=matter.content,
        answers=list(matter.answers),
        division=matter.division,
        division_path=matter.division.path,
        happened_on=matter.happened_on,
        place_words=matter.place_words,
        **_source(matter, is_sealed),
        about_unit=matter.about_unit,
        about_user=matter.about_user,
        about_words=matter.about_words,
        is_sealed=is_sealed,
        names_staff=bool(about or beside or beside_units),
        may_publish=matter.may_publish and not is_sealed and matter.category.may_be_public,
        channel=channel,
        anonymity=requester.anonymity,
        requester_user_id=by.id if own_account else None,
        requester_name="" if anonymous else requester.name or (by.name if own_account else ""),
        requester_phone="" if anonymous else requester.phone,
        requester_email="" if anonymous else requester.email,
        requester_phone_hash="" if anonymous else lookup_hash("phone", requester.phone),
        speaks_for=requester.speaks_for,
        language=requester.language.strip(),
        reply_way="" if anonymous or not requester.wants_reply else requester.reply_way,
        wants_reply=requester.wants_reply and not anonymous,
        pickup_hash=lookup_hash("pickup", code),
        received_at=at,
        received_by_id=received_by.id if received_by else None,
        received_by_name=received_by.name if received_by else system,
        desk_path=desk or desk_of(matter, is_sealed, about, beside_units),
    )
    start_clock(need, at, no_later_than=no_later_than)
    insert(need)
    keep_names(need, [*about, *beside])
    keep_units(need, beside_units)
    keep_details(need, details, at)
    said_by = voice(need, by)
    with county_words():
        note = str(REGISTERED_NOTE).format(number=need.number, due=moment(need.due_at)) + owed_words(need)
    step = NeedStep(
        need=need,
        verb=Verb.REGISTER,
        target=State.REGISTERED,
        at=at,
        by_id=by.id,
        by_name=said_by.name,
        by_role=by.role_over(need.division_path),
        note=note,
        due_at=need.due_at,
        contact_due_at=need.contact_due_at,
    )
    insert(step)
    for photo in matter.photos:
        files.store_photo(upload=photo, owner_kind="need", owner_id=need.public_id, by=said_by)
    audit.record(
        AuditTag.REGISTER,
        need,
        said_by,
        after={"kind": need.kind, "category": need.category.code, "channel": channel},
        at=at,
    )
    is_mail = channel == Channel.EMAIL
    words = f"{note}\n{_mail_words(need, code, remarks)}" if is_mail else note
    tell_one(need, words, key=f"{Verb.REGISTER}", urgent=is_mail)
    if need.is_pressing:
        with county_words():
            ring_desk(need, key=f"{Verb.REGISTER}", besides=need.received_by_id)
    announce(need, Verb.REGISTER, at)
    return Receipt(need, code)
