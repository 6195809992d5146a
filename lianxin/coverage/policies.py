"""Who reads what is reached and what is not."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check

READERS = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.AUDITOR)


def can_read_coverage(actor, path):
    """The work of a place's own leaders and of those above; it names places, never persons."""
    return check(
        bool(path) and actor.holds(*READERS, path=path),
        _("组织覆盖给村（社区）两委和上级干部看，居民请看“到哪里找人”。"),
    )
