"""An import taken back: all it stored, while nothing else refers to it."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.second_hand import Look
from lianxin.people.errors import NotPossibleNow, UndoBlocked
from lianxin.people.models import Belonging, Guardianship, Household, HouseholdMember, ImportBatch, Person
from lianxin.people.policies import can_import
from lianxin.people.vocabulary import AuditTag, ImportState


@action
def undo_import(*, batch, by):
    """Take back everything one import stored, while nothing else refers to it; otherwise say what does."""
    can_import(by, batch.division_path).or_raise()
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.DONE:
        raise NotPossibleNow(batch.get_state_display())
    if obstacles := _obstacles(batch):
        raise UndoBlocked(obstacles)
    persons, households = Person.objects.filter(import_batch=batch), Household.objects.filter(import_batch=batch)
    HouseholdMember.objects.filter(person__import_batch=batch).delete()
    Belonging.objects.filter(person__import_batch=batch).delete()
    _waiting(batch).delete()
    counts = {"persons": persons.count(), "households": households.count()}
    persons._raw_delete(persons.db)
    households._raw_delete(households.db)
    batch.chunks.all().delete()
    batch.state = ImportState.UNDONE
    batch.save(update_fields=["state"])
    audit.record(AuditTag.IMPORT_UNDONE, batch, by, after=counts)
    return batch


def _relations_to(model):
    """Whatever refers to the model, also by a relation without a name of its own."""
    return [each for each in model._meta.get_fields(include_hidden=True) if each.auto_created and not each.concrete]


def _waiting(batch):
    """Guardianships of these people the list itself named and nobody has confirmed."""
    return Guardianship.objects.filter(person__import_batch=batch, state=Look.WAITING)


def _obstacles(batch):
    """One line for each kind of row, of any room, that refers to what this import stored."""
    counts = Counter()
    own = (HouseholdMember, Belonging)
    for model, path in ((Person, "import_batch"), (Household, "import_batch")):
        for relation in _relations_to(model):
            if relation.related_model in own and relation.field.name == "person":
                continue
            found = relation.related_model._base_manager.filter(**{f"{relation.field.name}__{path}": batch})
            if relation.related_model is Guardianship:
                found = found.exclude(pk__in=_waiting(batch))
                found = found.exclude(person__import_batch=batch) if relation.field.name == "guardian" else found
            if relation.related_model is HouseholdMember:
                found = found.exclude(person__import_batch=batch)
            if many := found.count():
                counts[relation.related_model._meta.verbose_name] += many
    moved = HouseholdMember.objects.filter(person__import_batch=batch).exclude(
        Q(household__import_batch=batch) | Q(household__created_at__lt=batch.received_at)
    )
    linked = Person.objects.filter(import_batch=batch, user__isnull=False).count()
    lines = [_("%(what)s %(count)s 条") % {"what": what, "count": count} for what, count in counts.items()]
    if many := moved.count():
        lines.append(_("后来迁到别户的成员 %(count)s 人") % {"count": many})
    if linked:
        lines.append(_("已关联账号的人 %(count)s 人") % {"count": linked})
    return lines
