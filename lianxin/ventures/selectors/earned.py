"""What an organisation's books earned, what earlier distributions took and withheld of it, and what is left."""

from dataclasses import dataclass

from lianxin.ledger import selectors as ledger
from lianxin.ventures.calc.earnings import ahead_in
from lianxin.ventures.models import Plan
from lianxin.ventures.vocabulary import Ground, PlanState

#: What this room calls its own entries in the books: paying out is no loss.
DISTRIBUTION = "distribution"
_YEARS = 5


def earned_in(register):
    """``{year: [[account code, what, fen], …]}`` of the last closed years, by the books; a batch stands under its own name.
    One query."""
    years = ledger.years_closed(register.book)[-_YEARS:]
    if not years:
        return {}
    told = ledger.year_results(register.book, years[0], years[-1], besides=(DISTRIBUTION,), named=("batch",))
    return {year: told.get(year, []) for year in reversed(years)}


@dataclass(frozen=True)
class Left:
    """What earlier years left a plan, in fen. ``owing``: losses nobody made good; ``free``: what may be carried over; ``due``: of
    it rent that was withheld and has come due, of which no set-aside was taken."""

    owing: int
    free: int
    due: int


def left_for(book, year, *, skipped=(), besides=None):
    """``Left`` of the years before ``year``; ``skipped`` are rows of years without a plan, ``[year, *row of not_ours]``, which
    only the plan that takes these years can name. Rent whose years have not come is neither free nor lost."""
    left = left_of(book, year - 1, besides=besides)
    rents = [row for row in skipped if row[1] == Ground.RENT_AHEAD]
    left -= sum(row[3] for row in skipped) - sum(row[3] for row in rents)
    told = [each for told_year, each, _result in _others(book, besides) if told_year < year]
    withheld = [row for each in told for row in _rents(each)] + [row[1:] for row in rents]
    later = sum(ahead_in(row, year) for row in withheld)
    released = sum(each.get("released", 0) for each in told)
    due = sum(row[2] for row in withheld) - later - released
    return Left(max(0, later - left), max(0, left - later), max(0, due))


def left_of(book, through, *, besides=None):
    """What a book earned from its first day to the end of the year ``through``, less what other distributions took, what they
    said may never be distributed and what they made good of losses older than the books; below zero a loss. Two queries.

    Every distribution that was not withdrawn counts, whatever its year and its register. Rent of later years is in it: ``left_for``
    says how much of that has come due. ``besides``: the one not to count.
    """
    first = book.opened_on.year
    told = ledger.year_results(book, first, through, besides=(DISTRIBUTION,)) if through >= first else {}
    earned = sum(fen for rows in told.values() for _code, _what, fen in rows)
    plans = _others(book, besides)
    gone = sum(never_ours(rule) for year, rule, _result in plans if year <= through)
    return earned - sum(taken(result) for _year, _rule, result in plans) - gone


def years_skipped(book, year, *, besides=None):
    """Closed years before ``year`` with a result in the books that no plan was made of nor named: what of them may never be
    distributed nobody has said. Two queries."""
    first = book.opened_on.year
    told = ledger.year_results(book, first, year - 1, besides=(DISTRIBUTION,)) if year > first else {}
    plans = _others(book, besides)
    said = {each for each, _rule, _result in plans}
    said |= {each for _year, earnings, _result in plans for each in earnings.get("years_named", ())}
    return [each for each, rows in sorted(told.items()) if rows and each not in said]


def rents_withheld(book, *, besides=None):
    """``(name, paid, years, first)`` of every rent paid ahead that another plan withheld a part of."""
    found = [(row[1], *row[3:]) for _year, each, _result in _others(book, besides) for row in _rents(each)]
    return [each for each in found if len(each) == 4]


def _others(book, besides):
    plans = Plan.objects.filter(register__book=book).exclude(state=PlanState.WITHDRAWN)
    if besides is not None:
        plans = plans.exclude(pk=besides.pk)
    rows = plans.order_by().values_list("year", "rule", "result")
    return [(year, rule["earnings"], result) for year, rule, result in rows]


def never_ours(earnings):
    """What a plan takes out of what is left besides what it sets aside and distributes: withheld for good, of its year and of those
    it names, and losses from before the books."""
    rows = [*earnings["not_ours"], *(row[1:] for row in earnings.get("skipped", ()))]
    return sum(row[2] for row in rows if row[0] != Ground.RENT_AHEAD) + earnings.get("before_books", 0)


def left_to_pay(plan, through):
    """What the closed years left for this plan: less what it withholds itself and rent whose years come after its own."""
    book, given = plan.register.book, plan.rule["earnings"]
    rents = [each for year, each, _result in _others(book, plan) if year < plan.year]
    later = sum(ahead_in(row, plan.year) for each in (*rents, given) for row in _rents(each))
    return left_of(book, through, besides=plan) - never_ours(given) - later


def _rents(earnings):
    rows = [*earnings["not_ours"], *(row[1:] for row in earnings.get("skipped", ()))]
    return [row for row in rows if row[0] == Ground.RENT_AHEAD]


def taken(result):
    """What a distribution takes out of the books' result."""
    return result["set_aside"] + result["remainder"] + result["distributed"]
