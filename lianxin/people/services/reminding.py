"""What the worker reminds of: a request to be answered today, and data whose time is over and which an officer has to confirm."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people.models import RightsRequest
from lianxin.people.selectors.retention import due_for_removal
from lianxin.people.vocabulary import OPEN_RIGHTS, RETENTION_KEEPERS, RIGHTS_ANSWERERS, MessageKind

#: Whoever was told of it that long ago has it on their list and is not rung for it again.
_REMINDED_FOR = timedelta(days=7)


@action
def remind_of_requests(*, at=None):
    """Tell whoever answers at the place, on the last day (the fifteenth working day unless its rules say otherwise).

    Each person once for each request; never who asked. Returns how many requests are due or late.
    """
    at = at or clock.now()
    today = clock.day_of(at)
    due = RightsRequest.objects.filter(
        state__in=OPEN_RIGHTS, due_at__lte=clock.day_end(today), due_at__gt=at - _REMINDED_FOR
    )
    found = list(due.select_related("person").order_by("pk"))
    for asked in found:
        for user in accounts.users_with_role(RIGHTS_ANSWERERS, path=asked.division_path):
            if user.pk not in (asked.person.user_id, asked.asked_by_id):
                _tell(
                    user,
                    title=_("个人信息请求今天要答复"),
                    body=_("有人要求{kind}自己的信息，今天是答复的最后一天。").format(kind=asked.get_kind_display()),
                    url=f"/people/requests/{asked.public_id}/",
                    key=f"rights-due:{asked.public_id}:{user.pk}",
                    due=True,
                )
    return len(found)


@action
def propose_removal(*, at=None):
    """Once a month tell who confirms it that data is past its time; nothing is removed by itself. Returns how many rows."""
    today = clock.day_of(at or clock.now())
    count = 0
    for path in sorted(accounts.roots_of(RETENTION_KEEPERS)):
        lines = [line for line in due_for_removal((path,), today) if line.count]
        count += (here := sum(line.count for line in lines))
        for user in accounts.users_with_role(RETENTION_KEEPERS, path=path) if here else ():
            _tell(
                user,
                title=_("有保存期满的信息等您确认"),
                body=_("共 {n} 条：{rules}。确认以后才删除，依法留存的不动。").format(
                    n=here, rules="、".join(line.rule for line in lines)
                ),
                url="/people/retention/",
                key=f"retention:{today:%Y-%m}:{user.pk}",
            )
    return count


def _tell(user, **said):
    messaging.notify(to=Recipient(user_id=user.pk, name=user.name), kind=MessageKind.KEEPING, **said)
