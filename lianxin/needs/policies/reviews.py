"""Who may decide whether a bad mark is the unit's: a level above it, nobody who handled, called back, asked or decided before."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check
from lianxin.needs.policies.cases import LEVELS_ABOVE, can_view_need, is_requester, works_for


def deciding_path(actor, need):
    """The narrowest place above the handling unit the actor decides for, or ``None``."""
    unit_path = need.unit.division_path if need.unit_id else ""
    paths = [
        role.scope_path
        for role in actor.roles
        if role.role in LEVELS_ABOVE
        and unit_path.startswith(role.scope_path)
        and (len(role.scope_path) < len(unit_path) or role.role == Role.COUNTY_OFFICER)
    ]
    return max(paths, key=len, default=None)


def can_decide_review(actor, need, review, involved):
    """Decide first. ``involved`` are who handled the need or called its requester back."""
    return can_view_need(actor, need) and _is_apart(actor, need, {*involved, review.asked_by_id})


def can_decide_appeal(actor, need, review, involved):
    """Decide the appeal: a level above who decided first, or at the county somebody else."""
    decision = can_view_need(actor, need) and _is_apart(
        actor, need, {*involved, review.asked_by_id, review.found_by_id}
    )
    return decision and check(
        any(
            review.found_path.startswith(role.scope_path)
            and (len(role.scope_path) < len(review.found_path) or role.role == Role.COUNTY_OFFICER)
            for role in actor.roles
            if role.role in LEVELS_ABOVE
        ),
        _("申诉由再上一级来定。"),
    )


def _is_apart(actor, need, involved):
    return check(
        not is_requester(actor, need)
        and deciding_path(actor, need) is not None
        and not works_for(actor, need.unit_id, need.unit.division_path),
        _("归不归责由承办单位的上一级来定。"),
    ) and check(actor.id not in involved, _("经办、回访、申请或先前认定过的人，不能来定。"))
