"""Keeping what was built: money by year, and what was done with it, in the books at once."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind
from lianxin.works import policies, selectors
from lianxin.works.models import Asset, UpkeepMoney, UpkeepWork
from lianxin.works.services.moving import lock, require
from lianxin.works.services.standing import day_in, posted
from lianxin.works.vocabulary import AuditTag, ProjectVerb


@action
def plan_upkeep(*, project, year, fen, words, by, at=None):
    """So much money a year has for keeping it, and from where; said again it counts anew, never less than was spent already."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.PLAN_UPKEEP)
    asset = _held(project)
    if year < clock.day_of(at).year:
        raise RuleBroken(_("过了的年份不再改。"), field="year")
    if not words.strip():
        raise RuleBroken(_("请写钱从哪里出。"), field="words")
    if fen < (spent := selectors.upkeep_year(asset, year)[1]):
        raise RuleBroken(_("这一年已经花了 {yuan} 元，不能定得比它少。").format(yuan=money(spent)), field="fen")
    made = UpkeepMoney.objects.create(
        asset=asset, year=year, fen=fen, words=words.strip()[:200], at=at, by_name=by.name[:80]
    )
    audit.record(
        AuditTag.PLAN_UPKEEP, project, by, after={"year": year, "yuan": money(fen)}, reason=words.strip(), at=at
    )
    return made


@action
def record_upkeep(*, project, on, words, by, fen=0, receipt="", at=None):
    """What was done to keep it; what it cost is in the books at once: out of the bank, a cost of the collective, today where its day lies
    in a closed period. Never more in a year than it was given."""
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    require(project, ProjectVerb.UPKEEP)
    asset = _held(project)
    if on > clock.day_of(at) or on < asset.handed_on:
        raise RuleBroken(_("做的日子要在移交以后，不能在以后的日子。"), field="on")
    if not words.strip():
        raise RuleBroken(_("请写做了什么。"), field="words")
    entry = None
    if fen:
        if not receipt.strip():
            raise RuleBroken(_("花了钱的，请写凭据号。"), field="receipt")
        planned, spent = selectors.upkeep_year(asset, on.year)
        if fen > (left := planned - spent):
            raise RuleBroken(
                _("{year} 年管护的钱还剩 {left} 元。要多花，先请村（居）委会定管护的钱。").format(
                    year=on.year, left=money(left)
                ),
                field="fen",
            )
        accounts = [ledger.own_account(project.book, kind) for kind in (Kind.EXPENSE, Kind.BANK)]
        told = _("管护：{words}，凭据 {receipt}").format(words=words.strip(), receipt=receipt.strip())
        booked_on = day_in(project.book, on, accounts, at)
        entry = posted(project, zip(accounts, (fen, -fen), strict=True), told, booked_on, by, at)
    made = UpkeepWork.objects.create(
        asset=asset, on=on, words=words.strip()[:300], fen=fen, receipt=receipt.strip(), entry_id=entry, at=at, by_name=by.name[:80]
    )  # fmt: skip
    audit.record(AuditTag.UPKEEP, project, by, after={"yuan": money(fen)}, reason=words.strip(), at=at)
    return made


def _held(project):
    return Asset.objects.select_for_update().get(project=project)
