"""The book: one line for whoever comes, and in the same step whatever it becomes."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors as needs_selectors
from lianxin.needs import services as needs
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, Channel, Kind
from lianxin.stations import policies
from lianxin.stations.models import IntakeEntry
from lianxin.stations.services.errands import Principal, Source, ask_errand
from lianxin.stations.services.numbering import next_number, next_numbers
from lianxin.stations.services.places import in_use
from lianxin.stations.vocabulary import AuditTag, ErrandKind, Outcome, VisitChannel

_PREFIX = "L"
#: A page of the paper book, and some room.
MOST_ON_A_PAGE = 60
_NEED_KINDS = {Outcome.NEED: Kind.HELP, Outcome.MEDIATION: Kind.HELP, Outcome.SUGGESTION: Kind.SUGGESTION}
_CATEGORIES = {Outcome.MEDIATION: "disputes"}
_CHANNELS = {VisitChannel.PHONE: Channel.PHONE, VisitChannel.LETTER: Channel.LETTER}


@dataclass(frozen=True)
class Visit:
    """Who came and for what, as they said it; without a name they prefer not to say."""

    subject: str
    name: str = ""
    phone: str = ""  # E.164
    user_id: int | None = None
    address: str = ""
    on_behalf_of: str = ""
    channel: str = VisitChannel.WALK_IN
    is_elder: bool = False
    is_complaint: bool = False
    about_words: str = ""  # whom a complaint is about: then it is under seal
    access_asked: tuple = field(default_factory=tuple)
    access_met: bool | None = None
    again_of: IntakeEntry | None = None


@action(idempotent=True)
def record_entry(
    *, station, visit, outcome, client_key, by, answer="", handed_to="", sign="", satisfaction=None, at=None
):
    """Write a line of the book and do what it asks for: a need, a suggestion, a mediation or an errand in the same step.

    Who writes it is the first person asked and stands on it. The same ``client_key`` twice is one line. A complaint about
    somebody goes under seal to the level above; the book then shows only that something was taken down. Refuses an
    answer without words, one passed on to nowhere, and an errand for nobody.
    """
    station = in_use(station)
    policies.can_work_at(by, station.division_path).or_raise()
    if known := IntakeEntry.objects.filter(client_key=client_key).first():
        return known
    is_sealed = bool(visit.about_words.strip())
    outcome = Outcome.NEED if is_sealed else Outcome(outcome)
    _check(visit, outcome, answer, handed_to)
    at = at or clock.now()
    entry = IntakeEntry(
        client_key=client_key,
        number=next_number(station.division, _PREFIX, timezone.localdate(at)),
        outcome=outcome,
        answer=answer,
        handed_to=handed_to,
        sign=sign,
        satisfaction=satisfaction,
        closed_at=at if outcome == Outcome.ANSWERED else None,
        **_said(station, visit, by, at),
    )
    if is_sealed:
        entry.subject, entry.is_sealed, entry.is_complaint = "", True, True
    if outcome in _NEED_KINDS:
        entry.need = _need(station, visit, outcome, client_key, by, at)
    elif outcome == Outcome.ERRAND:
        entry.errand = _errand(station, visit, entry, client_key, by, at)
    entry.save()
    audit.record(AuditTag.RECORD_ENTRY, entry, by, after={"outcome": outcome}, at=at)
    return entry


def _check(visit, outcome, answer, handed_to):
    if not visit.subject.strip():
        raise RuleBroken(_("请写来人说的是什么事。"), field="subject")
    if outcome == Outcome.ANSWERED and not answer.strip():
        raise RuleBroken(_("请写一句当场怎么答复的。"), field="answer")
    if outcome == Outcome.PASSED_ON and not handed_to.strip():
        raise RuleBroken(_("首问负责：请写带去了哪里、交给谁。"), field="handed_to")
    if outcome == Outcome.ERRAND and not (visit.name.strip() or visit.on_behalf_of.strip()):
        raise RuleBroken(_("代办要写替谁办。"), field="who")


def _said(station, visit, by, at):
    return {
        "station": station,
        "division_path": station.division_path,
        "at": at,
        "channel": visit.channel,
        "visitor_name": visit.name.strip(),
        "visitor_phone": visit.phone,
        "visitor_user_id": visit.user_id,
        "address": visit.address,
        "on_behalf_of": visit.on_behalf_of,
        "is_elder": visit.is_elder,
        "subject": visit.subject.strip(),
        "is_complaint": visit.is_complaint,
        "access_asked": list(visit.access_asked),
        "access_met": visit.access_met if visit.access_asked else None,
        "again_of": visit.again_of,
        "recorded_by_id": by.id,
        "recorded_by_name": by.name,
    }


def _need(station, visit, outcome, client_key, by, at):
    kind = Kind.COMPLAINT if visit.is_complaint or visit.about_words.strip() else _NEED_KINDS[outcome]
    matter = Matter(
        kind=kind,
        category=needs_selectors.category_coded(_CATEGORIES.get(outcome, "other")),
        title=visit.subject.strip()[:30],
        content=visit.subject.strip(),
        division=station.division,
        about_words=visit.about_words,
    )
    requester = Requester(
        name=visit.name.strip(),
        phone=visit.phone,
        anonymity=Anonymity.NAMED if visit.name.strip() else Anonymity.ANONYMOUS,
        speaks_for=visit.on_behalf_of,
    )
    channel = _CHANNELS.get(VisitChannel(visit.channel), Channel.WALK_IN)
    return needs.register_on_behalf(
        matter=matter, requester=requester, channel=channel, client_key=f"book:{client_key}"[:40], by=by, at=at
    ).need


def _errand(station, visit, entry, client_key, by, at):
    name = visit.on_behalf_of.strip() or visit.name.strip()
    return ask_errand(
        kind=ErrandKind.OTHER,
        what=visit.subject.strip(),
        division=station.division,
        principal=Principal(name=name, phone=visit.phone, address=visit.address, user_id=visit.user_id),
        source=Source("intake_entry", entry.public_id, _("来访登记 {number}").format(number=entry.number)),
        client_key=f"book:{client_key}"[:40],
        by=by,
        at=at,
    )


@action
def finish_entry(*, entry, result, by, at=None):
    """What came of something that was passed on. Others end with the need or errand they became."""
    entry = IntakeEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    policies.can_work_at(by, entry.division_path).or_raise()
    if entry.outcome != Outcome.PASSED_ON or entry.closed_at is not None:
        raise RuleBroken(_("这一条不用在这里写结果：已经办结，或要看转去的那一件。"))
    entry.result, entry.closed_at = result, at or clock.now()
    entry.save(update_fields=["result", "closed_at"])
    audit.record(AuditTag.FINISH_ENTRY, entry, by, at=entry.closed_at)
    return entry


@action
def enter_page(*, station, lines, by):
    """Put a page of the paper book in: ``lines`` are ``(moment, Visit, answer)``, each answered on the spot, oldest first.

    One event for the page. Refuses moments to come and more lines than a page holds. What still waits is recorded singly.
    """
    station = in_use(station)
    policies.can_work_at(by, station.division_path).or_raise()
    if not 0 < len(lines) <= MOST_ON_A_PAGE:
        raise RuleBroken(_("一次补录一页：一到 {n} 条。").format(n=MOST_ON_A_PAGE))
    now = clock.now()
    if any(moment > now for moment, _visit, _answer in lines):
        raise RuleBroken(_("有一条的时间还没有到，请核对。"))
    days: dict = {}
    for moment, _visit, _answer in lines:
        days.setdefault(timezone.localdate(moment), []).append(moment)
    numbers = {day: iter(next_numbers(station.division, _PREFIX, day, len(found))) for day, found in days.items()}
    entries = []
    for moment, visit, answer in lines:
        _check(visit, Outcome.ANSWERED, answer, "")
        number = next(numbers[timezone.localdate(moment)])
        entries.append(
            IntakeEntry(
                client_key=number,
                number=number,
                outcome=Outcome.ANSWERED,
                answer=answer,
                closed_at=moment,
                from_paper=True,
                **_said(station, visit, by, moment),
            )
        )
    IntakeEntry.objects.bulk_create(entries)
    audit.record(AuditTag.ENTER_PAGE, station, by, after={"count": len(entries)})
    return entries
