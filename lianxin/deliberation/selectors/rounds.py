"""Ballots over several options: their second round, and what they decided of an item in plain data and in words."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from lianxin.deliberation.models import Ballot
from lianxin.deliberation.selectors.attending import attendance_numbers
from lianxin.deliberation.vocabulary import BallotKind, BallotState


def second_round(ballot):
    """The round after this one that stands, or ``None``."""
    return ballot.second_rounds.exclude(state=BallotState.VOID).first()


def may_vote_again(ballot):
    """Whether seats stayed empty that a second round may fill: there is one, and only after the first."""
    counted = ballot.state == BallotState.CLOSED and ballot.bundle_id is not None and ballot.first_round_id is None
    return counted and ballot.kind == BallotKind.ELECT and bool(ballot.result["again"]) and not second_round(ballot)


def rule_again(ballot):
    """The rule of the second round, with the number of the first; a decision takes its body's majority there too, a poll a third."""
    filled, there = ballot.result["elected"], {}
    if ballot.item_id:
        now = asdict(attendance_numbers(ballot.item.meeting))
        there = {"quorum": ballot.rule["quorum"] | {"attendance": now}}
    return ballot.rule | there | {
        "options": ballot.result["again"], "seats": ballot.rule["seats"] - len(filled),
        "run_off": ballot.item_id is None,
        "first_round": {"seal": ballot.bundle.seal, "elected": filled},
    }  # fmt: skip


def roll_again(ballot):
    """The roll of the first round, as rows for the second."""
    return [(*row, 1) for row in ballot.voters.values_list("name", "household_code", "person_id")]


def round_as_data(ballot):
    """One count of an item, as it is kept with it."""
    result = ballot.result
    told = {"kind": str(ballot.kind), "handed_in": result["handed_in"], "invalid": sum(result["invalid"].values())}
    return told | {"counts": result.get("counts") or _last_counts(result), "again": result.get("again", [])}


def _last_counts(result):
    return result["rounds"][-1]["counts"] if result.get("rounds") else []


def counts_in_words(item):
    """Every round of the ballot that decided an item: what each option got."""
    lines, rounds = [], item.outcome.get("rounds", ())
    for number, one in enumerate(rounds, 1):
        counts = _("，").join(f"{option} {votes}" for option, votes in one["counts"])
        told = _("{method}：交票 {handed_in}，无效 {invalid}").format(
            method=BallotKind(one["kind"]).label, handed_in=one["handed_in"], invalid=one["invalid"]
        )
        told = _("，").join(filter(None, (told, counts)))
        lines.append(_("第 {number} 轮 {told}").format(number=number, told=told) if len(rounds) > 1 else told)
    return lines


def chosen_in_words(item):
    """Which options an item decided on; empty where it was yes or no."""
    if "chosen" not in item.outcome:
        return ""
    names = _("、").join(item.outcome["chosen"])
    return _("定下来的：{names}。").format(names=names) if names else _("没有一项够票，没有定。")


def decided_text(item):
    """The words of the resolution: the motion, and what was chosen where there was a choice."""
    return "\n".join(filter(None, (item.motion, chosen_in_words(item))))


def counted_ballot(item):
    """The ballot that decided an item, the second round where there was one, or ``None`` where it was voted otherwise."""
    return Ballot.objects.filter(item=item, state=BallotState.CLOSED).order_by("-opened_at", "-id").first()
