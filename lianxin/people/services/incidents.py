"""An incident with personal data, from finding it to the end (Personal Information Protection Law, Art. 57)."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.messaging.vocabulary import Recipient
from lianxin.people.errors import IncidentNotDescribed
from lianxin.people.models import Incident, IncidentPerson
from lianxin.people.policies.incidents import can_report_incident
from lianxin.people.selectors.incidents import concerned_when
from lianxin.people.services.incident_steps import done, opened, step, tell
from lianxin.people.vocabulary import AuditTag, MessageKind
from lianxin.people.vocabulary.incidents import INCIDENT_KEEPERS, INCIDENT_REPORTERS, IncidentStepKind


@action
def report_incident(*, what, by, found_at=None, is_drill=False):
    """Say that personal data leaked, was changed or lost, or may have been; those who keep incidents hear of it at once."""
    can_report_incident(by).or_raise()
    now = clock.now()
    if found_at and found_at > now:
        raise RuleBroken(_("发现的时间不能在以后，没有登记。请改时间。"), field="found_at")
    incident = Incident.objects.create(
        division_path=_place_of(by), what=what.strip(), is_drill=is_drill, found_at=found_at or now,
        found_by_id=by.id, found_by_name=by.name,
    )  # fmt: skip
    step(incident, IncidentStepKind.REPORTED, incident.what, by)
    for keeper in accounts.users_with_role(INCIDENT_KEEPERS, path=incident.division_path):
        if keeper.pk != by.id:
            title = _("演练：个人信息安全事件") if is_drill else _("发现个人信息安全事件")
            tell(
                incident, keeper.pk, Recipient(user_id=keeper.pk, name=keeper.name), kind=MessageKind.KEEPING, title=title,
                body=_("{name}报告：{what}").format(name=by.name, what=incident.what),
                url=f"/people/incidents/{incident.public_id}/",
            )  # fmt: skip
    audit.record(AuditTag.INCIDENT_REPORTED, incident, by, after={"is_drill": is_drill})
    return incident


def _place_of(actor):
    """The county the reporter works for: whoever runs the machine reports to where incidents are kept."""
    scopes = actor.scopes(*INCIDENT_REPORTERS)
    if kept := [path for path in sorted(accounts.roots_of(INCIDENT_KEEPERS)) if path.startswith(scopes)]:
        return kept[0]
    raise RuleBroken(_("还没有县级干部的账号，没有人接这份报告。请直接打电话告诉县里。"))


@action
def describe_incident(*, incident, data_kinds, is_sensitive, cause, harm, measures, advice, contact, by):
    """Write down what the letters say; what was written before stays among the steps."""
    incident = opened(incident, by)
    given = (data_kinds, cause, harm, measures, advice, contact)
    for name, value in zip(incident.FACTS, given, strict=True):
        setattr(incident, name, value.strip())
    incident.is_sensitive = is_sensitive
    incident.save()
    known = ((incident._meta.get_field(name).verbose_name, getattr(incident, name)) for name in incident.FACTS)
    said = "\n".join(f"{label}：{value}" for label, value in known if value)
    return done(incident, IncidentStepKind.DESCRIBED, AuditTag.INCIDENT_DESCRIBED, said, by)


@action
def note_measure(*, incident, words, by):
    """One more thing that was done."""
    return done(opened(incident, by), IncidentStepKind.NOTED, AuditTag.INCIDENT_NOTED, words.strip(), by)


@action
def list_concerned(*, incident, by, username="", since=None, until=None, phones=()):
    """Put on the list whose data it was: everybody whose record an account opened on these days, and who has these numbers.

    Returns how many are new. A number nobody has is named and nothing is kept.
    """
    incident = opened(incident, by)
    found = concerned_when(incident, username=username, since=since, until=until, phones=phones)
    known = set(incident.concerned.values_list("person_id", flat=True))
    fresh = sorted(found - known)
    if not fresh:
        raise RuleBroken(_("没有找到还没列上的人，名单没有变。请核对账号、日期或号码。"))
    IncidentPerson.objects.bulk_create([IncidentPerson(incident=incident, person_id=pk) for pk in fresh], 500)
    words = _("加进 {n} 人").format(n=len(fresh))
    done(incident, IncidentStepKind.LISTED, AuditTag.INCIDENT_LISTED, words, by, after={"count": len(fresh)})
    return len(fresh)


@action
def report_to_authority(*, incident, how, by):
    """The authority has the letter. In a drill nobody outside gets one; that it was written is noted."""
    incident = opened(incident, by)
    if incident.authority_told_at:
        raise RuleBroken(_("已经登记过报告主管部门，没有改动。后来又报告的，写在“采取措施”里。"))
    if not incident.is_described:
        raise IncidentNotDescribed
    incident.authority_told_at, incident.authority_told_how = clock.now(), how.strip()
    incident.save(update_fields=["authority_told_at", "authority_told_how"])
    return done(incident, IncidentStepKind.AUTHORITY, AuditTag.INCIDENT_AUTHORITY, how.strip(), by)


@action
def decide_not_to_tell(*, incident, why, by):
    """Measures keep people from harm (Art. 57, second paragraph); the authority may ask for it all the same."""
    incident = opened(incident, by)
    if incident.people_told_at:
        raise RuleBroken(_("已经告知本人了，没有改动。"))
    incident.not_told_why = why.strip()
    incident.save(update_fields=["not_told_why"])
    return done(incident, IncidentStepKind.NOT_TOLD, AuditTag.INCIDENT_NOT_TOLD, why.strip(), by)


@action
def close_incident(*, incident, words, by):
    """Once the authority knows and everybody on the list does, or the reason why not is written."""
    incident = opened(incident, by)
    if not (incident.authority_told_at and incident.is_people_settled):
        raise RuleBroken(
            _("还没有报告主管部门，或者还没有告知本人、写明不逐个告知的理由，不能了结。"),
            article=_("《个人信息保护法》第五十七条"),
        )
    left = incident.concerned.filter(told_at__isnull=True).count() if incident.people_told_at else 0
    if left:
        raise RuleBroken(_("名单上还有 {n} 人没有告知到，不能了结。请把纸质告知书送到。").format(n=left))
    incident.closed_at = clock.now()
    incident.save(update_fields=["closed_at"])
    return done(incident, IncidentStepKind.CLOSED, AuditTag.INCIDENT_CLOSED, words.strip(), by)
