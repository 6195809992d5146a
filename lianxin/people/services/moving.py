from django.db.models import Value
from django.db.models.functions import Concat, Substr

from lianxin.kit.tree import within
from lianxin.people.models import Belonging, Household, ImportBatch, Person, PriorityLabel, RightsRequest, Roll

_COPIES = (Person, Belonging, Household, PriorityLabel, RightsRequest, Roll, ImportBatch)


def move_paths(old_path, new_path, by):
    """A place moved in the tree: every copied path of this room follows, adopted rolls included."""
    rest = Substr("division_path", len(old_path) + 1)
    for model in _COPIES:
        model.objects.filter(within(old_path, "division_path")).update(division_path=Concat(Value(new_path), rest))
