"""When a place moves in the tree its path changes; whatever copied the path follows in the same transaction."""

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from lianxin.accounts import services as accounts
from lianxin.kit.tree import segment, within
from lianxin.territory.models import Division
from lianxin.territory.selectors.copies import known_copies


def hang_under(division, parent, by):
    """Put a place with all below it under a parent; paths, roles and every copy follow. Returns old and new path."""
    old_path, new_path = division.path, parent.path + segment(division.pk)
    _rewrite(Division.objects.all(), "path", old_path, new_path)
    for copies in known_copies():
        for column in copies.columns:
            _rewrite(copies.rows(), column, old_path, new_path)
    accounts.move_scope(old_path=old_path, new_path=new_path, by=by)
    Division.objects.filter(pk=division.pk).update(parent=parent)
    division.refresh_from_db()
    return old_path, new_path


def _rewrite(rows, column, old_path, new_path):
    moved = Concat(Value(new_path), Substr(F(column), len(old_path) + 1))
    rows.filter(within(old_path, column)).update(**{column: moved})
