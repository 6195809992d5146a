"""What is owed of a year: the people's evaluation of each committee, and the township's appraisal of it."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.models import Appraisal
from lianxin.cadres.vocabulary import OPENERS, AppraisalKind, AppraisalState
from lianxin.kit import clock
from lianxin.kit.tree import within_any
from lianxin.organisations import selectors as organisations
from lianxin.organisations.calc.kinds import COMMITTEES

#: From October on what nobody began of a year is said; until March what is left of the last.
_FROM, _UNTIL = 10, 3
_TOLD = (Role.VILLAGE_SUPERVISOR, Role.TOWNSHIP_OFFICER)


def year_owed(today):
    """The year whose appraisals are asked for on a day, or ``None``."""
    if today.month >= _FROM:
        return today.year
    return today.year - 1 if today.month <= _UNTIL else None


def committees_due(actor, today=None):
    """Committees of the actor's places of whom nobody is in a round of the year, with ``lacks_democratic`` and ``lacks_yearly``.

    A queryset; ``None`` for who runs neither, and while there is time. The township's own appraisal is owed by the township.
    """
    year = year_owed(today or clock.today())
    if year is None or not actor.is_user or not actor.holds(*_TOLD):
        return None
    units = organisations.units_within_any(actor.scopes(*_TOLD)).filter(kind__in=COMMITTEES)
    owes_yearly = within_any(actor.scopes(*OPENERS[AppraisalKind.YEARLY]), "division_path")
    units = units.annotate(
        lacks_democratic=_lacks(AppraisalKind.DEMOCRATIC, year),
        lacks_yearly=ExpressionWrapper(Q(_lacks(AppraisalKind.YEARLY, year)) & owes_yearly, BooleanField()),
    )
    return units.filter(Q(lacks_democratic=True) | Q(lacks_yearly=True)).select_related("division")


def _lacks(kind, year):
    rows = Appraisal.objects.filter(tenure__post__unit=OuterRef("pk"), round__kind=kind, round__year=year)
    return ~Exists(rows.exclude(state=AppraisalState.RELEASED))
