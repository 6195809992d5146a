"""The book: one line for whoever comes, and in the same step whatever it becomes."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import key_of, lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.stations import policies
from lianxin.stations.models import IntakeEntry
from lianxin.stations.services.becoming import NEED_KINDS, case_from, errand_from, mediation_from, need_from
from lianxin.stations.services.numbering import next_number, next_numbers
from lianxin.stations.services.places import in_use
from lianxin.stations.vocabulary import AuditTag, Outcome, VisitChannel

_PREFIX = "L"
#: A page of the paper book, and some room.
MOST_ON_A_PAGE = 60


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
    other_party: str = ""  # of a quarrel, both sides being willing: then the mediation is taken up at once
    again_of: IntakeEntry | None = None  # the same matter brought them before: this entry,
    again_of_need: object = None  # or this need told another way


@action(idempotent=True)
def record_entry(
    *,
    station,
    visit,
    outcome,
    client_key,
    by,
    answer="",
    handed_to="",
    item=None,
    sign="",
    satisfaction=None,
    at=None,
):
    """Write a line of the book and do what it asks for in the same step: a need, a suggestion, a mediation, an errand,
    or the service ``item`` of the catalogue, whose whole list of materials is given at once.

    Who writes it is the first person asked and stands on it. The same ``client_key`` twice is one line, unless it says something else. A complaint about
    somebody goes under seal to the level above; the book then shows only that something was taken down. A mediation
    with both sides named is taken up at once, and its words stand nowhere but there. Refuses an answer without words,
    one passed on to nowhere, an errand or service for nobody.
    """
    station = in_use(station)
    policies.can_work_at(by, station.division_path).or_raise()
    if known := IntakeEntry.objects.filter(client_key=client_key).first():
        said = (str(outcome), visit.subject.strip(), visit.name.strip(), answer, handed_to)
        kept = (known.outcome, known.subject, known.visitor_name, known.answer, known.handed_to)
        if said == kept or not known.subject:  # words under seal stand nowhere here
            return known
        client_key = key_of("another entry", client_key, *said)  # gone back, and somebody else's matter written
        if known := IntakeEntry.objects.filter(client_key=client_key).first():
            return known
    is_sealed = bool(visit.about_words.strip())
    outcome = Outcome.NEED if is_sealed else Outcome(outcome)
    _check(visit, outcome, answer, handed_to, item)
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
    if outcome == Outcome.MEDIATION and visit.other_party.strip() and not is_sealed:
        entry.mediation, entry.subject = mediation_from(station, visit, by, at), ""
    elif outcome in NEED_KINDS:
        entry.need = need_from(station, visit, outcome, client_key, by, at)
    elif outcome == Outcome.ERRAND:
        entry.errand = errand_from(station, visit, entry, client_key, by, at)
    elif outcome == Outcome.GUIDED:
        entry.case = case_from(station, visit, item, client_key, by, at)
    entry.save()
    audit.record(AuditTag.RECORD_ENTRY, entry, by, after={"outcome": outcome}, at=at)
    return entry


def _check(visit, outcome, answer, handed_to, item=None):
    if not visit.subject.strip():
        raise RuleBroken(_("请写来人说的是什么事。"), field="subject")
    if outcome == Outcome.ANSWERED and not answer.strip():
        raise RuleBroken(_("请写一句当场怎么答复的。"), field="answer")
    if outcome == Outcome.PASSED_ON and not handed_to.strip():
        raise RuleBroken(_("首问负责：请写带去了哪里、交给谁。"), field="handed_to")
    if outcome == Outcome.ERRAND and not (visit.name.strip() or visit.on_behalf_of.strip()):
        raise RuleBroken(_("代办要写替谁办。"), field="who")
    if outcome == Outcome.GUIDED:
        if item is None:
            raise RuleBroken(_("请写陪办哪一项，从列出的里选。"), field="item")
        if not visit.name.strip():
            raise RuleBroken(_("帮办要写办事人姓名，办好了才知道交给谁。"), field="who")
    if outcome == Outcome.MEDIATION and visit.other_party.strip() and not visit.name.strip():
        raise RuleBroken(_("双方都愿意调解的，要写来人姓名。"), field="who")


def _said(station, visit, by, at):
    return {
        "station": station,
        "division_path": station.division_path,
        "at": at,
        "channel": visit.channel,
        "visitor_name": visit.name.strip(),
        "visitor_phone": visit.phone,
        "visitor_phone_hash": lookup_hash("phone", visit.phone),
        "visitor_user_id": visit.user_id,
        "address": visit.address,
        "on_behalf_of": visit.on_behalf_of,
        "is_elder": visit.is_elder,
        "subject": visit.subject.strip(),
        "is_complaint": visit.is_complaint,
        "access_asked": list(visit.access_asked),
        "access_met": visit.access_met if visit.access_asked else None,
        "again_of": visit.again_of,
        "again_of_need": visit.again_of_need,
        "recorded_by_id": by.id,
        "recorded_by_name": by.name,
    }


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
