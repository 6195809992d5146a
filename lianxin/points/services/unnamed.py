"""What a panel and the level above it say is read by everybody: nobody it is about stands in it by name."""

import re

from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.points import selectors
from lianxin.points.calc.forbidden import squeezed

#: What somebody writes who does not want to be called by a name.
_NOBODY = re.compile("村民|居民|群众|匿名|无名|不留名")


def require_unnamed(words, *, batch, claim, objection):
    """Raise for words that name somebody a batch thanks, the family of the one it is about, who verified that or who objected."""
    said = squeezed(words)
    named = sorted(name for name in _names(batch, claim, objection) if len(name) > 1 and squeezed(name) in said)
    if named:
        told = _("这些话人人看得到，不写姓名：{names}。请写“报的人”“核实的人”“提异议的人”，或者写编号。")
        raise RuleBroken(told.format(names="、".join(named)), field="words")


def _names(batch, claim, objection):
    names = {each.person.name for each in selectors.claims_ever_in(batch).select_related("person")}
    names |= {objection.user.name} if objection.user else set()
    names |= set() if _NOBODY.search(objection.name) else {objection.name.strip()}
    if claim:
        home = people.home_now(claim.household).pk if claim.household_id else None
        family = people.members_by_household([home])[home] if home else []
        names |= {claim.person.name, *(each.name for each in family)}
        names |= {each.name for each in (claim.first_by, claim.second_by) if each}
    return names
