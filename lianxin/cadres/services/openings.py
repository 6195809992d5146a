"""Posts to fill: people are asked, those who agree stand side by side with facts, and a person chooses one with a reason."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import Opening, PoolEntry, Will
from lianxin.cadres.services.moving import lock, move, require
from lianxin.cadres.services.pool import keep_mark
from lianxin.cadres.vocabulary import (
    OPENING_WAYS,
    POOL_WAYS,
    WILL_WAYS,
    AuditTag,
    Channel,
    Mark,
    OpeningState,
    OpeningVerb,
    PoolState,
    PoolVerb,
    WillState,
    WillVerb,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations


@action
def open_post(*, division, post, needs, by, at=None):
    """A post of the register is to be filled; what it needs is said in words."""
    at = at or clock.now()
    policies.can_open_post(by, division).or_raise()
    post = type(post).objects.select_for_update(of=("self",)).select_related("unit").get(pk=post.pk)
    _check_not_elected(post)
    if Opening.objects.filter(post=post, state=OpeningState.OPEN).exists():
        raise RuleBroken(_("这个岗位已经在物色人选。"), field="post")
    found = Opening.objects.create(
        post=post, division=division, division_path=division.path, needs=needs.strip(), opened_on=clock.day_of(at),
        opened_by_id=by.id, opened_by_name=by.name[:80],
    )  # fmt: skip
    audit.record(AuditTag.OPEN_POST, found, by, at=at)
    return found


@action
def ask_person(*, opening, file, by, at=None):
    """Somebody in the pool is asked whether they want to be considered. Who is not asked or says no stands on no sheet."""
    at, opening = at or clock.now(), _lock_opening(opening)
    policies.can_work_on_opening(by, opening).or_raise()
    require(opening, OPENING_WAYS, OpeningVerb.ASK)
    if not file.division_path.startswith(opening.division_path) or selectors.entry_in_pool(file) is None:
        raise RuleBroken(_("只问这里后备库里的人。先走完后备人选的几步。"), field="file")
    if Will.objects.filter(opening=opening, file=file).exists():
        raise RuleBroken(_("已经问过这个人了。"), field="file")
    found = Will.objects.create(
        opening=opening, file=file, asked_on=clock.day_of(at), asked_by_id=by.id, asked_by_name=by.name[:80]
    )
    audit.record(AuditTag.ASK_PERSON, file, by, after={"post": str(opening)}, at=at)
    return found


@action
def agree(*, will, by, at=None):
    """The person wants to be considered."""
    return _answer(will, WillVerb.AGREE, AuditTag.AGREE, by, at or clock.now())


@action
def decline(*, will, by, at=None):
    """The person does not; nobody asks why, and it counts for nothing."""
    return _answer(will, WillVerb.DECLINE, AuditTag.DECLINE, by, at or clock.now())


@action
def fill_post(*, opening, file, words, basis, starts_on, by, warning_words="", at=None):
    """One of those who agreed takes the post: appointed in the register of posts, and out of the pool.

    The rules on kinship and eligibility are those of the register; a committee's member is screened when a check of theirs was
    closed with nothing against it in the last sixty days, and of whom the latest check said no takes no post at all.
    """
    at, opening = at or clock.now(), _lock_opening(opening)
    policies.can_fill(by, opening).or_raise()
    require(opening, OPENING_WAYS, OpeningVerb.FILL)
    _check_not_elected(opening.post)
    will = Will.objects.select_for_update(of=("self",)).filter(opening=opening, file=file).first()
    if will is None or will.state != WillState.AGREED:
        raise RuleBroken(_("这个人没有说愿意。"), field="file")
    entry = PoolEntry.objects.select_for_update(of=("self",)).filter(file=file, state=PoolState.IN_POOL).first()
    if entry is None:
        raise RuleBroken(
            _("{name}已经不在后备库里，不能定。请从还在库里的人里定。").format(name=file.name), field="file"
        )
    if policies.is_own(by, file):
        raise RuleBroken(_("不能把岗位给自己。"), field="file")
    if selectors.is_found_unfit(file):
        raise RuleBroken(_("{name}的资格联审没有通过，不能定。").format(name=file.name), field="file")
    organisations.appoint(
        post=opening.post, holder_name=file.name, user=file.user, holder_ref=file.person.public_id if file.person_id else "",
        starts_on=starts_on, basis=basis.strip(), warning_words=warning_words.strip(),
        is_screened=selectors.is_screened(file, clock.day_of(at)), by=by,
    )  # fmt: skip
    _promote(entry=entry, post=str(opening), by=by, at=at)
    opening.filled_with = file
    return _end(opening, OpeningVerb.FILL, AuditTag.FILL_POST, words, by, at, ["filled_with"])


@action
def close_post(*, opening, words, by, at=None):
    """It is not to be filled this way after all."""
    at, opening = at or clock.now(), _lock_opening(opening)
    policies.can_work_on_opening(by, opening).or_raise()
    require(opening, OPENING_WAYS, OpeningVerb.CLOSE)
    return _end(opening, OpeningVerb.CLOSE, AuditTag.CLOSE_POST, words, by, at, [])


@action
def _promote(*, entry, post, by, at):
    moved = move(
        lock(entry),
        POOL_WAYS,
        PoolVerb.PROMOTE,
        AuditTag.PROMOTE,
        by,
        at=at,
        after={"post": post},
        look_again_on=None,
    )
    keep_mark(moved, Mark.PROMOTED, by, at=at, words=post)


def _check_not_elected(post):
    if selectors.is_elected(post):
        raise RuleBroken(
            _("“{post}”由选举产生，不能这样定人。缺人的，到“换届和补选”里安排补选。").format(post=post), field="post"
        )


def _answer(will, verb, tag, by, at):
    opening = _lock_opening(will.opening)  # as who fills it does: the one waits for the other
    will = lock(will)
    will.opening = opening
    policies.can_answer_will(by, will).or_raise()
    if selectors.entry_in_pool(will.file) is None:
        raise RuleBroken(_("本人已经不在后备库里，不用回话。想干的，可以再自荐。"))
    channel = Channel.SELF if policies.is_own(by, will.file) else Channel.PAPER
    after = {"post": str(will.opening), "channel": str(channel)}
    return move(will, WILL_WAYS, verb, tag, by, at=at, after=after, answered_on=clock.day_of(at), channel=channel)


def _lock_opening(opening):
    rows = Opening.objects.select_for_update(of=("self",)).select_related("division", "post__unit__division")
    return rows.get(pk=opening.pk)


def _end(opening, verb, tag, words, by, at, more):
    opening.state, opening.ended_on = OPENING_WAYS[verb].target, clock.day_of(at)
    opening.ended_by_name, opening.ended_words = by.name[:80], words.strip()
    opening.save(update_fields=["state", "ended_on", "ended_by_name", "ended_words", *more])
    audit.record(tag, opening, by, at=at)
    return opening
