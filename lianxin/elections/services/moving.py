"""The only door for a change of state."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.elections.models import Election
from lianxin.elections.vocabulary import ELECTION_WAYS, AuditTag, ElectionState
from lianxin.kit.errors import RuleBroken


def lock(election):
    """The election, its row held until the transaction ends."""
    return Election.objects.select_for_update(of=("self",)).select_related("unit__division").get(pk=election.pk)


def require(election, verb):
    """Refuse what the table does not let begin from here."""
    if election.state not in ELECTION_WAYS[verb].sources:
        raise RuleBroken(_("现在是“{state}”，不能做这一步。").format(state=election.get_state_display()))


def open_again(election):
    """Posted candidates became too few: the list stands open again. Within the event of whoever withdrew."""
    election.state = ElectionState.LISTED
    election.save(update_fields=["state"])
    return election.state


def move(election, verb, by, *, target=None, reason="", after=None, **changes):
    """Move a locked election; one audit event."""
    require(election, verb)
    before = election.state
    election.state = target or ELECTION_WAYS[verb].target or election.state
    for name, value in changes.items():
        setattr(election, name, value)
    election.save(update_fields=["state", *changes])
    audit.record(
        AuditTag[verb.name], election, by, before={"state": str(before)},
        after={"state": str(election.state)} | (after or {}), reason=reason,
    )  # fmt: skip
    return election
