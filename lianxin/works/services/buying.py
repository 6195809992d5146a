"""Buying: by the method its amount asks for, offers opened together, chosen by who is bound to nobody, then made public."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.works import policies, selectors
from lianxin.works.calc import buying
from lianxin.works.errors import WrongState
from lianxin.works.models import Bid, Evaluator, Purchase, SplitView
from lianxin.works.services.moving import lock, require
from lianxin.works.services.planning import heard
from lianxin.works.vocabulary import (
    BUYING,
    PURCHASE_WAYS,
    UNCALLED,
    AuditTag,
    Bought,
    Method,
    ProjectVerb,
    PurchaseState,
    PurchaseVerb,
)


@action
def plan_purchase(
    *, project, kind, what, estimate_fen, method, method_reason, opens_on, by, service="", site="", at=None
):
    """What is bought, for about how much, how and why so; where offers are invited the call hangs on the board at once.

    Refuses a method lighter than the ladder of the place asks, and an opening too early for offers to come in.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.BUY)
    if estimate_fen <= 0:
        raise RuleBroken(_("请写大概要多少钱。"), field="estimate_fen")
    heard(project, at)
    if estimate_fen > (left := selectors.free_fen(project)):
        raise RuleBroken(_("预算只剩 {left} 元没有定出去。").format(left=money(left)), field="estimate_fen")
    strict_enough(project, kind, method, estimate_fen, "method")
    earliest = buying.first_opening(method, clock.day_of(at))
    if opens_on < earliest:
        raise RuleBroken(_("要给人时间报价，最早 {day} 拆封。").format(day=earliest.isoformat()), field="opens_on")
    last = project.purchases.aggregate(last=Max("serial"))["last"] or 0
    made = Purchase.objects.create(
        project=project, serial=last + 1, kind=kind, service=service if kind == Bought.SERVICES else "", what=what.strip(), estimate_fen=estimate_fen, method=method,
        method_reason=method_reason.strip(), opens_on=opens_on, planned_at=at,
    )  # fmt: skip
    if method not in UNCALLED:
        made.call_id = _called(made, by, site, at).public_id
        made.save(update_fields=["call_id"])
    after = {"method": str(Method(method).label), "yuan": money(estimate_fen)}
    audit.record(AuditTag.PLAN_PURCHASE, made, by, after=after, reason=method_reason, at=at)
    return made


def _called(purchase, by, site, at):
    """The notice that invites offers, until they are opened."""
    project = purchase.project
    lines = [
        _("买什么：{what}（{kind}），估价 {yuan} 元。").format(
            what=purchase.what, kind=purchase.get_kind_display(), yuan=money(purchase.estimate_fen)
        ),
        _("怎么采购：{method}。{reason}").format(method=purchase.get_method_display(), reason=purchase.method_reason),
        _("用在哪里：{project}，{place}。").format(project=project.title, place=project.place),
        _("怎么报价：写明单位、报价，封好，送到村（居）委会，当面登记号码。和评定的人有亲属、合伙关系的要说明。"),
        _("哪天拆封：{day}。所有报价由村务监督委员会一起拆，谁都可以来看。").format(day=day(purchase.opens_on)),
    ]
    return bulletin.post_notice(
        division=project.division, item="village.projects", title=_("采购公告：{what}").format(what=purchase.what)[:80],
        body="\n".join(lines), by=by, site=site, at=at,
        source=bulletin.Source("purchase_call", purchase.public_id, purchase.audit_label),
    )  # fmt: skip


@action
def receive_bid(*, purchase, bidder, by, at=None):
    """An offer came in, closed: who from, not how much. Where offers are invited they come before the day of the opening."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.BID)
    policies.can_lead(by, purchase.project).or_raise()
    if not selectors.is_open_for_bids(purchase, clock.day_of(at)):
        raise RuleBroken(
            _("{day}拆封，从这天起不再收报价。不够三家的，登记“没有成”，重新采购。").format(day=day(purchase.opens_on))
        )
    bidder = " ".join(bidder.split())
    key = buying.name_key(bidder)
    if any(buying.name_key(each) == key for each in purchase.bids.values_list("bidder", flat=True)):
        raise RuleBroken(_("这家已经报过了。"), field="bidder")
    made = Bid.objects.create(purchase=purchase, number=purchase.bids.count() + 1, bidder=bidder, came_at=at)
    audit.record(AuditTag.BID, purchase, by, after={"bidder": bidder}, at=at)
    return made


@action
def enter_evaluator(*, purchase, name, office, interest, by, at=None):
    """Who is to choose, with what binds them to one of those who offer; who is bound does not choose. Before the offers are opened:
    afterwards nobody is found who likes one of them."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.EVALUATOR)
    policies.can_lead(by, purchase.project).or_raise()
    name = " ".join(name.split())
    key = buying.name_key(name)
    if any(buying.name_key(each) == key for each in purchase.evaluators.values_list("name", flat=True)):
        raise RuleBroken(_("这个人已经登记过了。"), field="name")
    made = Evaluator.objects.create(
        purchase=purchase, name=name, office=office.strip(), interest=interest.strip(), at=at
    )
    audit.record(AuditTag.EVALUATOR, purchase, by, after={"office": made.office}, reason=made.interest, at=at)
    return made


@action
def open_bids(*, purchase, amounts, present, by, at=None):
    """All offers are opened at one time by the supervisors: ``amounts`` are ``{bid id: fen}`` of every one that came in."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.OPEN)
    policies.can_watch(by, purchase.project).or_raise()
    if clock.day_of(at) < purchase.opens_on:
        raise RuleBroken(_("还没有到拆封的日子。"))
    bids = selectors.bids_of(purchase)
    fewest = buying.OFFERS.get(purchase.method, buying.FEWEST_OFFERS)
    if len(bids) < fewest:
        raise RuleBroken(_("至少要 {n} 家报价，不够的登记“没有成”，重新采购。").format(n=fewest))
    enough_choosers(purchase)
    if set(amounts) != {each.pk for each in bids} or any(fen <= 0 for fen in amounts.values()):
        raise RuleBroken(_("每一家的报价都要写，一起拆封。"))
    for each in bids:
        each.fen = amounts[each.pk]
    Bid.objects.bulk_update(bids, ["fen"])
    told = {"bids": [[each.bidder, each.fen] for each in bids]}
    return moved(purchase, PurchaseVerb.OPEN, AuditTag.OPEN_BIDS, by, at, told, opened_at=at, present=present.strip())


def enough_choosers(purchase):
    """Raise where too few are named who are bound to nobody."""
    free = sum(not each.interest for each in selectors.evaluators_of(purchase))
    fewest = buying.CHOOSERS.get(purchase.method, buying.FEWEST_CHOOSERS)
    if free < fewest:
        words = _("没有利害关系的评定人至少要 {n} 个，现在有 {free} 个。").format(n=fewest, free=free)
        is_open = purchase.state == PurchaseState.OPENED
        raise RuleBroken(words + (_("登记“没有成”，重新采购。") if is_open else _("拆封以前登记好。")))


@action
def say_split(*, purchase, is_split, words, by, at=None):
    """Whether a purchase that looks like part of a larger one is, and why the supervisors say so: what is, is bought together. Said
    again it counts instead; what was said before stays to be read."""
    at, purchase = at or clock.now(), held(purchase, PurchaseVerb.SAY_SPLIT)
    policies.can_watch(by, purchase.project).or_raise()
    if not any(selectors.split_with(purchase)):
        raise RuleBroken(_("这一项看不出是拆开买的。"))
    if not words.strip():
        raise RuleBroken(_("请写看了以后怎么说。"), field="words")
    SplitView.objects.create(
        purchase=purchase, is_split=is_split, words=words.strip()[:300], at=at, by_name=by.name[:80]
    )
    return moved(
        purchase, PurchaseVerb.SAY_SPLIT, AuditTag.SAY_SPLIT, by, at, {"split": is_split}, words, is_split=is_split
    )


def strict_enough(project, kind, method, fen, field):
    """Raise where the ladder of the place asks more of this amount."""
    steps = selectors.steps_of_buying(project.division, kind)
    if not buying.is_enough(steps, method, fen):
        label = Method(buying.least_method(steps, fen)).label
        raise RuleBroken(
            _("{yuan} 元按这里的规矩至少要“{method}”。").format(yuan=money(fen), method=label), field=field
        )


def held(purchase, verb):
    """Fetch it again with its project, both held until the transaction ends; ``WrongState`` unless ``verb`` starts here."""
    project = lock(purchase.project)
    if verb in BUYING:
        require(project, ProjectVerb.BUY)
    found = Purchase.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=purchase.pk)
    found.project = project
    if found.state not in PURCHASE_WAYS[verb].sources:
        raise WrongState(found)
    return found


def moved(purchase, verb, tag, by, at, after=None, reason="", **changes):
    """One step of a held purchase, with its one event."""
    for name, value in changes.items():
        setattr(purchase, name, value)
    purchase.state = PURCHASE_WAYS[verb].target or purchase.state
    purchase.save(update_fields=["state", *changes])
    audit.record(tag, purchase, by, after={"state": str(purchase.state), **(after or {})}, reason=reason, at=at)
    return purchase
