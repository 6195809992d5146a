"""Who stands on the roll of a ballot and has an account is told; whether they voted makes no difference."""

from django.conf import settings
from django.utils.translation import override

from lianxin.deliberation.vocabulary import MessageKind
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient


def county_language():
    """Words to others are in the language of the county, whoever acts."""
    return override(settings.LANGUAGE_CODE)


def tell_roll(ballot, *, key, title, words):
    users = ballot.voters.filter(person__user__isnull=False).order_by().values_list("person__user", flat=True)
    for user in set(users):
        messaging.notify(
            to=Recipient(user_id=user), kind=MessageKind.BALLOT, title=title.format(title=ballot.title), body=words,
            url=f"/hall/ballots/{ballot.public_id}/", key=f"ballot:{ballot.public_id}:{key}:{user}",
        )  # fmt: skip
