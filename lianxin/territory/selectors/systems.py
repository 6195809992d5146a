"""Which systems a village uses: off until it decided on them."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import ancestors, within_any
from lianxin.territory.calc.catalogue import KEYS
from lianxin.territory.errors import SystemOff
from lianxin.territory.models import ProfileVersion
from lianxin.territory.selectors.rules import IN_ORDER, by_place, folded, profile
from lianxin.territory.vocabulary import Level, System

#: Offices of these levels open what they need by themselves; what they set holds for the villages below.
_ABOVE_VILLAGE = (Level.NATION, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)


def uses(system, division):
    """Whether this place uses the system: a village, or what is below one, only where it was decided. One query."""
    return division.level in _ABOVE_VILLAGE or bool(profile(division).value(System(system).key))


def must_use(system, division):
    """Refuse what would begin something of a system the place has not decided on."""
    if not uses(system, division):
        raise SystemOff(
            _("{place}还没有用“{system}”。要用，先由村（居）民议定，再由村里在“用哪些系统”里写明依据。").format(
                place=division.short_name, system=_(KEYS[System(system).key].label)
            )
        )


def systems_known_to(actor):
    """The systems used at any place this actor holds a role over, above or below: one query."""
    return _systems_around(tuple(sorted({r.scope_path for r in actor.roles if r.is_over_subtree})))


@short_lived()
def _systems_around(scopes):
    if not scopes:
        return frozenset()
    above = reduce(or_, (Q(division_path__in=ancestors(scope)) for scope in scopes))
    said = ProfileVersion.objects.filter(
        above | within_any(scopes, "division_path"),
        starts_on__lte=clock.today(),
        values__has_any_keys=[system.key for system in System],
    ).order_by(*IN_ORDER)
    own = {path: folded(versions) for path, versions in by_place(said).items()}
    return frozenset(system for system in System if any(_is_on(system.key, scope, own) for scope in scopes))


def _is_on(key, scope, own):
    """Said at or below ``scope``, or by the nearest place above it."""
    if any(path.startswith(scope) and said.get(key, {}).get("value") for path, said in own.items()):
        return True
    above = [own[path][key] for path in sorted(own, key=len) if scope.startswith(path) and key in own[path]]
    return bool(above and above[-1]["value"])
