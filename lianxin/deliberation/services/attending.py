"""Who came: the sheet at the door and whoever signs in themselves, before a meeting opens, and late."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Attendance, RollCallEntry
from lianxin.deliberation.services.deciding import REMOTE
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.vocabulary import (
    MEETING_WAYS,
    AuditTag,
    BallotState,
    EnteredBy,
    MeetingState,
    MeetingVerb,
    Presence,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people

FROM_AFAR = (Presence.ONLINE, Presence.PROXY)


@action
def enter_attendance(*, meeting, rows, by, at=None):
    """What stands on the sheet. ``rows``: ``(seat, presence, for_household, proxy_name)``; an empty presence: not there.

    Once the meeting is open who comes late is added, and counts in what is voted from then on; nobody is taken off any more.
    """
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_enter_attendance(by, meeting).or_raise()
    require_attending(meeting, at)
    rows = [(seat, presence, bool(household), proxy.strip()) for seat, presence, household, proxy in rows]
    for seat, presence, _household, proxy in rows:
        _check_presence(meeting, seat, presence, proxy)
    rows = _said_anew(meeting, rows)
    seats = [seat.pk for seat, *_rest in rows]
    if meeting.state == MeetingState.OPEN:
        _require_late(meeting, rows)
    Attendance.objects.filter(meeting=meeting, seat__in=seats).delete()  # a sheet put right, before the meeting opens
    Attendance.objects.bulk_create(
        Attendance(
            seat=seat, meeting=meeting, presence=presence, for_household=household,
            proxy_name=proxy if presence == Presence.PROXY else "", entered=EnteredBy.PAPER, entered_by_name=by.name,
        )
        for seat, presence, household, proxy in rows
        if presence
    )  # fmt: skip
    if meeting.state == MeetingState.OPEN:
        require_trustees(meeting)
        _call_no_more(meeting, seats)
    meeting.absences.filter(seat__attendance__isnull=False).delete()
    after = {"present": meeting.attendances.count()}
    audit.record(AuditTag.ENTER_ATTENDANCE, meeting, by, after=after, at=at)
    return meeting


def require_attending(meeting, at):
    """Before it opens, while it is open, and on its day where too few had come yet."""
    require(meeting, MEETING_WAYS, MeetingVerb.ATTEND)
    if meeting.state == MeetingState.INQUORATE and not selectors.may_count_again(meeting, at):
        raise RuleBroken(_("没有开成的会，只能当天人到齐了再清点。已经过了那天，或者定了再开一次的，等下一次。"))


def _require_late(meeting, rows):
    """Only who was not there, and none on the line: who they are is made sure of before the meeting opens.

    Who was on the line or had given a proxy and comes in person after all was not in the room either.
    """
    for seat, presence, *_rest in rows:
        if presence == Presence.ONLINE:
            raise RuleBroken(
                _("线上参加的要在开会以前核对身份，开会以后不能再补。{name}可以到场，或者书面委托。").format(
                    name=seat.name
                )
            )
    came = [seat.pk for seat, presence, *_rest in rows if presence == Presence.IN_PERSON]
    there = meeting.attendances.filter(seat__in=[seat.pk for seat, *_rest in rows])
    there = there.exclude(seat__in=came, presence__in=FROM_AFAR).select_related("seat").first()
    if there:
        raise RuleBroken(
            _("{name}已经算到会了。开会以后只补登记晚到的，前面的签到不能改。").format(name=there.seat.name)
        )


def _call_no_more(meeting, seats):
    """Who is in the room is not called on what is still to be voted; whom an open ballot counts it has counted."""
    called = RollCallEntry.objects.filter(item__meeting=meeting, item__voted_at__isnull=True, seat__in=seats)
    called.exclude(item__ballots__state=BallotState.OPEN).delete()


def _said_anew(meeting, rows):
    """Without what stands there already: who signed in themselves has done so, whatever page of the roll is saved later."""
    stands = {
        seat: entry
        for seat, *entry in meeting.attendances.values_list("seat", "presence", "for_household", "proxy_name")
    }
    return [(seat, *entry) for seat, *entry in rows if stands.get(seat.pk, ["", False, ""]) != entry]


def _check_presence(meeting, seat, presence, proxy):
    if seat.meeting_id != meeting.pk:
        raise RuleBroken(_("{name}不在这次会议的名册上。").format(name=seat.name))
    if presence in FROM_AFAR and not meeting.body.rule().takes_remote:
        raise RuleBroken(
            _("{body}要到场参加，线上参加和委托都不算。线上只能征求意见，不作为表决。").format(body=meeting.body.name),
            article=REMOTE,
        )
    if presence != Presence.PROXY:
        return
    family = meeting.seats.filter(household_code=seat.household_code).exclude(pk=seat.pk).exclude(household_code="")
    if not family.filter(name=proxy).exists():
        raise RuleBroken(
            _("{name}只能书面委托本户的另一位成员，名册上本户没有“{proxy}”。").format(name=seat.name, proxy=proxy),
            article=REMOTE,
        )


def require_trustees(meeting):
    """Whoever comes for somebody else of the household is there themselves; ``RuleBroken`` with the first who is not."""
    there, given = set(), []
    for entry in meeting.attendances.select_related("seat"):
        if entry.presence == Presence.PROXY:
            given.append(entry)
        elif entry.presence == Presence.IN_PERSON or entry.checked_how:
            there.add((entry.seat.household_code, entry.seat.name))
    for entry in given:
        if (entry.seat.household_code, entry.proxy_name) not in there:
            raise RuleBroken(
                _("{name}委托了{proxy}，{proxy}没有到会，或者在线上还没有核对身份，这一份委托不算。").format(
                    name=entry.seat.name, proxy=entry.proxy_name
                ),
                article=REMOTE,
            )


@action
def sign_in(*, meeting, code, by, at=None):
    """Somebody on the roll signs in at the door with the code that hangs there, on the day of the meeting."""
    at, meeting = at or clock.now(), lock(meeting)
    require_attending(meeting, at)
    if timezone.localdate(at) != timezone.localdate(meeting.starts_at):
        raise RuleBroken(_("开会那天才能签到。"))
    if code.strip() != meeting.sign_in_code:
        raise RuleBroken(_("签到码不对，请看会场门口贴的六位数字，或者在签到表上签名。"), field="code")
    person = people.person_of(by.id)
    seat = meeting.seats.filter(person=person).first() if person else None
    if seat is None:
        raise RuleBroken(_("您不在这次会议的名册上，可以列席旁听。名册有错请找工作人员。"))
    found = Attendance.objects.filter(seat=seat).first() or Attendance(seat=seat, meeting=meeting)
    if found.presence != Presence.IN_PERSON:  # on the line, or by a proxy, which lapses
        found.presence, found.entered, found.entered_by_name = Presence.IN_PERSON, EnteredBy.SELF, ""
        found.proxy_name = found.checked_how = found.checked_by = ""
        found.save()
        _call_no_more(meeting, [seat.pk])
    meeting.absences.filter(seat=seat).delete()
    audit.record(AuditTag.SIGN_IN, meeting, by, at=at)
    return found
