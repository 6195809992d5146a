"""Who enters courses, and who reads what is lacking."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.policies.reading import by_another
from lianxin.cadres.vocabulary import ABOVE, READERS, Part
from lianxin.kit.decisions import check

TRAINERS = (Role.BRANCH_SECRETARY, *ABOVE)


def can_hold_course(actor, division):
    """Enter a training: whoever held it, in the village or above."""
    return check(actor.is_system or actor.holds(*TRAINERS, path=division.path), _("培训由办培训的村、乡镇和县里登记。"))


def can_enter_training(actor, course):
    return can_hold_course(actor, course.division)


def can_withdraw_training(actor, training):
    return by_another(actor, training.file) and can_hold_course(actor, training.course.division)


def can_read_courses(actor, path):
    """Who took part in what, and who still lacks what, at a place."""
    return check(actor.holds(*READERS[Part.TRAINING], path=path), _("培训情况给村里和上级看，本人看自己的。"))
