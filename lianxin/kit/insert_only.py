"""Rows that are added and never changed: audit events, the public log, ledgers, ballots.

The model says ``class Meta`` as usual and takes both classes; the database triggers of the room's migration say the
same to whoever comes through another door.
"""

from django.db import models

from lianxin.kit import sql


class InsertOnly(TypeError):
    """The programme tried to change or delete a row that is only ever added."""


class InsertOnlyQuerySet(models.QuerySet):
    """Reads and inserts; every way to change or delete raises ``InsertOnly``."""

    def _refuse(self, *args, **kwargs):
        raise InsertOnly(f"{self.model.__name__} rows are only ever added: write a new one that corrects the old")

    update = _refuse
    delete = _refuse
    bulk_update = _refuse
    update_or_create = _refuse
    _raw_delete = _refuse
    _update = _refuse

    def bulk_create(self, objs, batch_size=None, ignore_conflicts=False, update_conflicts=False, **options):  # type: ignore[override]
        if update_conflicts or ignore_conflicts:
            self._refuse()
        return super().bulk_create(objs, batch_size=batch_size, **options)


class InsertOnlyModel:
    """Mixin placed before ``models.Model``: a stored row refuses ``save`` and ``delete``."""

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise InsertOnly(f"{type(self).__name__} {self.pk} is stored and cannot be changed")
        sql.insert(self)  # type: ignore[arg-type] # a mixin of models

    def delete(self, *args, **kwargs):
        raise InsertOnly(f"{type(self).__name__} {self.pk} is stored and cannot be deleted")
