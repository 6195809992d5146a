"""The role that comes with a post."""

from lianxin.accounts import services as accounts
from lianxin.organisations.vocabulary import RoleScope
from lianxin.territory import selectors as territory


def grant_of(post, user, starts_on, ends_on, basis, by):
    """Give the role of a post to who holds it, over the place of its unit or for the unit alone."""
    unit = post.unit
    return accounts.give_grant(
        user=user,
        role=post.role,
        scope_path=unit.division_path,
        scope_label=territory.full_name(unit.division),
        unit_id=unit.pk if post.role_scope == RoleScope.UNIT else None,
        starts_on=starts_on,
        ends_on=ends_on,
        basis=basis,
        by=by,
    )
