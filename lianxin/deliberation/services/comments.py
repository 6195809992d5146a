"""What people say of a topic: read by several people before it is shown, every refusal with a public reason, and looked at again."""

import secrets

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Comment, CommentBacking, CommentRuling, Topic
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.opinions import SOMEBODY
from lianxin.deliberation.services.processes import require_phase
from lianxin.deliberation.services.telling import tell_not_shown
from lianxin.deliberation.vocabulary import TOPIC_WAYS, AuditTag, CommentState, Ruling, Side, TopicVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

#: So many comments of one account on one topic.
MOST_EACH = 10
#: So many have to agree before something is not shown.
AGREE_TO_HIDE = 2
#: On which side a reason stands.
_SIDES = {"consent": Side.FOR, "for": Side.FOR, "object": Side.AGAINST, "against": Side.AGAINST}


@action
def add_comment(*, topic, side, words, shows_name=False, author_name="", by, at=None):
    """Say one point, for or against; with ``author_name`` staff write down what somebody says at the counter."""
    at, topic = at or clock.now(), Topic.objects.select_for_update().get(pk=topic.pk)
    policies.can_comment(by, topic).or_raise()
    require_phase(topic, TopicVerb.COMMENT)
    require(topic, TOPIC_WAYS, TopicVerb.COMMENT)
    on_behalf = author_name.strip()
    if on_behalf:
        policies.can_enter_for_others(by, topic.division_path).or_raise()
    elif topic.comments.filter(author_id=by.id).count() >= MOST_EACH:
        raise RuleBroken(_("一个议题一人最多说 {most} 条，请把话留给别人一些。").format(most=MOST_EACH), field="words")
    comment = Comment.objects.create(
        topic=topic, number=(topic.comments.aggregate(last=Max("number"))["last"] or 0) + 1, side=side, words=words.strip(),
        said_at=at, author_id=None if on_behalf else by.id, author_name=on_behalf or by.name, shows_name=shows_name,
        entered_by_name=by.name if on_behalf else "",
    )  # fmt: skip
    audit.record(AuditTag.ADD_COMMENT, comment, by if on_behalf or shows_name else SOMEBODY, at=at)
    return comment


@action(idempotent=True)
def back_comment(*, comment, by, at=None):
    """Find it to the point; said twice, it counts once."""
    if comment.topic is None:
        raise RuleBroken(_("投票时写的理由只放上，不点赞成。"))
    policies.can_back(by, comment.topic).or_raise()
    require_phase(comment.topic, TopicVerb.COMMENT)
    require(comment.topic, TOPIC_WAYS, TopicVerb.COMMENT)
    if comment.state != CommentState.SHOWN:
        raise WrongState(comment)
    _backing, is_new = CommentBacking.objects.get_or_create(comment=comment, user_id=by.id)
    if is_new:
        audit.record(AuditTag.BACK_COMMENT, comment, SOMEBODY, at=at)


@action
def rule_on_comment(*, comment, ruling, reason="", by, at=None):
    """Say whether it is shown. One who says so is enough to show it; to hide it, or to take down what is shown, two must agree,
    each with a reason. Who said so before it was put up counts no longer."""
    at, comment = at or clock.now(), _lock(comment)
    policies.can_moderate(by, comment).or_raise()
    if comment.state == CommentState.HIDDEN:
        raise RuleBroken(_("这一条已经定了不放上。说的人可以请没有审过的人再看。"))
    if ruling not in (Ruling.SHOW, Ruling.HIDE):
        raise RuleBroken(_("请选放上还是不放上。"), field="ruling")
    if ruling == Ruling.HIDE and not reason.strip():
        raise RuleBroken(_("请写明理由，人人看得到。"), field="reason")
    hidden_by = selectors.against(comment)
    if ruling == Ruling.SHOW and comment.state == CommentState.SHOWN and not hidden_by:
        raise RuleBroken(_("这一条已经放上了。"), field="ruling")
    if ruling == Ruling.HIDE and by.id in hidden_by:
        raise RuleBroken(_("您已经说过不放上，要另一位也同意才算数。"))
    state = comment.state
    if ruling == Ruling.SHOW:
        state = CommentState.SHOWN
    elif len(hidden_by | {by.id}) >= AGREE_TO_HIDE:
        state = CommentState.HIDDEN
    return _ruled(comment, ruling, reason, state, AuditTag.RULE_COMMENT, by, at)


@action
def appeal_comment(*, comment, reason, by, at=None):
    """Ask for another look at what was hidden, and say why."""
    at, comment = at or clock.now(), _lock(comment)
    policies.can_appeal(by, comment, selectors.against(comment)).or_raise()
    if not selectors.is_to_appeal(comment):
        raise RuleBroken(_("没有放上的才能请人再看，只能请一次。"))
    if not reason.strip():
        raise RuleBroken(_("请写一句为什么应该放上。"), field="reason")
    return _ruled(comment, Ruling.APPEAL, reason, comment.state, AuditTag.APPEAL_COMMENT, by, at)


@action
def review_comment(*, comment, ruling, reason, by, at=None):
    """Somebody who has not ruled on it says the last word: shown after all, or still not, with the reason."""
    at, comment = at or clock.now(), _lock(comment)
    is_left = selectors.has_reader_left(comment)
    policies.can_look_again(by, comment, selectors.readers_of(comment), is_reader_left=is_left).or_raise()
    if not selectors.is_appealed(comment):
        raise RuleBroken(_("没有人请再看这一条。"))
    if ruling not in (Ruling.RESTORE, Ruling.UPHOLD) or not reason.strip():
        raise RuleBroken(_("请写明理由，人人看得到。"), field="reason")
    state = CommentState.SHOWN if ruling == Ruling.RESTORE else CommentState.HIDDEN
    return _ruled(comment, ruling, reason, state, AuditTag.REVIEW_COMMENT, by, at)


def keep_reasons(ballot, choices, at):
    """What the voters of a counted ballot wrote, in no order of theirs: each is read before it is shown."""
    said = [(mark, words.strip()) for mark, words in choices if words.strip()]
    secrets.SystemRandom().shuffle(said)
    Comment.objects.bulk_create(
        Comment(
            ballot=ballot, number=number, mark=mark, side=_SIDES.get(mark, Side.OTHER), words=words[:500], said_at=at
        )
        for number, (mark, words) in enumerate(said, 1)
    )


def _ruled(comment, ruling, reason, state, tag, by, at):
    before, comment.state = {"state": str(comment.state)}, state
    comment.save(update_fields=["state"])
    who = SOMEBODY if ruling == Ruling.APPEAL and by.id == comment.author_id and not comment.shows_name else by
    CommentRuling.objects.create(
        comment=comment, ruling=ruling, reason=reason.strip(), by_id=who.id, by_name=who.name, at=at
    )
    after = {"state": str(state), "ruling": str(ruling)}
    if state == CommentState.HIDDEN and ruling == Ruling.HIDE:
        tell_not_shown(comment, comment.about, f"/hall/topics/{comment.about.public_id}/comments/")
    audit.record(tag, comment, who, before=before, after=after, reason=reason.strip(), at=at)
    return comment


def _lock(comment):
    return Comment.objects.select_for_update(of=("self",)).select_related("topic", "ballot").get(pk=comment.pk)
