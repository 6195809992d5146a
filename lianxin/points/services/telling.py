"""Whose points they are: everybody of the household with an account, or the person, is told."""

from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people import selectors as people


def tell_home(claim, *, kind, title, words, key):
    """The household a claim is for, and the person who lent a hand."""
    _tell({*_family(claim.household_id), claim.person}, kind, title, words, key)


def tell_holders(purse, *, kind, title, words, key):
    _tell(set(_family(purse.household_id)) if purse.household_id else {purse.person}, kind, title, words, key)


def _family(household_id):
    return people.members_by_household([household_id])[household_id] if household_id else []


def _tell(persons, kind, title, words, key):
    for user in {person.user_id for person in persons if person.user_id}:
        messaging.notify(
            to=Recipient(user_id=user), kind=kind, title=title, body=words, url="/points/ours/",
            key=f"points:{key}:{user}",
        )  # fmt: skip
