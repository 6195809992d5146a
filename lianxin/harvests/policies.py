"""Who keeps a venture, who lets its money go, and who reads what one household put in."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.harvests.models import Event, Input, Link, Payout
from lianxin.kit.decisions import allow, check, hide
from lianxin.people import selectors as people

KEEPERS = (Role.COLLECTIVE_OFFICER,)
#: Let the money go that a keeper drafted.
RELEASERS = (Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.COLLECTIVE_OFFICER)
#: Look at what a keeper takes back.
LOOKERS = (*RELEASERS, Role.VILLAGE_SUPERVISOR)
#: Look at the plan before it starts.
CHECKERS = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
#: Read what each household put in and is owed. No officer above, no neighbour.
READERS = (*KEEPERS, Role.VILLAGE_SUPERVISOR, Role.AUDITOR)


def can_keep(actor, thing):
    """``thing`` is a venture, a batch or a division."""
    path = getattr(thing, "scope_path", None) or thing.path
    return check(actor.is_system or actor.holds(*KEEPERS, path=path), _("产业项目由集体经济组织的会计或负责人登记。"))


def can_check(actor, venture):
    """The township looks at what a village means to do; the county where there is nobody else."""
    path = venture.division_path
    return check(actor.is_user and actor.holds(*CHECKERS, path=path), _("产业项目的计划由乡镇看。"))


def can_release(actor, payout):
    """Two persons for every payment."""
    if not actor.holds(*RELEASERS, path=payout.division_path):
        return check(False, _("放款由两委成员、书记或集体的负责人点。"))
    return check(actor.id != payout.drafted_by_id, _("自己填的付款自己不能放，请换一个人。"))


def can_decide_proposal(actor, proposal):
    """A second person for money that is taken back."""
    if not actor.holds(*LOOKERS, path=proposal.scope_path):
        return check(False, _("由集体、村两委或监督委员会的人核对。"))
    return check(actor.id != proposal.asked_by_id, _("自己登记的自己不能核对，请换一个人。"))


def can_view_proposal(actor, proposal):
    return allow() if actor.is_system or actor.holds(*LOOKERS, path=proposal.scope_path) else hide()


def can_view_households(actor, venture):
    sees = actor.is_system or actor.holds(*READERS, path=venture.division_path)
    return allow() if sees else hide()


def can_view_payout(actor, payout):
    sees = can_view_households(actor, payout.venture) or actor.holds(*RELEASERS, path=payout.division_path)
    return allow() if sees else hide()


def own_inputs(actor):
    """What somebody's household put in."""
    return _own(Input.objects.all(), actor)


def own_links(actor):
    return _own(Link.objects.all(), actor)


def own_events(actor):
    """Work, rent and purchases by which a household is owed something."""
    return _own(Event.objects.all(), actor)


def own_payouts(actor):
    return _own(Payout.objects.all(), actor)


def _own(rows, actor):
    own = people.household_of_user(actor.id) if actor.is_user else None
    return rows.filter(household=own) if own else rows.none()
