"""A branch went into another: the liaisons who belong to it belong to the successor."""

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.liaison import selectors
from lianxin.liaison.vocabulary import AuditTag


@action
def follow_branch(*, unit, into, on, by):
    """Whom they keep in touch with does not change."""
    liaisons = selectors.liaisons_of_branch(unit)
    if count := liaisons.count():
        liaisons.update(branch=into)
        audit.record(
            AuditTag.BRANCH_FOLLOWED, into, by, after={"from": unit.name, "count": count, "on": on.isoformat()}
        )
