"""The month's claims on the board: posted with numbers and masked names, objected to, settled."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day as written
from lianxin.ledger import services as ledger
from lianxin.points import policies, selectors
from lianxin.points.calc.caps import first_of_month
from lianxin.points.calc.spot_checks import drawn
from lianxin.points.errors import WrongState
from lianxin.points.models import Batch, Claim, Move, RuleSet, SpotCheck
from lianxin.points.services.keeping import books_of, pool_of, purse_for
from lianxin.points.services.terms import settling_day
from lianxin.points.services.wording import batch_body, batch_name, batch_table
from lianxin.points.vocabulary import AuditTag, BatchState, ClaimState, MoveKind
from lianxin.territory import selectors as territory

SOURCE = "points_batch"


@action
def post_batch(*, rule_set, month, by, site="", at=None):
    """Hang up every verified claim of a month and before: number, masked name, what for, how much.

    Refuses an empty batch. From the end of the objection period on it may be settled. Some of it is drawn by lot, to be looked
    at once more by who watches.
    """
    at = at or clock.now()
    rule_set = RuleSet.objects.select_for_update(of=("self",)).select_related("division").get(pk=rule_set.pk)
    policies.can_post_batch(by, rule_set).or_raise()
    month = month.replace(day=1)
    if month > clock.day_of(at):
        raise RuleBroken(_("还没到那个月。"), field="month")
    claims = list(selectors.claims_to_post(rule_set, month).select_for_update(of=("self",)))
    if not claims:
        raise RuleBroken(_("这个月还没有核实好的申报。"), field="month")
    last = Batch.objects.filter(division=rule_set.division, month=month).aggregate(last=Max("serial"))["last"] or 0
    batch = Batch.objects.create(
        division=rule_set.division, division_path=rule_set.division_path, rule_set=rule_set, month=month, serial=last + 1,
        settles_from=settling_day(rule_set.division, clock.day_of(at)),
    )  # fmt: skip
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(batch=batch, state=ClaimState.POSTED)
    first, last_day = month, first_of_month(month, 1)
    notice = bulletin.post_notice(
        division=batch.division, item="village.points", title=batch_name(batch), body=batch_body(batch, claims),
        tables=[batch_table(claims)], source=bulletin.Source(SOURCE, batch.public_id, batch_name(batch)),
        about=(first, date.fromordinal(last_day.toordinal() - 1)), site=site, by=by, at=at,
    )  # fmt: skip
    _draw_checks(batch, claims, notice.web_until)
    audit.record(AuditTag.POST_BATCH, batch, by, after={"claims": len(claims)}, at=at)
    return batch


@action
def settle_batch(*, batch, by, at=None):
    """Every claim that still stands goes into the ledger, all or none, out of the funded budget.

    Refuses before the objection period is over, while an objection out of it waits for its answer, whoever hung it up, and more
    than is funded. What is objected to later is a reversal, if it is right.
    """
    at = at or clock.now()
    RuleSet.objects.select_for_update().get(pk=batch.rule_set_id)  # no money is taken back from behind it meanwhile
    batch = lock_batch(batch)
    policies.can_settle_batch(by, batch).or_raise()
    if batch.state != BatchState.POSTED:
        raise WrongState(batch)
    on = clock.day_of(at)
    if on < batch.settles_from:
        raise RuleBroken(_("异议期到{day}前一天，还没满，不能入账。").format(day=written(batch.settles_from)))
    if board.standing_of(SOURCE, batch.public_id) is None or selectors.objections_in_time(batch).exists():
        raise RuleBroken(_("还有异议没有答复，不能入账。"))
    if by.id and board.notices_of(SOURCE, batch.public_id).filter(prepared_by_id=by.id).exists():
        raise RuleBroken(_("这一批是您公示的，入账要换一位工作人员。"))
    books = books_of(batch.division)
    pool = pool_of(batch.rule_set, books, on)
    claims = list(selectors.claims_of_batch(batch).select_for_update(of=("self",)))
    total = sum(claim.points for claim in claims)
    missing = selectors.points_unbacked(batch.rule_set)
    if missing and total > selectors.points_free(batch.rule_set):
        words = _("有 {n} 分发出去以后钱收回了，要先补上到位的钱，才能再入账。")
        raise RuleBroken(words.format(n=missing))
    purses = [purse_for(claim, on, by) for claim in claims]
    source = ledger.Source(SOURCE, batch.public_id, batch_name(batch)[:120])
    postings = [
        ledger.Posting(
            on=on, words=_("谢谢：{rule}").format(rule=claim.rule)[:200],
            lines=((purse.account, claim.points), (pool, -claim.points)), key=f"points:award:{claim.public_id}",
            source=source, rule=batch.rule_set.name_for_ledger,
        )
        for claim, purse in zip(claims, purses, strict=True)
    ]  # fmt: skip
    entries = ledger.post_batch(book=books.book, postings=postings, by=by, at=at) if postings else []
    Move.objects.bulk_create(
        Move(
            purse=purse, kind=MoveKind.AWARD, points=claim.points, earned_on=on, on=on, person=claim.person, claim=claim,
            entry_id=entry, words=claim.rule.title,
        )
        for claim, purse, entry in zip(claims, purses, entries, strict=True)
    )  # fmt: skip
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(state=ClaimState.SETTLED)
    batch.state, batch.settled_at = BatchState.SETTLED, at
    batch.save(update_fields=["state", "settled_at"])
    audit.record(AuditTag.SETTLE_BATCH, batch, by, after={"claims": len(claims), "points": total}, at=at)
    return batch


def _draw_checks(batch, claims, check_by):
    """Until the web lets the batch go: after that nobody can object to it any more."""
    by_number = {claim.public_id: claim for claim in claims}
    batch.numbers, batch.check_pct = list(by_number), territory.profile(batch.division).value("points.check_pct")
    batch.save(update_fields=["numbers", "check_pct"])
    SpotCheck.objects.bulk_create(
        SpotCheck(claim=by_number[number], batch=batch, division_path=batch.division_path, check_by=check_by)
        for number in drawn(batch.public_id, by_number, batch.check_pct)
    )


def lock_batch(batch):
    return Batch.objects.select_for_update(of=("self",)).select_related("division", "rule_set").get(pk=batch.pk)
