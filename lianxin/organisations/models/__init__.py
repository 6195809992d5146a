from lianxin.organisations.models.history import UnitPlace, UnitSuccession
from lianxin.organisations.models.posts import Post, Tenure
from lianxin.organisations.models.rosters import Roster
from lianxin.organisations.models.units import Unit, UnitName, UnitRelation

__all__ = ["Post", "Roster", "Tenure", "Unit", "UnitName", "UnitPlace", "UnitRelation", "UnitSuccession"]
