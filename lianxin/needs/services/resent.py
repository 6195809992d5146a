"""A form sent again under its key: the same once more, or another matter written after going back."""

import hashlib
import json

from lianxin.kit.crypto import key_of
from lianxin.needs.vocabulary import Channel

#: The keys of other channels name what they bring.
_BY_A_FORM = frozenset(Channel) - {Channel.OPEN311, Channel.HOTLINE, Channel.EMAIL, Channel.INSPECTION}


def marks_of(matter, requester):
    """What was told, so that it is known again and cannot be read: one mark of everything said, and one of each photo."""
    return [key_of("told", *_said(matter), *_said_of(requester)), *map(_mark_of_photo, matter.photos)]


def key_of_another(matter, requester, channel, need):
    """The key another matter has for itself, always the same one; empty where it is the ``need`` known by the form's key.

    A photo more is another matter, a photo less is not: a form one goes back to has lost its photos.
    """
    if channel not in _BY_A_FORM or need.channel not in _BY_A_FORM or not need.told_marks:
        return ""
    said, *photos = marks_of(matter, requester)
    known, *shown = need.told_marks
    if said == known and set(photos) <= set(shown):
        return ""
    return key_of("another matter", need.client_key, said, *photos)


def _said(matter):
    """Everything of the matter but its photos."""
    about = (matter.about_unit, matter.about_user, matter.category, matter.division)
    answers = json.dumps(list(matter.answers), sort_keys=True, default=str)
    words = (
        matter.kind, matter.title, matter.content, matter.urgency, matter.happened_on or "", matter.place_words,
        matter.about_words, matter.may_publish, answers, matter.thing.key if matter.thing else "",
    )  # fmt: skip
    return [*map(str, words), *(str(each.pk) if each else "" for each in about)]


def _said_of(requester):
    """Who asks, how they may be reached and how they want to hear."""
    return [str(value) for _name, value in sorted(vars(requester).items())]


def _mark_of_photo(upload):
    upload.seek(0)
    digest = hashlib.sha256(upload.read()).hexdigest()
    upload.seek(0)
    return key_of("told photo", digest)
