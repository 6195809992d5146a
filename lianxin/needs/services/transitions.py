"""The only door for a change of state: ``lock`` the need, then ``move`` it by a verb of the table."""

import re

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit.sql import compiled, insert, insert_once, rows, update
from lianxin.kit.templatetags.kit import moment
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import policies
from lianxin.needs.errors import Cleared, WrongState
from lianxin.needs.models import Need, NeedHandler, NeedStep
from lianxin.needs.services.announcing import announce
from lianxin.needs.services.following import tell_followers
from lianxin.needs.services.owing import owed_words
from lianxin.needs.services.tokens import token_of
from lianxin.needs.vocabulary import (
    HANDLING_VERBS,
    LOGGED_VERBS,
    MAY_ASK_SUPERVISORS,
    MAY_REOPEN,
    PROMISES_ANEW,
    REQUESTER,
    TRANSITIONS,
    AuditTag,
    MessageKind,
    PublicFact,
    note_to_others,
)

_RELATED = ("unit", "about_unit", "category", "division")
#: What services set on a need before they move it, beside ``changes``.
_CLOCK_FIELDS = (
    "state", "due_at", "contact_due_at", "clock_started_at", "rung", "next_alarm_at", "profile_version", "owed", "owed_by",
)  # fmt: skip

#: Words that end in a full stop of their own, put into a sentence that has one.
_TWO_STOPS = re.compile(r"([。！？；.!?])[。；]")


def lock(need):
    """Fetch the need again and hold its row until the transaction ends.

    Places, units and categories change rarely: those ``need`` already carries are kept, the others fetched once.
    """
    [fresh] = _locked(need.pk)
    for name in _RELATED:
        key = f"{name}_id"
        cached = need._state.fields_cache.get(name)
        if cached is not None and getattr(fresh, key) == getattr(need, key, None):
            setattr(fresh, name, cached)
    return fresh


def lock_both(one, other):
    """The two in their order, held in an order that is always the same: nobody waits for who waits for them."""
    locked = {need.pk: lock(need) for need in sorted((one, other), key=lambda need: need.pk)}
    return locked[one.pk], locked[other.pk]


@compiled
def _locked(key):
    return Need.objects.select_for_update().filter(pk=key)


def with_one_stop(words):
    """A sentence that has taken words with a full stop of their own up ends with one."""
    return _TWO_STOPS.sub(r"\1", words)


def handler_ids(need):
    """Users who have handled the need."""
    return frozenset(key for (key,) in rows("SELECT user_id FROM needs_needhandler WHERE need_id = %s", need.pk))


def county_words():
    """Notes and messages are kept in the county's language, whatever language the person acting reads."""
    return translation.override(settings.LANGUAGE_CODE)


def require_state(need, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if need.cleared_at:
        raise Cleared
    if need.state not in TRANSITIONS[verb].sources:
        raise WrongState(need)


def voice(need, by):
    """Who the record names. Requesters are not named in it: each reader learns from the case as much as they may."""
    return by.named(REQUESTER) if policies.is_requester(by, need) else by


def move(
    need,
    verb,
    by,
    *,
    at,
    reason="",
    alternative="",
    other="",
    internal_note="",
    checks=(),
    changes=None,
    speaker=None,
    word_of=None,
):
    """Move a locked need along one transition and tell the requester.

    Sets ``changes`` and the new state, writes the step, one audit event and the message to the requester (and to
    those of merged needs, in words of their own); with a ``speaker``, whose need it is who spoke, only them. ``word_of`` is the
    merged need whose requester it was who decided. Refuses with ``WrongState`` when the table has no such way.
    """
    transition = TRANSITIONS[verb]
    require_state(need, verb)
    source, unit_before = need.state, need.unit_id
    for name, value in (changes or {}).items():
        setattr(need, name, value)
    need.state = transition.leads_to(need)
    update(need, *_CLOCK_FIELDS, *(changes or {}))
    with county_words():
        facts = {
            "number": need.number,
            "unit": need.unit.name if need.unit_id else _("受理台"),
            "due": moment(need.silence_ends_at or need.due_at),
            "reason": reason,
            "alternative": alternative,
            "other": other,
            "again": MAY_ASK_SUPERVISORS if need.reopened else MAY_REOPEN,
        }
        owed = owed_words(need) if verb in PROMISES_ANEW else ""
        note = with_one_stop(transition.note_to(need).format(**facts)) + owed
        to_others = with_one_stop(str(note_to_others(verb, need) or transition.note_to(need)).format(**facts)) + owed
    spoke = word_of or need
    step = NeedStep(
        need=need,
        verb=verb,
        source=source,
        target=need.state,
        at=at,
        by_id=by.id,
        by_name=voice(need, by).name,
        by_role=by.role_over(need.division_path),
        unit_name=need.unit.name if need.unit_id else "",
        note=note if spoke.pk == need.pk else to_others,
        internal_note=internal_note,
        checks=list(checks),
        due_at=need.due_at,
        contact_due_at=need.contact_due_at,
    )
    insert(step)
    if verb in HANDLING_VERBS and by.is_user:
        insert_once(NeedHandler(need=need, user_id=by.id, since=at))
    audit.record(
        AuditTag[verb.name],
        need,
        voice(need, by),
        before={"state": source, "unit": unit_before},
        after={"state": need.state, "unit": need.unit_id, "due_at": need.due_at.isoformat()},
        reason=reason or internal_note,
        at=at,
    )
    if speaker is None:
        tell_requester(need, note, to_others=to_others, spoke=spoke, key=f"{verb}:{at.isoformat()}")
    else:
        tell_one(speaker, note, key=f"{verb}:{at.isoformat()}")
    announce(need, verb, at)
    if need.public_summary and verb in LOGGED_VERBS:
        post(need, PublicFact.MOVED, at)
    return need


def post(need, kind, at):
    """Put what is public of a need into the public log: nobody can say later it was promised or closed otherwise."""
    fact = {
        "id": need.number,
        "title": need.public_summary,
        "state": need.state,
        "due": need.due_at.isoformat(),
        "closed_by": need.closed_by,
        "solved": need.solved,
    }
    audit.publish_fact(kind, {name: value for name, value in fact.items() if value}, at=at)


def tell_requester(need, note, *, to_others, spoke, key):
    """Queue the note for whose need ``spoke`` is, and ``to_others`` for everybody else who asked for the same; followers
    hear the state.

    Who told the same thing twice is told once.
    """
    told = set()
    for each in sorted((need, *_merged_into(need.pk)), key=lambda each: each.pk != spoke.pk):
        whom = (each.requester_user_id, each.requester_phone_hash, each.requester_email)
        if whom not in told:
            tell_one(each, note if each.pk == spoke.pk else to_others, key=key)
        told.add(whom)
        with county_words():
            tell_followers(each, need, key=key)


@compiled
def _merged_into(key):
    return Need.objects.filter(merged_into_id=key)


def tell_one(need, note, *, key, urgent=False):
    """Queue the note for the requester of this need alone."""
    if to := recipient_of(need):
        with county_words():
            title = _("诉求 {number} 有新进展").format(number=need.number)
        messaging.notify(
            to=to,
            kind=MessageKind.PROGRESS,
            title=title,
            body=note,
            url=f"/needs/{need.public_id}/" if need.requester_user_id else "/needs/pickup/",
            key=f"need:{need.public_id}:{key}",
            urgent=urgent,
            reply_token=token_of(need) if to.email else "",
        )


def must_be_asked(need):
    """Nobody can be told that silence would close it, though they want to hear: they are called or visited instead."""
    return recipient_of(need) is None and need.wants_reply and not need.is_anonymous


def recipient_of(need):
    """Where the requester can be told, or ``None``: anonymous, no contact left, or no reply wanted."""
    if need.is_anonymous or not need.wants_reply:
        return None
    if need.requester_user_id is None and not need.requester_phone and not need.requester_email:
        return None
    return Recipient(
        user_id=need.requester_user_id,
        phone=need.requester_phone,
        email=need.requester_email,
        name=need.requester_name,
    )
