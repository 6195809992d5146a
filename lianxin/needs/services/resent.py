"""A form sent again under its key: the same once more, or another matter written after going back."""

import json

from lianxin.kit.crypto import key_of
from lianxin.needs.vocabulary import Channel, Verb

#: The keys of other channels name what they bring.
_BY_A_FORM = frozenset(Channel) - {Channel.OPEN311, Channel.HOTLINE, Channel.EMAIL, Channel.INSPECTION}


def key_of_another(matter, channel, need):
    """The key another matter has for itself, always the same one; empty where it is the ``need`` known by the form's key."""
    by_a_form = channel in _BY_A_FORM and need.channel in _BY_A_FORM
    if not by_a_form or (_words_of(matter) == _words_of(need) and not _is_sorted_otherwise(matter, need)):
        return ""
    return key_of("another matter", need.client_key, *_words_of(matter), matter.urgency, matter.category.code)


def _words_of(told):
    """What neither the desk nor the clock ever changes of a need, of what was told."""
    answers = json.dumps(
        list(told.answers), sort_keys=True, default=str
    )  # a database may keep their parts in another order
    return [
        told.kind,
        told.title,
        told.content,
        str(told.happened_on or ""),
        told.place_words,
        told.about_words,
        answers,
    ]


def _is_sorted_otherwise(matter, need):
    """Only as long as the sorting is the requester's own."""
    is_otherwise = (matter.urgency, matter.category.pk) != (need.urgency, need.category_id)
    return is_otherwise and not need.steps.filter(verb=Verb.RECLASSIFY).exists()
