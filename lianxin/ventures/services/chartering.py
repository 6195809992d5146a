"""What the charter says about shares: typed by one person, read against the paper by another."""

from fractions import Fraction

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System
from lianxin.ventures import policies
from lianxin.ventures.calc.dividing import LEAST_BY_TRADE
from lianxin.ventures.models import Register
from lianxin.ventures.services.moving import held_register
from lianxin.ventures.vocabulary import BY_CHARTER, AuditTag, PlanState, RegisterKind, Rounding


@action
def write_charter(
    *, division, unit, book, kind, set_asides, changes, charter_on, charter_label, by, rounding=Rounding.FLOOR, by_trade=""
):  # fmt: skip
    """What the charter of an organisation says about shares; opens its register the first time, changes it later. Nothing is
    drafted by it before another person has read it against the charter (``check_charter``).

    ``set_asides`` are ``[name, "1/10"]``; ``changes`` the kinds of change it allows. Plans drafted before keep their rule.
    Refuses set-asides over the whole, a cooperative that gives back less than three fifths by trade, and a change of what
    kind of organisation it is; other books while a plan that was not withdrawn counts on the ones it has.
    """
    policies.can_keep_register(by, division.path).or_raise()
    territory.must_use(System.VENTURES, division)
    if sum((Fraction(rate) for _name, rate in set_asides), Fraction(0)) >= 1:
        raise RuleBroken(_("先提的加起来不能到百分之百。"), field="set_asides")
    is_cooperative = kind == RegisterKind.COOPERATIVE
    if is_cooperative and not by_trade:
        by_trade = str(LEAST_BY_TRADE)
    if is_cooperative and not LEAST_BY_TRADE <= Fraction(by_trade) <= 1:
        raise RuleBroken(_("按交易额返还的不能少于百分之六十（农民专业合作社法第四十四条）。"), field="by_trade")
    if odd := [each for each in changes if each not in BY_CHARTER]:
        raise RuleBroken(_("份额不能这样变：{kinds}").format(kinds="、".join(odd)), field="changes")
    if book.unit_id != unit.pk:
        raise RuleBroken(_("请选这个组织自己的账。"), field="book")
    if unit.kind in ("company", "other"):
        raise RuleBroken(_("企业的收益按公司法分，不在这里分给成员。请选集体经济组织或者合作社的账。"), field="book")
    register = Register.objects.select_for_update().filter(unit=unit).first()
    if register and register.kind != kind:
        raise RuleBroken(_("已经登记为“{kind}”，不能改。").format(kind=register.get_kind_display()), field="kind")
    if register and register.book_id != book.pk and (bound := _bound_to_book(register)):
        raise RuleBroken(
            _("{number}记在原来的账上，不能换账。还没有发的先撤回；发过的，收益只在原来那本账上分。").format(
                number=bound.number
            ),
            field="book",
        )
    words = {
        "division": division, "division_path": division.path, "book": book, "kind": kind,
        "set_asides": [[name, rate] for name, rate in set_asides], "rounding": rounding,
        "by_trade": by_trade if is_cooperative else "", "changes": list(changes), "charter_on": charter_on,
        "charter_label": charter_label.strip(), "charter_by_id": by.id, "charter_checked_by": None,
        "charter_checked_at": None,
    }  # fmt: skip
    if register is None:
        register = Register.objects.create(unit=unit, **words)
    else:
        for name, value in words.items():
            setattr(register, name, value)
        register.save()
    audit.record(
        AuditTag.WRITE_CHARTER, register, by,
        after={"charter": register.charter_label, "set_asides": register.set_asides, "rounding": str(rounding)},
    )  # fmt: skip
    return register


def _bound_to_book(register):
    """A plan by which it is known what was taken of the books' result and what is owed in them, if there is one."""
    return register.plans.exclude(state=PlanState.WITHDRAWN).first()


@action
def check_charter(*, register, by, at=None):
    """Another person has read what was typed against the charter itself: from now on distributions go by it."""
    at, register = at or clock.now(), held_register(register)
    policies.can_check_charter(by, register).or_raise()
    if register.charter_checked_at:
        raise RuleBroken(_("已经有人核对过了。"))
    register.charter_checked_by_id, register.charter_checked_at = by.id, at
    register.save(update_fields=["charter_checked_by", "charter_checked_at"])
    after = {"charter": register.charter_label, "set_asides": register.set_asides}
    audit.record(AuditTag.CHECK_CHARTER, register, by, after=after, at=at)
    return register
