"""An outcome as plain values with a canonical form, and back: kept with the decision, so that a page can say each reason."""

from fractions import Fraction

from lianxin.deliberation.calc.budgets.model import Loser, Outcome, Round, Why


def as_data(outcome: Outcome) -> dict:
    """Amounts are exact, as text."""
    return {
        "rule": outcome.rule,
        "rounds": [
            [one.project, one.why.value, str(one.cost), one.votes, str(one.left), _text(one.price), list(one.tied)]
            for one in outcome.rounds
        ],
        "losers": [[one.project, one.why.value, one.votes, _text(one.missing)] for one in outcome.losers],
        "spent": str(outcome.spent),
        "share": _text(outcome.share),
        "raises": outcome.raises,
        "payments": [[name, str(amount)] for name, amount in outcome.payments.items()],
    }


def from_data(data: dict) -> Outcome:
    rounds = tuple(
        Round(project, Why(why), Fraction(cost), votes, Fraction(left), _amount(price), tuple(tied))
        for project, why, cost, votes, left, price, tied in data["rounds"]
    )
    return Outcome(
        rule=data["rule"],
        winners=tuple(one.project for one in rounds),
        rounds=rounds,
        losers=tuple(
            Loser(project, Why(why), votes, _amount(missing)) for project, why, votes, missing in data["losers"]
        ),
        spent=Fraction(data["spent"]),
        share=_amount(data["share"]),
        raises=data["raises"],
        payments={name: Fraction(amount) for name, amount in data["payments"]},
    )


def _text(amount):
    return None if amount is None else str(amount)


def _amount(text):
    return None if text is None else Fraction(text)
