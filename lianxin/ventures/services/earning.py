"""What is put into a distribution, held to the books: the result is added up line by line and never typed."""

from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.ventures import selectors
from lianxin.ventures.calc.earnings import ahead_in
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.models import Plan
from lianxin.ventures.vocabulary import Ground, PlanState


def earnings_of(register, year, carried, losses, kept, not_ours, skipped, plan=None):
    """The ``earnings`` of a rule; ``plan`` is the one drawn anew. Settled first, then distributed, and once."""
    book = register.book
    _may_distribute(book, year, plan)
    rows = _withheld(book, year, not_ours, plan)
    missed, named = _skipped(book, year, skipped, plan)
    left = selectors.left_for(book, year, skipped=missed, besides=plan)
    if losses is None:
        losses = left.owing
    if losses < left.owing:
        raise RuleBroken(
            _("照账上，以前年度还有 {yuan} 元亏损没有补，先补亏。").format(yuan=yuan(left.owing)), field="losses"
        )
    if carried > left.free:
        raise RuleBroken(_("照账上，以前年度没有分的只有 {yuan} 元。").format(yuan=yuan(left.free)), field="carried")
    books = selectors.earned_in(register).get(year, [])
    earnings = {
        "year": year, "result": sum(fen for _code, _what, fen in books), "books": books, "carried": carried, "losses": losses,
        "kept": kept, "not_ours": rows, "set_asides": register.set_asides,
    }  # fmt: skip
    more = {
        "released": min(carried, left.due), "before_books": losses - left.owing, "skipped": missed, "years_named": named,
    }  # fmt: skip
    return earnings | {name: value for name, value in more.items() if value}


def _may_distribute(book, year, plan):
    if year not in ledger.years_closed(book):
        raise RuleBroken(
            _("{year} 年的账还没有结完。先结账到 12 月 31 日，再起草分配。").format(year=year), field="year"
        )
    others = Plan.objects.filter(register__book=book, year=year).exclude(state=PlanState.WITHDRAWN)
    if plan is None and (other := others.first()):
        raise RuleBroken(
            _("这本账 {year} 年的收益已经有方案了：{number}。改那一个，或者先撤回它。").format(
                year=year, number=other.number
            ),
            field="year",
        )


def _withheld(book, year, rows, plan):
    """Rows of ``not_ours`` with what of a rent belongs to later years worked out; no rent is withheld by two plans."""
    known = set(selectors.rents_withheld(book, besides=plan))
    return [_row(row, year, known) for row in rows]


def _row(row, year, known, field="not_ours", through=None):
    """``year`` is the one the money came in; of a rent what belongs to the years after ``through`` is withheld."""
    ground, name, *more = row
    name = name.strip()
    if ground != Ground.RENT_AHEAD:
        (fen,) = more
        return [str(ground), name, fen]
    if len(more) != 3:
        raise RuleBroken(
            _("预收租金“{name}”要写收到的全部、收了几年、今年是第几年，后几年的一年一年放出来。").format(name=name),
            field=field,
        )
    paid, years, first = more
    if (name, paid, years, first) in known:
        raise RuleBroken(_("预收租金“{name}”在别的年份的方案里已经扣过，不再扣一次。").format(name=name), field=field)
    if not 1 <= year - first + 1 <= years:
        raise RuleBroken(_("预收租金“{name}”不包括 {year} 年。").format(name=name, year=year), field=field)
    return [str(ground), name, ahead_in(["", "", 0, paid, years, first], through or year), paid, years, first]


def _skipped(book, year, rows, plan):
    """``(rows, years)``: what years without a plan hold that may never be distributed. Asked for, because nobody else says it."""
    years = selectors.years_skipped(book, year, besides=plan)
    if years and rows is None:
        raise RuleBroken(
            _("{years}年没有分配方案：里面有没有不能分的，一行一笔写出来；没有的写“没有”。").format(
                years="、".join(map(str, years))
            ),
            field="skipped",
        )
    known, found = set(selectors.rents_withheld(book, besides=plan)), []
    for told, *row in rows or ():
        if told not in years:
            raise RuleBroken(
                _("{year} 年不用写：它有自己的方案，或者账上没有收支。").format(year=told), field="skipped"
            )
        found.append([told, *_row(row, told, known, "skipped", through=year - 1)])
    return found, years
