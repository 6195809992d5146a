"""The way into the pool begins: by others, and then it waits for the person; or by the person."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import PoolEntry
from lianxin.cadres.services.files import file_for, open_file
from lianxin.cadres.services.moving import hold
from lianxin.cadres.services.pool import keep_mark
from lianxin.cadres.vocabulary import POOL_OPEN, ROUTES, AuditTag, Channel, Mark, PoolState
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory


@action
def nominate(*, division, name, source, words, by, at=None):
    """Put somebody forward. Nothing more happens before they have said yes."""
    at = at or clock.now()
    policies.can_nominate(by, division).or_raise()
    file = open_file(division=division, name=name, by=by, at=at)
    if policies.is_own(by, file):
        raise RuleBroken(_("推荐自己请用“自荐”。"), field="name")
    entry = _begin(file, source, words, by, at, state=PoolState.NOMINATED)
    audit.record(AuditTag.NOMINATE, file, by, at=at)
    return entry


@action
def nominate_self(*, division, source, words, by, at=None):
    """The person puts themself forward, which is their consent too."""
    at = at or clock.now()
    policies.can_nominate_self(by, division).or_raise()
    file = _own_file(by, at)
    on = clock.day_of(at)
    entry = _begin(file, source, words, by, at, state=PoolState.ON_WAY, consented_on=on, consent_channel=Channel.SELF)
    keep_mark(entry, Mark.SELF, by, at=at)
    audit.record(AuditTag.NOMINATE_SELF, file, by, at=at)
    return entry


@action
def _own_file(by, at):
    return file_for(selectors.known_as_user(by.id), by, at)


def _begin(file, source, words, by, at, **more):
    file = hold(file)
    if PoolEntry.objects.filter(file=file, state__in=POOL_OPEN).exists():
        raise RuleBroken(_("这个人已经推荐过了，正在走或者已经在库。"), field="name")
    route = ROUTES[territory.profile(file.division).value("cadres.route")]
    return PoolEntry.objects.create(
        file=file, source=source, route=[str(step) for step in route], nominated_words=words.strip(),
        nominated_by_id=by.id, nominated_by_name=by.name[:80], nominated_on=clock.day_of(at), **more,
    )  # fmt: skip
