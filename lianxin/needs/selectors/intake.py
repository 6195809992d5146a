"""What the desk wrote down beside a need."""

from lianxin.needs.models import IntakeDetails
from lianxin.needs.vocabulary import Channel

#: The channels that bring anything beside the need; no other asks the database.
WITH_DETAILS = frozenset({Channel.PHONE, Channel.LETTER, Channel.LIAISON, Channel.GRID})


def details_of(need):
    """Its details, or ``None``."""
    return IntakeDetails.objects.filter(need=need).first() if need.channel in WITH_DETAILS else None
