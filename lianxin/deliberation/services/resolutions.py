"""After the vote: a number, a bundle anybody can count again, a place on the board, and what became of it."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.land import waits_for
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Body, Item, Resolution, ResolutionStep
from lianxin.deliberation.services.approving import require_approved
from lianxin.deliberation.services.bundling import bundle_of_item
from lianxin.deliberation.services.following import put_off_follow_up
from lianxin.deliberation.vocabulary import LIVE, AuditTag, MeetingState, ResolutionState
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

SOURCE, RESULT_SOURCE = "resolution", "resolution_result"


@action
def register_resolution(
    *, item, effective_on, responsible, due_on, review_on, budget_fen=0, basis="", by, at=None
):  # fmt: skip
    """Number what an item has decided. Refuses before the minutes are validated, what did not pass, and days before it was voted."""
    at = at or clock.now()
    item = Item.objects.select_for_update(of=("self",)).select_related("meeting__body__division").get(pk=item.pk)
    meeting, body = item.meeting, Body.objects.select_for_update().get(pk=item.meeting.body_id)
    policies.can_keep_meeting(by, meeting).or_raise()
    if meeting.state != MeetingState.VALIDATED:
        raise RuleBroken(_("会议记录核定以后才能登记决议。"))
    if not item.passed or not body.held_to.decides:
        raise RuleBroken(_("这一项没有通过，或者这个会不作决定，不能登记决议。"))
    if Resolution.objects.filter(item=item).exists():
        raise RuleBroken(_("这一项的决议已经登记过了。"))
    decided_on = min(timezone.localdate(item.voted_at), timezone.localdate(at))
    for field, on in (("effective_on", effective_on), ("due_on", due_on)):
        if on < decided_on:
            raise RuleBroken(
                _("这一项是 {day} 表决的，日子不能比那天早。").format(day=decided_on.isoformat()), field=field
            )
    if review_on < due_on:
        raise RuleBroken(_("回头看的日子要在办好之后。"), field="review_on")
    year = timezone.localdate(meeting.starts_at).year
    last = Resolution.objects.filter(body=body, year=year).aggregate(last=Max("serial"))["last"] or 0
    minutes = meeting.minutes.last()
    resolution = Resolution.objects.create(
        item=item, body=body, division_path=body.division_path, year=year, serial=last + 1, title=item.title,
        text=selectors.decided_text(item), basis=basis.strip() or body.rule(item.rule).source, minutes=minutes,
        bundle=bundle_of_item(item, minutes), effective_on=effective_on, responsible=responsible.strip(),
        budget_fen=budget_fen, due_on=due_on, review_on=review_on, registered_at=at,
        approval=waits_for(item.land_matter, 0),
    )  # fmt: skip
    after = {"number": resolution.number, "seal": resolution.bundle.seal}
    audit.record(AuditTag.REGISTER_RESOLUTION, resolution, by, after=after, at=at)
    return resolution


@action
def publish_resolution(*, resolution, by, site="", at=None):
    """Hang it on the board for as long as the rules say, with the number of its bundle; from then on it is in force.

    Who took part in its topic is asked what came of it on the day it is looked back on, and not before.
    """
    at, resolution = at or clock.now(), lock_resolution(resolution)
    policies.can_keep_meeting(by, resolution.item.meeting).or_raise()
    require_state(resolution, ResolutionState.REGISTERED)
    require_approved(resolution)
    post(
        resolution,
        SOURCE,
        selectors.board_item(resolution),
        f"{resolution.number} {resolution.title}"[:80],
        selectors.words_for_board(resolution),
        by,
        site,
        at,
    )
    resolution.state, resolution.published_at = ResolutionState.IN_FORCE, at
    resolution.save(update_fields=["state", "published_at"])
    if resolution.item.topic_id:
        put_off_follow_up(resolution.item.topic_id, resolution.review_on)
    audit.record(AuditTag.PUBLISH_RESOLUTION, resolution, by, after={"state": str(resolution.state)}, at=at)
    return resolution


@action
def report_resolution(*, resolution, words, by, at=None):
    """What has been done so far; everybody reads it."""
    at, resolution = at or clock.now(), lock_resolution(resolution)
    policies.can_keep_meeting(by, resolution.item.meeting).or_raise()
    require_state(resolution, *LIVE)
    return told(resolution, resolution.state, words, AuditTag.REPORT_RESOLUTION, by, at)


@action
def finish_resolution(*, resolution, words, by, site="", at=None):
    """It is carried out: the result hangs on the board, the second publication."""
    at, resolution = at or clock.now(), lock_resolution(resolution)
    policies.can_keep_meeting(by, resolution.item.meeting).or_raise()
    require_state(resolution, ResolutionState.IN_FORCE)
    post(
        resolution,
        RESULT_SOURCE,
        selectors.board_item_of_result(resolution),
        _("{number}的实施结果").format(number=resolution.number),
        words,
        by,
        site,
        at,
    )
    return told(resolution, ResolutionState.IMPLEMENTED, words, AuditTag.FINISH_RESOLUTION, by, at)


@action
def note_upheld(*, source_id, notice, objection, by):
    """An objection to the notice was found right: everybody reads that beside the resolution."""
    resolution = lock_resolution(Resolution.objects.get(public_id=source_id))
    words = _("对公开内容的异议成立，公开要更正：{notice}").format(notice=notice.number)
    return told(resolution, resolution.state, words, AuditTag.NOTE_UPHELD, by, clock.now())


def told(resolution, state, words, tag, by, at):
    before = {"state": str(resolution.state)}
    ResolutionStep.objects.create(resolution=resolution, state=state, words=words.strip(), at=at, by_name=by.name)
    resolution.state = state
    resolution.save(update_fields=["state"])
    audit.record(tag, resolution, by, before=before, after={"state": str(state)}, reason=words.strip(), at=at)
    return resolution


def post(resolution, kind, item, title, body, by, site, at):
    bulletin.post_notice(
        division=resolution.body.division, item=item, title=title, body=body, site=site, by=by, at=at,
        source=bulletin.Source(kind, resolution.public_id, resolution.number), basis=resolution.basis,
    )  # fmt: skip


def lock_resolution(resolution):
    rows = Resolution.objects.select_for_update(of=("self",))
    return rows.select_related("item__meeting__body", "body__division", "bundle", "minutes").get(pk=resolution.pk)


def require_state(resolution, *states):
    if resolution.state not in states:
        raise WrongState(resolution)
