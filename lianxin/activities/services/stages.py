"""The way into the Party, and members who live elsewhere for a time: facts with their days. Nothing follows from them by itself."""

from django.utils.translation import gettext as _

from lianxin.activities import policies
from lianxin.activities.models import Member, StageStep
from lianxin.activities.vocabulary import A_YEAR_FIRST, NEXT_STAGE, AuditTag, Stage
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def enter_stage(*, member, on, by):
    """The next stage, from a day on; none is left out. Refuses a day before the last stage, and where the rules on admission
    ask for a year first, less than that."""
    member = _lock(member)
    policies.can_keep_member(by, member).or_raise()
    stage = NEXT_STAGE.get(Stage(member.stage))
    if stage is None:
        raise RuleBroken(_("已经是正式党员。"))
    if on > clock.today() or (member.stage_on and on <= member.stage_on):
        raise RuleBroken(_("日子要在上一步以后，不晚于今天。"), field="on")
    if stage in A_YEAR_FIRST and member.stage_on and on < _a_year_after(member.stage_on):
        raise RuleBroken(
            _("从{before}到{after}要满一年，请核对日子。").format(before=Stage(member.stage).label, after=stage.label),
            field="on",
            article=_("中国共产党发展党员工作细则"),
        )
    StageStep.objects.create(member=member, stage=stage, on=on, entered_by_name=by.name, entered_at=clock.now())
    member.stage, member.stage_on, member.has_vote = stage, on, stage == Stage.FULL
    member.save(update_fields=["stage", "stage_on", "has_vote"])
    audit.record(AuditTag.ENTER_STAGE, member, by, after={"stage": str(stage)})
    return member


@action
def note_away(*, member, since, place, contact, by):
    """A mobile member: since when, where, and who of the branch keeps in touch. Without a day they are back."""
    member = _lock(member)
    policies.can_keep_member(by, member).or_raise()
    place, contact = place.strip(), contact.strip()
    if since and not (place and contact):
        raise RuleBroken(_("请写在哪里、支部谁联系。"), field="contact" if place else "place")
    if since and since > clock.today():
        raise RuleBroken(_("日期不能晚于今天。"), field="since")
    member.away_since = since
    member.away_place, member.away_contact = (place, contact) if since else ("", "")
    member.save(update_fields=["away_since", "away_place", "away_contact"])
    audit.record(AuditTag.AWAY, member, by, after={"away": bool(since)})
    return member


def _lock(member):
    return Member.objects.select_for_update(of=("self",)).select_related("unit__division").get(pk=member.pk)


def _a_year_after(day):
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, month=3, day=1)
