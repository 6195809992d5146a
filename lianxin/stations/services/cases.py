"""帮办: the station goes through a service with somebody, from the whole list of materials to the result in hand."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.stations import policies
from lianxin.stations.models import ServiceCase
from lianxin.stations.services.errands import Principal
from lianxin.stations.services.moving import lock, move, note_step, require_state
from lianxin.stations.services.numbering import next_number
from lianxin.stations.services.places import in_use
from lianxin.stations.services.telling import tell_principal
from lianxin.stations.services.wording import county_words
from lianxin.stations.vocabulary import AuditTag, CaseState, CaseVerb, ChecklistWay, Satisfaction, SignWay
from lianxin.territory import selectors as territory

_PREFIX = "B"


@action(idempotent=True)
def receive_case(
    *, station, item, applicant: Principal, client_key, by, on_behalf_of="", checklist_way=ChecklistWay.PAPER, at=None
):
    """Begin a service with somebody and give the whole list of materials at once, ``checklist_way`` says how.

    The same ``client_key`` twice gives the same case. Refuses a service that is offered no more.
    """
    station = in_use(station)
    policies.can_work_at(by, station.division_path).or_raise()
    if known := ServiceCase.objects.filter(client_key=client_key).first():
        return known
    if item.ends_at is not None:
        raise RuleBroken(_("“{name}”的办法刚改过，请重新选一次。").format(name=item.name), field="item")
    at = at or clock.now()
    case = ServiceCase.objects.create(
        client_key=client_key,
        number=next_number(station.division, _PREFIX, timezone.localdate(at)),
        station=station,
        division_path=station.division_path,
        item=item,
        applicant_name=applicant.name.strip(),
        applicant_phone=applicant.phone,
        applicant_user_id=applicant.user_id,
        on_behalf_of=on_behalf_of,
        state=CaseState.CHECKLIST_GIVEN if checklist_way else CaseState.RECEIVED,
        received_at=at,
        received_by_id=by.id,
        received_by_name=by.name,
    )
    step = note_step(case, CaseVerb.RECEIVE, CaseState.RECEIVED, by, at=at, note=item.name)
    if checklist_way:
        with county_words():
            given = str(case.transitions[CaseVerb.GIVE_CHECKLIST].note).format(other=ChecklistWay(checklist_way).label)
        step = note_step(case, CaseVerb.GIVE_CHECKLIST, CaseState.CHECKLIST_GIVEN, by, at=at, note=given)
    tell_principal(case, step, by)
    audit.record(AuditTag.RECEIVE_CASE, case, by, after={"item": item.name, "checklist": checklist_way}, at=at)
    return case


@action
def give_checklist(*, case, way, by, at=None):
    """Give the whole list of materials, where it was not given when the case was received."""
    case, at = _locked(case, by), at or clock.now()
    said = ChecklistWay(way).label
    return move(case, CaseVerb.GIVE_CHECKLIST, by, tag=AuditTag.GIVE_CHECKLIST_CASE, at=at, other=said)


@action
def report_missing(*, case, missing, by, at=None):
    """Say all that is missing. Refuses whatever is not on the county's list: a station may not ask for more proof."""
    case, at = _locked(case, by), at or clock.now()
    require_state(case, CaseVerb.REPORT_MISSING)
    if not missing:
        raise RuleBroken(_("请选还缺哪几样。"), field="missing")
    if extra := [name for name in missing if name not in case.item.materials]:
        raise RuleBroken(
            _("清单上没有“{names}”，站点不能多要材料。").format(names="、".join(extra)),
            field="missing",
            article="服务事项清单由县里定，站点不得增加证明",
        )
    return move(
        case, CaseVerb.REPORT_MISSING, by, tag=AuditTag.REPORT_MISSING_CASE, at=at, other="、".join(missing),
        changes={"missing": list(missing)},
    )  # fmt: skip


@action
def complete_materials(*, case, by, at=None):
    """Everything on the list is there."""
    case, at = _locked(case, by), at or clock.now()
    return move(case, CaseVerb.COMPLETE, by, tag=AuditTag.COMPLETE_CASE, at=at, changes={"missing": []})


@action
def submit_case(*, case, office, ref_no="", by, at=None):
    """Handed to the office; the day of the result follows from the catalogue's limit in working days."""
    case, at = _locked(case, by), at or clock.now()
    changes = {"office": office, "ref_no": ref_no, "expected_on": _expected(case, at)}
    return move(
        case, CaseVerb.SUBMIT, by, tag=AuditTag.SUBMIT_CASE, at=at, other=office, words=ref_no, changes=changes
    )  # fmt: skip


def _expected(case, at):
    days = case.item.limit_days
    if days is None:
        return None
    if days == 0:
        return timezone.localdate(at)
    return territory.work_calendar(case.station.division).add_workdays(at, days).date()


@action
def record_result(*, case, result, by, at=None):
    """What the office answered."""
    case, at = _locked(case, by), at or clock.now()
    return move(
        case, CaseVerb.RECORD_RESULT, by, tag=AuditTag.RECORD_RESULT_CASE, at=at, words=result,
        changes={"result": result},
    )  # fmt: skip


@action
def deliver_case(*, case, sign, by, at=None):
    """The result is in the applicant's hand, who says so."""
    case, at = _locked(case, by), at or clock.now()
    said = SignWay(sign).label
    return move(
        case, CaseVerb.DELIVER, by, tag=AuditTag.DELIVER_CASE, at=at, other=said, changes={"ended_at": at}
    )  # fmt: skip


@action
def hear_feedback(*, case, satisfaction, words="", by, at=None):
    """What the applicant thinks of the service; nobody has to say anything."""
    case, at = lock(case, "item"), at or clock.now()
    policies.can_speak_for_case(by, case).or_raise()
    said = Satisfaction(satisfaction).label
    return move(
        case, CaseVerb.HEAR_FEEDBACK, by, tag=AuditTag.HEAR_FEEDBACK_CASE, at=at, other=said, words=words,
        changes={"satisfaction": satisfaction, "feedback": words},
    )  # fmt: skip


@action
def withdraw_case(*, case, words="", by, at=None):
    """The applicant does not want it any more."""
    case, at = lock(case, "item"), at or clock.now()
    policies.can_speak_for_case(by, case).or_raise()
    return move(
        case, CaseVerb.WITHDRAW, by, tag=AuditTag.WITHDRAW_CASE, at=at, words=words, changes={"ended_at": at}
    )  # fmt: skip


def _locked(case, by):
    case = lock(case, "item", "station__division")
    policies.can_work_on_case(by, case).or_raise()
    return case
