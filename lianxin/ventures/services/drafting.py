"""Drafting a distribution: what is put in, computed at once, a statement for every holder."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id
from lianxin.kit.masking import mask_name
from lianxin.ventures import policies, selectors
from lianxin.ventures.calc.earnings import CannotDistribute
from lianxin.ventures.calc.recounting import distribution
from lianxin.ventures.calc.rights import forbidden_grounds
from lianxin.ventures.models import Plan, Statement
from lianxin.ventures.services.earning import earnings_of
from lianxin.ventures.services.moving import held_register, lock, move, require
from lianxin.ventures.vocabulary import AuditTag, PlanVerb, RegisterKind

_BATCH = 1000
_SHOWN = 5  # names of members without shares in a refusal


@action
def draft_plan(
    *, register, year, by, carried=0, losses=None, kept=0, not_ours=(), skipped=None, words="", trades=None, short="",
    at=None,
):  # fmt: skip
    """A distribution of what the closed books say a year earned, by the charter and the register as they are now; every statement is computed.

    ``carried``: of what earlier years left, by the books at most all of it. ``losses``: what they lost and nobody made good, by the
    books (``None``) or more, from before the books began. ``not_ours``: ``[ground, name, fen]`` in the result that may not be distributed. ``trades``: of a cooperative, ``{certificate
    number: trade}`` in fen of every member; what they hold is read from the register. Refuses a second one of the same books and year, where a member of the adopted roll would be left out, and where nothing is left
    to distribute. ``short``: why households have fewer head shares than members, asked for where some have.
    """
    at = at or clock.now()
    policies.can_draft_plan(by, register).or_raise()
    register = _by_its_charter(register)
    earnings = earnings_of(register, year, carried, losses, kept, not_ours, skipped)
    rule, rows, result = _computed(register, earnings, trades, short)
    last = register.plans.filter(year=year).aggregate(last=Max("serial"))["last"] or 0
    plan = Plan(
        register=register, division_path=register.division_path, year=year, serial=last + 1, rule=rule, words=words.strip(),
        drafted_by_id=by.id, drafted_at=at, round=1,
    )  # fmt: skip
    _kept(plan, rows, result)
    after = {"distributed": result["distributed"], "statements": len(rows), "seal": plan.seal}
    audit.record(AuditTag.DRAFT, plan, by, after=after, at=at)
    return plan


@action
def redraw_plan(
    *, plan, by, carried=0, losses=None, kept=0, not_ours=(), skipped=None, words="", trades=None, short="", at=None
):
    """A draft computed anew, by the charter and the register as they are now: a new round of statements; all checks begin
    again."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_change_plan(by, plan).or_raise()
    require(plan, PlanVerb.EDIT)
    register = _by_its_charter(plan.register)
    earnings = earnings_of(register, plan.year, carried, losses, kept, not_ours, skipped, plan)
    rule, rows, result = _computed(register, earnings, trades, short)
    before = plan.seal
    plan.round, plan.rule, plan.words = plan.round + 1, rule, words.strip()
    plan.held_because, plan.redrawn_by_id = "", by.id
    _kept(plan, rows, result)
    return move(plan, PlanVerb.EDIT, AuditTag.REDRAW, by, at=at, after={"was": before, "seal": plan.seal})


def _by_its_charter(register):
    """The register, held; raises while nobody but who typed its numbers has read them against the charter."""
    register = held_register(register)
    if register.charter_checked_at is None:
        raise RuleBroken(
            _(
                "章程里的比例是一个人登记的，还没有另一个人照章程核对。请监督委员会或者集体的另一个人在股份册那一页核对。"
            )
        )
    return register


def _computed(register, earnings, trades, short):
    """``(rule, [(holder id, tracker, holding)], result)``."""
    if register.kind == RegisterKind.COLLECTIVE:
        fewer = _nobody_left_out(register, short)
        held = selectors.held_in(register)
        classes = [[each.code, each.name, each.parts] for each in register.classes.all()]
        rule = {"function": "shares", "earnings": earnings, "classes": classes, "rounding": str(register.rounding)}
        rule |= {"fewer_heads": fewer} if fewer else {}
    else:
        numbers = dict(register.holders.values_list("number", "pk"))
        if unknown := sorted(set(trades or ()) - set(numbers)):
            raise RuleBroken(_("股份册上没有这个号：{n}").format(n=unknown[0]), field="trades")
        held = _traded(register, numbers, trades or {})
        totals = [sum(pair[place] for pair in held.values()) for place in (0, 1)]
        rule = {"function": "trade", "earnings": earnings, "by_trade": register.by_trade, "totals": totals}
    rows = sorted((new_public_id(), holder, holding) for holder, holding in held.items())
    try:
        result = distribution(rule, [[tracker, holding] for tracker, _holder, holding in rows])
    except CannotDistribute as refused:
        raise RuleBroken(_cannot(refused), field=_FIELDS.get(refused.code, "")) from refused
    if not result["distributed"]:
        raise RuleBroken(_("补亏、提公积公益金以后没有可以分的。"), field="year")
    return rule, rows, result


def _traded(register, numbers, trades):
    """``{holder id: [trade, stake]}``: what everybody traded, none of them left out, who holds nothing now neither, and what the
    register says they hold."""
    parts = dict(register.classes.values_list("code", "parts"))
    stakes = {
        holder: sum(hundredths * parts[code] for code, hundredths in holding)
        for holder, holding in selectors.held_in(register).items()
    }
    if silent := sorted(set(numbers) - set(trades)):
        told = "、".join(f"{number:05d}" for number in silent[:_SHOWN])
        raise RuleBroken(
            _("股份册上有 {n} 个成员没有写交易额：{numbers}。每个成员都要写，没有交易的写 0。").format(
                n=len(silent), numbers=told
            ),
            field="trades",
        )
    return {numbers[number]: [trade, stakes.get(numbers[number], 0)] for number, trade in trades.items()}


def _nobody_left_out(register, short):
    """``[households, why]`` where some have fewer head shares than members; raises where a member holds nothing, or nobody says why."""
    rights = selectors.rights_of(register)
    missing = rights.missing
    if rights.roll is None:
        raise RuleBroken(_("还没有通过的集体成员名册。先定成员名册，才知道有没有漏人。"))
    if missing:
        names = "、".join(mask_name(name) for _person, name in missing[:_SHOWN])
        raise RuleBroken(
            _(
                "成员名册上有 {n} 人自己和家里都没有份额：{names}。先登记他们的份额；外出、结婚、离婚都不能成为漏掉的理由。"
            ).format(n=len(missing), names=names)
        )
    return _fewer(rights.short, short.strip())


def _fewer(homes, why):
    if not homes:
        return []
    if not why:
        told = "、".join(code for code, *_more in homes[:_SHOWN])
        raise RuleBroken(
            _("{n} 户的人口股比名册上的人少：{codes}。漏了人的先补；章程就是这样定的，写明哪一条，人人看得到。").format(
                n=len(homes), codes=told
            ),
            field="short",
        )
    if found := forbidden_grounds(why):
        raise RuleBroken(_("不能按“{words}”定谁有份额、有多少。").format(words=found[0][1]), field="short")
    return [len(homes), why[:200]]


_FIELDS = {"kept_too_much": "kept", "not_a_number": "year"}


def _cannot(refused):
    return {
        "kept_too_much": _("留下的比能分的还多。"),
        "no_shares": _("还没有人有份额，没法分。"),
        "set_asides_over_one": _("先提的加起来不能到百分之百。"),
        "too_little_by_trade": _("按交易额返还的不能少于百分之六十（农民专业合作社法第四十四条）。"),
    }.get(refused.code, _("有一个数不对，请再看一遍：{about}").format(about=refused.about))


def _kept(plan, rows, result):
    """Store the plan with what came out, and its statements; the seal is that of the bundle anybody downloads."""
    told = dict(result["statements"])
    plan.result = {name: value for name, value in result.items() if name != "statements"}
    parts = {
        "roll": {"size": len(rows), "marks": {"statement": len(rows)}},
        "sheets": [[tracker, holding] for tracker, _holder, holding in rows],
        "rule": plan.rule,
        "result": result,
        "context": {"title": f"{plan.register} {plan.number}", "minutes_sha256": None, "tree_head": None},
    }
    plan.seal, _files = selectors.bundle_seal(parts)
    plan.save()
    Statement.objects.bulk_create(
        [
            Statement(
                plan=plan, round=plan.round, holder_id=holder, tracker=tracker, holding=holding, fen=told[tracker]
            )
            for tracker, holder, holding in rows
        ],
        batch_size=_BATCH,
    )
