"""Whose points they are: every grown person of the household with an open account is told; where nobody has one, on paper."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people import selectors as people
from lianxin.points import selectors
from lianxin.points.models import Slip
from lianxin.points.vocabulary import MessageKind


def tell_home(claim, *, kind, title, words, key):
    """The household a claim is for, and the person who lent a hand."""
    whose = {"household": claim.household} if claim.household_id else {"person": claim.person}
    _tell({*_family(claim.household), claim.person}, claim.division, whose, kind, title, words, key)


def tell_holders(purse, *, kind, title, words, key, url="/points/ours/"):
    persons = set(_family(purse.household)) if purse.household_id else {purse.person}
    whose = {"household": purse.household} if purse.household_id else {"person": purse.person}
    _tell(persons, purse.division, whose, kind, title, words, key, url)


def tell_entered(purse, *, words, key):
    """What staff entered on behalf of a household is told to all of it: it was perhaps not theirs."""
    words += _("不是您家的意思，请马上告诉监督委员会。")
    tell_holders(
        purse, kind=MessageKind.REDEMPTION, title=_("工作人员代您家办了积分"), words=words, key=f"entered:{key}"
    )


def tell_person(person, division, *, kind, title, words, key, url):
    _tell({person}, division, {"person": person}, kind, title, words, key, url)


def heard_on(key, told_on):
    """The day a household heard of something told on a day: when the slip was brought, ``None`` while it was not."""
    slip = Slip.objects.filter(key=key).first()
    return slip.handed_on if slip else told_on


def _family(household):
    """Those of a household, wherever it moved."""
    key = people.home_now(household).pk if household else None
    return people.members_by_household([key])[key] if key else []


def _accounts_of(persons):
    """Of those who are grown, and of a child the guardian's: a closed account or a child's own has told nobody."""
    grown = {
        each for person in persons for each in (people.guardians_of(person) if selectors.is_minor(person) else [person])
    }
    return {person.user_id for person in grown if person.user_id}


def _tell(persons, division, whose, kind, title, words, key, url="/points/ours/"):
    users = [user.pk for user in accounts.active_users(_accounts_of(persons))]
    words = words.replace("。。", "。")  # what somebody wrote may end with a stop of its own
    for user in users:
        messaging.notify(
            to=Recipient(user_id=user), kind=kind, title=title, body=words, url=url,
            key=f"points:{key}:{user}",
        )  # fmt: skip
    if not users:
        Slip.objects.get_or_create(
            key=key,
            defaults={
                "division": division, "division_path": division.path, "kind": kind, "title": title[:80], "words": words[:800],
                "made_on": clock.today(), **whose,
            },
        )  # fmt: skip
