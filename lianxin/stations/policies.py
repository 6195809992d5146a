"""Who may do what at a station."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check

#: Work at the counter of a place.
DESK = (Role.STATION_STAFF, Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
#: Say where and when somebody is there.
KEEPERS = (*DESK, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)


def can_keep_station(actor, division_path):
    """Open, change and close the stations of a place."""
    return check(
        actor.is_system or actor.holds(*KEEPERS, path=division_path),
        _("站点的地点和时间由本地站点、村（社区）和上级维护。"),
    )


def can_keep_some_station(actor):
    """Keep stations somewhere (the place is checked when it is known)."""
    return check(actor.holds(*KEEPERS), _("这一页给站点、村（社区）和上级的工作人员用。"))
