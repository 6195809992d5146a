"""Budgets that residents decide on: what everybody reads, the ballot as a budget, and what the rule made of it."""

from fractions import Fraction

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from lianxin.deliberation import policies
from lianxin.deliberation.calc import recounting
from lianxin.deliberation.calc.budgets import Election, Project, pabulib, paid_by
from lianxin.deliberation.calc.budgets.telling import as_data, from_data
from lianxin.deliberation.models import Budgeting, Idea, VoidVote
from lianxin.deliberation.selectors.decisions import sheets_of, standing
from lianxin.deliberation.vocabulary import BallotKind, BallotState, BudgetRule, BudgetState, IdeaState
from lianxin.kit.decisions import shown
from lianxin.kit.ids import normalise_code
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any


def budgetings(*, place="", cursor="", size=20):
    rows = Budgeting.objects.filter(within(place, "division_path")).exclude(body__kind__in=policies.PARTY_BODIES)
    return page(rows.select_related("body__division"), order=("-started_at", "-id"), cursor=cursor, size=size)


def find_budgeting(public_id):
    rows = Budgeting.objects.select_related("body__division", "ballot", "bundle", "plan")
    return shown(rows.filter(public_id=public_id).first())


def budgeting_of(ballot):
    """The budget that is voted on with this ballot, or was before it was void, or ``None``."""
    return Budgeting.objects.filter(Q(ballot=ballot) | Q(void_votes__ballot=ballot)).first()


def void_votes_of(budgeting):
    """Votes on it that do not count, the latest first, each with what had been worked out of it."""
    return list(budgeting.void_votes.select_related("ballot", "bundle").order_by("-id"))


def void_vote_of(public_id):
    """The void vote of this ballot; raises ``NotFound`` where there is none."""
    return shown(VoidVote.objects.select_related("ballot", "bundle").filter(ballot__public_id=public_id).first())


def find_idea(public_id):
    return shown(Idea.objects.select_related("budgeting__body").filter(public_id=public_id).first())


def budgets_to_judge(actor):
    """Budgets with ideas that wait to be judged by the actor, with how many are ``unjudged``; ``None`` for who judges none."""
    scopes = actor.scopes(*policies.KEEPERS)
    if not scopes:
        return None
    theirs = Q(ideas__author__isnull=True) | ~Q(ideas__author=actor.id)
    waiting = Count("ideas", filter=Q(ideas__state=IdeaState.WAITING) & theirs)
    rows = Budgeting.objects.filter(within_any(scopes, "division_path"), state=BudgetState.IDEAS)
    return (
        rows.annotate(unjudged=waiting)
        .filter(unjudged__gt=0)
        .select_related("body__division")
        .order_by("ideas_until", "id")
    )


def projects_of(budgeting):
    """What stands on the ballot, in its order."""
    return list(budgeting.ideas.filter(number__isnull=False).order_by("number"))


def option_of(idea):
    """How an idea stands on the slip; its number alone is enough to name it."""
    return f"{idea.number} {idea.title}"


def question_of(budgeting):
    """What stands above the options of the slip: the money, every price, how to choose."""
    prices = "；".join(
        f"{idea.number} {idea.title} {pabulib.money(yuan(idea.cost_fen))}"
        for idea in budgeting.ideas.filter(state=IdeaState.FEASIBLE).order_by("judged_at", "id")
        if idea.number
    )
    if budgeting.kind == BallotKind.POINTS:
        how = _("每人 {points} 点，分给您要的项目。").format(points=budgeting.points_each)
    else:
        how = _("赞成哪几项就选哪几项，不限几项。")
    told = _("一共 {money} 元，钱花在哪里？{how}各要多少元：{prices}。")
    return told.format(money=pabulib.money(yuan(budgeting.amount_fen)), how=how, prices=prices)


def yuan(fen):
    return Fraction(fen, 100)


def budget_rule(budgeting):
    """The rule as a bundle names it."""
    rule = {
        "function": str(budgeting.rule),
        "budget": str(yuan(budgeting.amount_fen)),
        "projects": [[str(idea.number), str(yuan(idea.cost_fen))] for idea in projects_of(budgeting)],
    }
    if budgeting.rule == BudgetRule.EQUAL_SHARES:
        utility = "points" if budgeting.kind == BallotKind.POINTS else "cost"
        rule |= {"utility": utility, "completion": "unit"}
    return rule


def budget_sheets(ballot):
    """``[tracker, [[project, points], …]]`` of every sheet; one that cannot count is a ballot with nothing on it."""
    sheets = ([tracker, _chosen(ballot, choice)] for tracker, choice in sheets_of(ballot))
    return sorted(sheets, key=lambda sheet: (sheet[0] or "", str(sheet[1])))


def _chosen(ballot, choice):
    if recounting.ballot({**ballot.rule, "quorum": None}, [[None, choice]])["invalid"]:
        return []
    pairs = choice if ballot.kind == BallotKind.POINTS else [[option, 1] for option in choice]
    numbered = [[str(option).partition(" ")[0], points] for option, points in pairs if points]
    return sorted(numbered, key=lambda pair: int(pair[0]))


def election_of(budgeting, sheets):
    projects = [Project(str(idea.number), yuan(idea.cost_fen), idea.title) for idea in projects_of(budgeting)]
    at = {project.id: place for place, project in enumerate(projects)}
    piles: dict = {}
    for _tracker, choice in sheets:
        pile = tuple((at[name], points) for name, points in choice)
        piles[pile] = piles.get(pile, 0) + 1
    return Election(yuan(budgeting.amount_fen), projects, piles)


def budgets_to_decide(limit=20):
    """Those whose ballot was counted and which the rule has not been applied to."""
    rows = Budgeting.objects.filter(state=BudgetState.VOTING, ballot__state=BallotState.CLOSED)
    return list(rows.select_related("ballot", "body")[:limit])


def outcome_of(budgeting):
    """The outcome with its rounds, as plain values."""
    # Only who works it out loads the numerical libraries: they are a fifth of a server's memory.
    from lianxin.deliberation.calc.budgets import Completion, Utility, greedy
    from lianxin.deliberation.calc.budgets.earning import phragmen
    from lianxin.deliberation.calc.budgets.sharing import equal_shares

    election = election_of(budgeting, budget_sheets(budgeting.ballot))
    if budgeting.rule == BudgetRule.GREEDY:
        return as_data(greedy(election))
    if budgeting.rule == BudgetRule.PHRAGMEN:
        return as_data(phragmen(election))
    utility = Utility(budget_rule(budgeting)["utility"])
    return as_data(equal_shares(election, utility=utility, completion=Completion.UNIT))


def budget_file(budgeting):
    """The whole election as a Pabulib file; voters are numbered, never named."""
    election = election_of(budgeting, budget_sheets(budgeting.ballot))
    meta = {
        "description": budgeting.title, "country": "China", "currency": "CNY", "unit": budgeting.body.division.name,
        "instance": str(budgeting.decided_at.year), "rule": str(budgeting.rule),
    }  # fmt: skip
    kind = "cumulative" if budgeting.kind == BallotKind.POINTS else "approval"
    published = from_data(budgeting.result).winners
    return pabulib.write(pabulib.Paper(election, meta, kind, published))


def choice_of(budgeting, tracker):
    """What stands on the sheet with this tracker; ``None`` when there is none."""
    if not tracker.strip():
        return None
    return standing(budgeting.ballot).filter(tracker=normalise_code(tracker)).values_list("choice", flat=True).first()


def paid_with(budgeting, choice):
    """``(projects chosen, {project: what it paid})`` of a sheet with this choice: two that chose the same paid the same."""
    chosen = _chosen(budgeting.ballot, choice)
    election = election_of(budgeting, [[None, chosen]])
    paid = paid_by(from_data(budgeting.result), election, next(iter(election.piles)))
    return [name for name, _points in chosen], dict(paid)
