"""What members talked over and agreed on."""

from django.utils.translation import gettext as _

from lianxin.alliances import policies, selectors
from lianxin.alliances.models import Meeting
from lianxin.alliances.services.running import lock
from lianxin.alliances.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def record_meeting(*, alliance, held_on, place, topic, present, minutes, by, agreed="", chair=None):
    """Write down a meeting: ``present`` are members of that day. Never changed.

    ``chair`` is who chaired it, without one the member whose turn it was; either was there.
    """
    alliance = lock(alliance)
    policies.can_record(by, alliance).or_raise()
    last = alliance.ended_on or clock.today()
    if not alliance.founded_on <= held_on <= last:
        raise RuleBroken(_("开会的日子要在联盟成立以后，不晚于今天。"), field="held_on")
    if not present:
        raise RuleBroken(_("请勾选到会的成员。"), field="present")
    if strangers := [each.name for each in present if not _was_member(each, alliance, held_on)]:
        raise RuleBroken(_("那天还不是或已不是成员：{names}。").format(names="、".join(strangers)), field="present")
    topic = topic.strip()
    if Meeting.objects.filter(alliance=alliance, held_on=held_on, topic=topic).exists():
        raise RuleBroken(
            _("那天的“{topic}”已经记过了。另一次会，请把议题写得不一样。").format(topic=topic), field="topic"
        )
    chair = _chair(alliance, held_on, chair, present)
    made = Meeting.objects.create(
        alliance=alliance, held_on=held_on, place=place.strip(), topic=topic, chaired_by=chair.name,
        present=[each.name for each in present], minutes=minutes.strip(), agreed=agreed.strip(), recorded_by_name=by.name,
        recorded_at=clock.now(),
    )  # fmt: skip
    audit.record(AuditTag.MEET, made, by, after={"held_on": held_on.isoformat(), "present": len(present)})
    return made


def _chair(alliance, held_on, chair, present):
    turn = None if chair else selectors.chair_on(alliance, held_on)
    found = chair or turn
    if found is None:
        raise RuleBroken(_("那天没有轮到谁主持，请选谁主持的。"), field="chair")
    if found not in present:
        words = (
            _("那天轮到{name}主持，到会的里没有它。是别家主持的，请选；来了的，请勾上。")
            if turn
            else _("{name}没有到会，不能主持。")
        )
        raise RuleBroken(words.format(name=found.name), field="chair")
    return found


def _was_member(member, alliance, day):
    left = member.left_on
    return member.alliance_id == alliance.pk and member.joined_on <= day and (left is None or day <= left)
