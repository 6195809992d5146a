"""Tables for offices above: the county defines them, who reads the needs of a place takes them away filled."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check
from lianxin.needs.policies.cases import LEVELS_ABOVE, READERS
from lianxin.needs.vocabulary import PERSONAL_COLUMNS, FormRows


def names_people(form):
    """Whether one of its columns says who somebody is or what they said."""
    return form.rows == FormRows.CASE and bool(PERSONAL_COLUMNS & set(form.columns))


def can_define_upper_forms(actor):
    """Say which tables there are, and which they replace."""
    return check(actor.holds(Role.COUNTY_OFFICER), _("上报表由县里统一定。"))


def can_see_upper_forms(actor):
    """See which tables there are."""
    return check(actor.holds(*READERS), _("上报表给看得到诉求的工作人员用。"))


def can_fill_upper_form(actor, form):
    """Take it away filled with what lies in one's own places; one that names people only at township and county."""
    if not names_people(form):
        return can_see_upper_forms(actor)
    return check(actor.holds(*LEVELS_ABOVE), _("这张表有个人信息，只有乡镇和县里能下载。"))
