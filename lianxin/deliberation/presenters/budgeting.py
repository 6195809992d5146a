"""How a budget that residents decide on is said: where it stands, each idea, each project's reason in the result."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation.calc.budgets.pabulib import money
from lianxin.deliberation.calc.budgets.telling import from_data
from lianxin.deliberation.presenters.budgets import decimal, loser_in_words, round_in_words, ties_in_words
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.selectors import yuan
from lianxin.deliberation.vocabulary import BallotKind, BudgetState, IdeaState
from lianxin.kit.templatetags.kit import moment

_TONES = {
    BudgetState.IDEAS: "wait", BudgetState.VOTING: "wait", BudgetState.AGAIN: "late",
    BudgetState.DECIDED: "ok", BudgetState.STOPPED: "done",
}  # fmt: skip
_IDEA_TONES = {IdeaState.WAITING: "wait", IdeaState.FEASIBLE: "ok", IdeaState.REFUSED: "done"}


def budget_state(budgeting):
    return _TONES[budgeting.state], budgeting.get_state_display()


def budget_row(budgeting):
    told = _("{yuan} 元").format(yuan=money(yuan(budgeting.amount_fen)))
    meta = f"{budgeting.body.division.short_name} · {told}"
    return Row(
        reverse("deliberation:budgeting", args=[budgeting.public_id]), budgeting.title, *budget_state(budgeting), meta
    )


def budget_facts(budgeting):
    facts = [
        (_("一共多少钱"), _("{yuan} 元").format(yuan=money(yuan(budgeting.amount_fen)))),
        (_("谁来投"), budgeting.body.name),
        (_("怎么投"), budgeting.get_kind_display()),
        (_("怎么算结果"), budgeting.get_rule_display()),
        (_("同分怎么办"), ties_in_words()),
        (_("点子征集到"), moment(budgeting.ideas_until)),
    ]
    if budgeting.ballot:
        facts.append((_("投票截止"), moment(budgeting.ballot.closes_at)))
    if budgeting.ballot and budgeting.ballot.is_poll:
        facts.append((_("算不算数"), _("征求意见，不作为表决；由有权的会议来定")))
    return facts


@dataclass(frozen=True)
class IdeaLine:
    idea: object
    title: str
    tone: str
    state: str
    meta: str


def idea_line(idea):
    """For everybody once it was judged; a name only by its owner's choice."""
    cost = _("{yuan} 元").format(yuan=money(yuan(idea.cost_fen))) if idea.cost_fen else ""
    who = idea.author_name if idea.shows_name else _("一位居民")
    title = f"{idea.number}. {idea.title}" if idea.number else idea.title
    meta = " · ".join(filter(None, (cost, _("{who}提").format(who=who))))
    return IdeaLine(idea, title, _IDEA_TONES[idea.state], idea.get_state_display(), meta)


@dataclass(frozen=True)
class ResultLine:
    title: str
    won: bool
    why: str


def result_of_budget(vote, projects):
    """Every project with why it won, in the order it did, or why not; of very few ballots only whether.

    ``vote`` is a decided budget, or a void vote on it with what had been worked out.
    """
    outcome, titles = from_data(vote.result), {str(idea.number): idea for idea in projects}
    told = vote.bundle_id is not None

    def line(one, won, in_words):
        words = in_words(one, in_yuan=True, in_points=vote.kind == BallotKind.POINTS) if told else ""
        return ResultLine(_title(titles[one.project]), won, words)

    won = [line(one, True, round_in_words) for one in outcome.rounds]
    return won + [line(one, False, loser_in_words) for one in outcome.losers]


def void_lines(votes, projects):
    """``(vote, what had been worked out of it)`` of every vote that does not count."""
    return [(vote, result_of_budget(vote, projects) if vote.result else []) for vote in votes]


def spent_in_words(budgeting):
    outcome = from_data(budgeting.result)
    left = yuan(budgeting.amount_fen) - outcome.spent
    told = _("入选的一共花 {spent} 元，还剩 {left} 元。").format(spent=money(outcome.spent), left=money(left))
    if outcome.share is not None and budgeting.bundle_id:
        told += _("每人的一份是 {share} 元。").format(share=decimal(outcome.share))
    return told


def paid_in_words(budgeting, projects, chosen, paid):
    """Of each project one has chosen what one's vote did; for the voter alone."""
    titles, winners = {str(idea.number): idea for idea in projects}, from_data(budgeting.result).winners
    lines = []
    for name in chosen:
        if name not in winners:
            told = _("没有入选，您的份额没有花在这里")
        elif name in paid:
            told = _("入选了，您的一份里出了 {yuan} 元").format(yuan=decimal(paid[name]))
        else:
            told = _("入选了，您的一票算在里面")
        lines.append((_title(titles[name]), told))
    return lines


def _title(idea):
    return _("{number}. {title}（{yuan} 元）").format(
        number=idea.number, title=idea.title, yuan=money(yuan(idea.cost_fen))
    )
