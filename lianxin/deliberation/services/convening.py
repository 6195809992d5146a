"""People ask a body to meet: their signatures are counted against its roll, and with enough of them it must be called."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Body, Convening, ConveningSigner
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.vocabulary import CONVENING_WAYS, AuditTag, ConveningState, ConveningVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@action
def ask_for_meeting(*, body, about, signers=(), by, at=None):
    """Begin to ask: oneself with an account, or staff with ``signers`` from a signed list, ``(name, household code)`` each.

    Numbers of the roll are kept as they are now. Refuses where no law or charter knows such a right, without a roll, and for
    whoever is neither on it nor a representative.
    """
    at = at or clock.now()
    policies.can_propose_topic(by).or_raise()
    body = Body.objects.select_for_update(of=("self",)).select_related("division").get(pk=body.pk)
    territory.must_use(System.HALL, body.division)
    if not body.rule().convene_on:
        raise RuleBroken(
            _("法律和章程都没有写多少人可以要求开{name}。可以提议题，请村（居）民委员会来开。").format(name=body.name)
        )
    may = selectors.who_may_sign(body)
    if not may.entries:
        raise RuleBroken(_("{name}还没有通过的名册，数不出要多少人。请工作人员先把名册定下来。").format(name=body.name))
    made = Convening.objects.create(
        body=body, division_path=body.division_path, about=about.strip(), roll=may.roll, asked_at=at, asked_by_name=by.name,
        **may.numbers,
    )  # fmt: skip
    _take(made, signers, may, by, at)
    after = {"state": str(made.state), "signed": made.signers.count()}
    audit.record(AuditTag.ASK_MEETING, made, by, after=after, at=at)
    return made


@action
def sign_convening(*, convening, signers=(), by, at=None):
    """Ask with the others: oneself, or staff with ``signers`` from a signed list."""
    at = at or clock.now()
    policies.can_propose_topic(by).or_raise()
    convening = _lock(convening)
    require(convening, CONVENING_WAYS, ConveningVerb.SIGN)
    before = {"state": str(convening.state)}
    _take(convening, signers, selectors.who_may_sign(convening.body, convening.roll), by, at)
    after = {"state": str(convening.state), "signed": convening.signers.count()}
    audit.record(AuditTag.SIGN_CONVENING, convening, by, before=before, after=after, at=at)
    return convening


@action
def drop_convening(*, convening, reason, by, at=None):
    """Who asked first no longer does, or the township says why; once enough have signed it can no more be dropped."""
    convening = _lock(convening)
    policies.can_drop_convening(by, convening).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么不要求了，人人看得到。"), field="reason")
    convening.dropped_reason = reason.strip()
    before = go(convening, CONVENING_WAYS, ConveningVerb.DROP, "dropped_reason")
    audit.record(
        AuditTag.DROP_CONVENING, convening, by, before=before, after={"state": str(convening.state)}, reason=reason, at=at
    )  # fmt: skip
    return convening


def _take(convening, signers, may, by, at):
    """Keep the signatures, and with enough of them the day by which the meeting is held."""
    on_behalf = bool(signers)
    if on_behalf:
        policies.can_enter_for_others(by, convening.division_path).or_raise()
        known = {*may.entries, *may.representatives}
        rows = [(*on_list(name, code, known), None) for name, code in signers]
    else:
        rows = [_oneself(by, may)]
    there = set(convening.signers.values_list("name", "household_code"))
    for name, code, _person in rows:
        if (name, code) in there:
            raise RuleBroken(_("{name}已经签过了，一人签一次。").format(name=f"{name} {code}".strip()), field="members")
        there.add((name, code))
    ConveningSigner.objects.bulk_create(
        ConveningSigner(
            convening=convening, name=name, household_code=code, is_on_roll=(name, code) in may.entries,
            is_representative=(name, code) in may.representatives, signed_at=at,
            person_id=person or may.entries.get((name, code)) or may.representatives.get((name, code)),
            entered_by_name=by.name if on_behalf else "",
        )
        for name, code, person in rows
    )  # fmt: skip
    if convening.state == ConveningState.GATHERING and any(line.holds for line in selectors.convening_lines(convening)):
        days, profile = selectors.convene_days(convening.body)
        convening.state, convening.bound_at = ConveningState.BINDING, at
        convening.due_on, convening.profile_version = clock.day_of(at) + timedelta(days=days), profile.version_id
        convening.save(update_fields=["state", "bound_at", "due_on", "profile_version"])


def on_list(name, code, known, *, field="members"):
    """The entry of the roll somebody on a signed list is; without a household code only where one of this name is on it."""
    if (name, code) in known:
        return name, code
    named = [entry for entry in known if entry[0] == name]
    if code or len(named) != 1:
        raise RuleBroken(
            _("名册上没有“{name}”，或者不止一位。看看名字、户编号写对没有；不在名册上的签名不算数。").format(
                name=f"{name} {code}".strip()
            ),
            field=field,
        )
    return named[0]


def _oneself(by, may):
    person = people.person_of(by.id)
    for entries in (may.entries, may.representatives):
        for (name, code), each in entries.items():
            if person is not None and each == person.pk:
                return name, code, each
    raise RuleBroken(_("要求开这个会，要在它的名册上。您不在上面，可以提议题；名册有错请找工作人员。"))


def bind(convening, meeting):
    """A planned meeting answers what people asked for. Refuses one of another body, and one that is answered already."""
    convening = _lock(convening)
    require(convening, CONVENING_WAYS, ConveningVerb.CALL)
    if convening.body_id != meeting.body_id or not convening.is_unplanned:
        raise RuleBroken(_("这一份联名要求的不是这个会，或者已经在筹备了。"), field="convening")
    convening.meeting = meeting
    convening.save(update_fields=["meeting"])


def require_in_time(meeting, earliest, at):
    """What enough people asked for is held by its day; where the notice leaves no time for it, in as many days from now."""
    held_on, found = clock.day_of(meeting.starts_at), Convening.objects.filter(meeting=meeting, due_on__isnull=False)
    for about, due in found.values_list("about", "due_on"):
        from_now = max(earliest, clock.day_of(at) + timedelta(days=selectors.convene_days(meeting.body)[0]))
        last = due if due >= earliest else from_now
        if held_on <= last:
            continue
        raise RuleBroken(
            _("这次会是联名要求开的（{about}），最晚 {day} 开。请把日子提前。").format(
                about=about, day=f"{last:%Y-%m-%d}"
            )
        )


def answer(meeting):
    """The call of the meeting answers those who asked for it, and so does that enough came after all."""
    asked = Convening.objects.select_for_update().filter(meeting=meeting)
    for convening in asked.exclude(state=ConveningState.DROPPED):
        go(convening, CONVENING_WAYS, ConveningVerb.CALL)


def reopen(meeting):
    """A meeting that is cancelled answers nobody: what was asked for stands as before."""
    stand_again(meeting)
    Convening.objects.filter(meeting=meeting).update(meeting=None)


def stand_again(meeting):
    """A meeting too few came to has answered nobody: it must be called again at once, and it is still told which one failed."""
    for convening in (
        Convening.objects.select_for_update().filter(meeting=meeting).exclude(state=ConveningState.DROPPED)
    ):
        convening.state = ConveningState.BINDING if convening.bound_at else ConveningState.GATHERING
        convening.save(update_fields=["state"])


def hand_on(meeting, another):
    """What was asked of a meeting too few came to is asked of the next one, unless it was dropped meanwhile."""
    stand_again(meeting)
    for convening in Convening.objects.filter(meeting=meeting).exclude(state=ConveningState.DROPPED):
        bind(convening, another)


def _lock(convening):
    rows = Convening.objects.select_for_update(of=("self",))
    return rows.select_related("body__division", "roll", "meeting").get(pk=convening.pk)
