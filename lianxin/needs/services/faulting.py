"""What an inspection or the yearly count found broken comes to the desk by itself, under the name of who looked."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import key_of
from lianxin.kit.sql import update
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Matter, Requester, register
from lianxin.needs.services.transitions import county_words, post
from lianxin.needs.vocabulary import Channel, Kind, PublicFact

_OTHER = "other"
_TITLE, _SUMMARY = 60, 120


@action(idempotent=True)
def register_fault(*, thing, words, key, by, at=None):
    """A fault of a thing everybody knows of, told once for the same ``key``; public from the first day, in general words.

    Who looked is who asked: they are told, and say in the end whether it is mended. ``None`` where a county has no category at all.
    """
    at = at or clock.now()
    category = _category()
    if category is None:
        return None
    with county_words():
        title = _("{thing}坏了").format(thing=thing.label)
    matter = Matter(
        kind=Kind.HELP, category=category, title=title[:_TITLE], content=words, division=thing.division,
        place_words=thing.place, may_publish=True, thing=thing,
    )  # fmt: skip
    receipt = register(
        matter, Requester(), Channel.INSPECTION, key_of("fault", thing.key, key), by, at, received_by=None
    )
    need = receipt.need
    if need.may_publish and not need.public_summary:
        need.public_summary = title[:_SUMMARY]
        update(need, "public_summary")
        post(need, PublicFact.PUBLISHED, at)
    return receipt


def _category():
    """For everything else, where a place kept it; else the last one that may be public, else the last that is not sealed: it is told all
    the same."""
    rows = Category.objects.filter(parent=None, retired_on=None, is_sealed=False)
    public = rows.filter(may_be_public=True)
    return public.filter(code=_OTHER).first() or public.last() or rows.last()
