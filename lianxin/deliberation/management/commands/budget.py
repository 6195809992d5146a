import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lianxin.deliberation.calc.budgets import Completion, Utility, greedy, pabulib
from lianxin.deliberation.presenters import fault_in_words, loser_in_words, round_in_words
from lianxin.kit.decoding import UnknownEncoding, decode

_MOST_FAULTS = 20


class Command(BaseCommand):
    help = (
        "budget: run a participatory budget from a Pabulib file, without a database (run); "
        "work out what was voted on here (decide; the worker does it by itself)"
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        run = verbs.add_parser("run", help="which projects win, in which round, and why")
        run.add_argument("file", help="a .pb file (Pabulib)")
        run.add_argument("--rule", required=True, choices=["greedy", "greedy-no-skip", "equal-shares", "phragmen"])
        run.add_argument(
            "--utility", choices=[*Utility], help="what a project gives its supporters; points where ballots have them"
        )
        run.add_argument("--completion", choices=[*Completion], default="unit", help="unit raises every share by one")
        run.add_argument("--json", action="store_true", help="for machines; amounts are exact, as text")

        verbs.add_parser("decide", help="apply its rule to every budget whose ballot was counted")

    def handle(self, *args, verb, **options):
        if verb == "decide":
            from lianxin.deliberation import services

            self.stdout.write(f"budget.decided {services.decide_budgets()}")
        else:
            self._run(**options)

    def _run(self, *, file, rule, utility, completion, **options):
        paper = _read(file)
        outcome = _run(paper, rule, utility, Completion(completion))
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(paper, outcome), ensure_ascii=False, indent=1))
            return
        for number, one in enumerate(outcome.rounds, start=1):
            self.stdout.write(f"{number}. {one.project} {round_in_words(one, **_units(paper))}")
        for one in outcome.losers:
            self.stdout.write(f"-  {one.project} {loser_in_words(one, **_units(paper))}")


def _read(file):
    try:
        return pabulib.read(decode(Path(file).read_bytes())[0])
    except OSError as error:
        raise CommandError(_("文件读不出来：{error}").format(error=error)) from error
    except UnknownEncoding as error:
        raise CommandError(_("{file} 不是文字：请另存为 UTF-8。").format(file=Path(file).name)) from error
    except pabulib.BadFile as error:
        told = [fault_in_words(fault) for fault in error.faults[:_MOST_FAULTS]]
        more = len(error.faults) - len(told)
        told += [_("另外还有 {number} 处").format(number=more)] if more > 0 else []
        raise CommandError(_("{file} 没法计票。").format(file=Path(file).name) + "\n  " + "\n  ".join(told)) from error


def _run(paper, rule, utility, completion):
    from lianxin.deliberation.calc.budgets.earning import phragmen
    from lianxin.deliberation.calc.budgets.sharing import equal_shares

    if rule == "phragmen":
        return phragmen(paper.election)
    if rule != "equal-shares":
        return greedy(paper.election, threshold=paper.threshold, skips=rule == "greedy")
    has_points = paper.kind not in pabulib.APPROVAL
    return equal_shares(
        paper.election,
        utility=Utility(utility) if utility else Utility.POINTS if has_points else Utility.COST,
        completion=completion,
    )


def _units(paper):
    return {"in_yuan": paper.meta.get("currency") == "CNY", "in_points": paper.kind not in pabulib.APPROVAL}


def _as_json(paper, outcome):
    return {
        "rule": outcome.rule,
        "budget": str(paper.election.budget),
        "voters": paper.election.voters,
        "winners": list(outcome.winners),
        "spent": str(outcome.spent),
        "share": _text(outcome.share),
        "raises": outcome.raises,
        "rounds": [
            {
                "round": number,
                "project": one.project,
                "why": one.why,
                "cost": str(one.cost),
                "votes": one.votes,
                "price": _text(one.price),
                "left": str(one.left),
                "tied": list(one.tied),
                "words": round_in_words(one, **_units(paper)),
            }
            for number, one in enumerate(outcome.rounds, start=1)
        ],
        "losers": [
            {
                "project": one.project,
                "why": one.why,
                "votes": one.votes,
                "missing": _text(one.missing),
                "words": loser_in_words(one, **_units(paper)),
            }
            for one in outcome.losers
        ],
        "published": None if paper.published is None else list(paper.published),
    }


def _text(amount):
    return None if amount is None else str(amount)
