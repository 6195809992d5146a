"""Who reads what is reached and what is not, and who says who sees to a gap."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check

#: Who answers for a place: its own leaders and those above.
LEADERS = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
READERS = (*LEADERS, Role.AUDITOR)
ASSIGNERS = Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER


def can_read_coverage(actor, path):
    """The work of a place's own leaders and of those above; it names places, never persons."""
    return check(
        bool(path) and actor.holds(*READERS, path=path),
        _("组织覆盖给村（社区）两委和上级干部看，居民请看“到哪里找人”。"),
    )


def can_assign_gap(actor, gap):
    """A branch secretary for their own place, the township and the county for those below."""
    return check(actor.holds(*ASSIGNERS, path=gap.division_path), _("谁来补，由支部书记或上级干部定。"))


def can_be_keeper(grant, gap):
    """Whether the holder of a grant leads the place or one above it."""
    return grant.role in LEADERS and gap.division_path.startswith(grant.scope_path)
