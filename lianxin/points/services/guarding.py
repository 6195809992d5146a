"""A child's claims and points are their guardian's to see to."""

from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.points import selectors


def require_grown(by, on):
    """Raise for an actor who is under eighteen on a day."""
    own = people.person_of(by.id) if by.is_user else None
    if own and selectors.is_minor(own, on):
        raise RuleBroken(_("未成年人的积分由监护人来办。"))
