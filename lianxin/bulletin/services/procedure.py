"""The steps of §9.2: one person prepares, the supervision committee reviews, a third approves; then it is hung up."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.audit import services as audit
from lianxin.bulletin import policies, selectors
from lianxin.bulletin.errors import WrongState
from lianxin.bulletin.models import BoardMark, Posting, SeenAbove
from lianxin.bulletin.services.drawing import drawn_tables
from lianxin.bulletin.services.posting import hang_up, new_notice, says_what_hangs
from lianxin.bulletin.services.sources import Source, require_own_text
from lianxin.bulletin.services.transitions import lock, move
from lianxin.bulletin.services.writing import checked_days, checked_item, checked_words, found_in
from lianxin.bulletin.vocabulary import WALL, AuditTag, State, Verb
from lianxin.files.services import store_photo
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

REVIEW_DAYS = 5  # so long the supervision committee may look at it
ANSWER_DAYS = 5  # so long who prepared it may take to answer what they found


@action
def draft_notice(
    *,
    division,
    item,
    title,
    body,
    by,
    tables=(),
    draws=(),
    basis="",
    contact="",
    about=None,
    days=None,
    source=None,
    at=None,
):
    """Begin a notice that goes its way through review and approval. Arguments as of ``post_notice``, and ``draws`` (``Draw``):
    what tables are taken from, above those that were typed."""
    at = at or clock.now()
    policies.can_prepare(by, division.path, checked_item(division, item)).or_raise()
    drawn = drawn_tables(place=division, draws=draws, about=about, by=by, at=at)
    notice = new_notice(
        division=division, item=item, title=title, body=body, tables=tables, drawn=drawn, basis=basis, contact=contact,
        about=about, days=days, source=source or Source(), by=by, at=at,
    )  # fmt: skip
    audit.record(AuditTag.DRAFT, notice, by, after={"item": item}, at=at)
    return notice


@action
def edit_notice(
    *, notice, title, body, by, tables=(), draws=(), basis="", contact="", about=None, days=None, because="", at=None
):
    """Write it anew; what hung before needs the reason of the correction. Refuses what another room corrects itself. Who writes
    becomes who prepared it. Tables of
    ``draws`` it has already stay as they were taken, unless they are drawn anew or tell of another time."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_prepare(by, notice.division_path, notice).or_raise()
    require_own_text(notice)
    if notice.posting_id and not because.strip():
        raise RuleBroken(_("请写明为什么更正。"), field="because")
    drawn = drawn_tables(place=notice.division, draws=draws, about=about, by=by, stored=notice.tables, at=at)
    title, body, tables = checked_words(title, body, tables, drawn)
    days, _rules = checked_days(notice.division, days)
    first, last = about or (None, None)
    if first and last < first:
        raise RuleBroken(_("结束的日子不能早于开始的日子。"), field="about_to")
    return move(
        notice, Verb.EDIT, by, at=at, reason=because, title=title, body=body, tables=tables,
        basis=(basis or notice.basis)[:200], contact=(contact or notice.contact)[:120], about_from=first, about_to=last,
        days=days, because=because.strip()[:200], prepared_by_id=by.id, writer_ids=notice.written_by(by.id), prepared_at=at, reviewed_by_id=None,
        reviewed_at=None, approved_by_id=None, approved_at=None,
    )  # fmt: skip


@action
def submit_notice(*, notice, by, at=None):
    """The privacy check, and when it finds nothing the supervision committee has five days. What it finds stops the notice:
    ``found_in`` says what."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_prepare(by, notice.division_path, notice).or_raise()
    if notice.posting_id and not notice.because:
        raise RuleBroken(_("请先写明为什么更正，再送审。"))
    require_own_text(notice)
    if notice.posting_id and says_what_hangs(notice):
        raise RuleBroken(_("现在写的和墙上贴着的一模一样，没有更正什么。请先改，再送审。"))
    approvers = {user.pk for user in accounts.users_with_role(policies.approvers_of(notice), path=notice.division_path)}
    if approvers and approvers <= notice.writers:
        raise RuleBroken(_("能确认这一项的人都填过它，送审了也没有人能确认。请撤回这一份，由站点工作人员填。"))
    if found_in(notice=notice):
        return move(notice, Verb.STOP, by, at=at)
    due = clock.day_of(at) + timedelta(days=REVIEW_DAYS)
    return move(notice, Verb.SUBMIT, by, at=at, review_due_on=due, held_answer_due_on=None)


@action
def hold_notice(*, notice, reason, by, at=None):
    """The supervision committee found something: back to who prepared it, with the reason. What they saw is kept until they
    pass it, so that they see what was changed. It is answered, by sending it back to them, within five days."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_review(by, notice).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明哪里有问题。"), field="reason")
    return move(
        notice, Verb.HOLD, by, at=at, reason=reason.strip(), held_because=reason.strip()[:300],
        held_text=notice.content(), held_answer_due_on=clock.day_of(at) + timedelta(days=ANSWER_DAYS),
    )  # fmt: skip


@action
def pass_notice(*, notice, by, at=None):
    """The supervision committee found it true and whole."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_review(by, notice).or_raise()
    return move(notice, Verb.PASS, by, at=at, reviewed_by_id=by.id, reviewed_at=at, held_because="", held_text={})


@action
def approve_notice(*, notice, by, at=None):
    """A third person approves that it is hung up."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_approve(by, notice).or_raise()
    return move(notice, Verb.APPROVE, by, at=at, approved_by_id=by.id, approved_at=at)


@action
def hang_notice(*, notice, by, site="", at=None):
    """Hang up what was approved, whoever of the place does it; the period begins today."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_confirm_board(by, notice).or_raise()
    if notice.state != State.APPROVED:
        raise WrongState(notice)
    return hang_up(notice, by, site=site, at=at)


@action
def withdraw_notice(*, notice, reason, by, at=None):
    """A draft that is not needed; what has hung once is corrected, never withdrawn."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_prepare(by, notice.division_path, notice).or_raise()
    if notice.posting_id:
        raise RuleBroken(_("已经张贴过的不能撤回，只能更正。"))
    if not reason.strip():
        raise RuleBroken(_("请写明为什么撤回。"), field="reason")
    return move(notice, Verb.WITHDRAW, by, at=at, reason=reason.strip())


@action
def see_reported(*, place, notices, by, at=None):
    """An officer of the level above has seen what places right below ``place`` hung up; what somebody saw before stays theirs.
    Returns how many that were."""
    at = at or clock.now()
    policies.can_see_reported(by).or_raise()
    wanted = {notice.pk for notice in notices}
    unseen = [each for each in selectors.reported(by) if each.pk in wanted and each.division.parent_id == place.pk]
    for notice in unseen:
        SeenAbove.objects.create(posting_id=notice.posting_id, at=at, by_id=by.id, by_name=by.name[:80])
    if unseen:
        numbers = "、".join(notice.number for notice in unseen)
        audit.record(AuditTag.SEE_REPORTED, place, by, after={"numbers": numbers}, at=at)
    return len(unseen)


@action
def confirm_board(*, notice, where, by, photos=(), on=None, at=None):
    """Somebody saw the paper hang on this board; nobody has to photograph it, and who does need not say who is on it."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_confirm_board(by, notice).or_raise()
    if notice.posting_id is None:
        raise RuleBroken(_("还没有张贴。"))
    if not where.strip():
        raise RuleBroken(_("请写贴在哪块栏上。"), field="where")
    posting = Posting.objects.get(pk=notice.posting_id)
    mark = BoardMark.objects.create(
        posting=posting, where=where.strip()[:80], on=on or clock.day_of(at), at=at, by_id=by.id, by_name=by.name[:80]
    )
    for photo in photos:
        store_photo(upload=photo, owner_kind=WALL, owner_id=notice.public_id, caption=mark.where, by=by, at=at)
    audit.record(AuditTag.CONFIRM_BOARD, notice, by, after={"where": mark.where, "photos": len(photos)}, at=at)
    return mark
