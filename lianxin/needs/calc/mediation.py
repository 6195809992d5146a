"""Days of a mediation agreement (People's Mediation Law, Art. 33)."""

from datetime import timedelta

#: Both parties together may ask the court to confirm within so many natural days of the agreement taking effect.
CONFIRM_DAYS = 30


def confirm_by(effective_on):
    """The last day on which both may ask the court to confirm."""
    return effective_on + timedelta(days=CONFIRM_DAYS)


def effect_day(party_days, mediator_day, seal_day):
    """The day a written agreement takes effect: when the last of the signatures and the seal is there (Art. 29)."""
    return max(*party_days, mediator_day, seal_day)
