"""The county's file of services: received, looked at, taken over as far as it is good, and taken back."""

import hashlib

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tables import WHY, BadTable, read_table
from lianxin.stations import policies
from lianxin.stations.calc.items import guess_mapping, missing_columns, read_items
from lianxin.stations.models import ServiceCase, ServiceImport, ServiceItem
from lianxin.stations.services.catalogue import ITEM_VALUES
from lianxin.stations.vocabulary import ITEM_FIELDS, AuditTag, ImportState

#: One transaction holds the whole file.
MOST_ROWS = 500
_LONGEST_CELL = 2000


@action
def receive_catalogue(*, filename, data, by, at=None):
    """Keep a file and what is wrong with its rows; nothing is offered yet. The same file again gives the same batch."""
    policies.can_manage_catalogue(by).or_raise()
    file_hash = hashlib.sha256(data).hexdigest()
    same = ServiceImport.objects.filter(file_hash=file_hash).exclude(state=ImportState.UNDONE)
    if known := same.first():
        return known
    try:
        table = read_table(data, longest=_LONGEST_CELL, keeps_lines=True)
    except BadTable as bad:
        raise RuleBroken(WHY[bad.code], field="upload") from bad
    if len(table.rows) > MOST_ROWS:
        raise RuleBroken(_("一次最多 {n} 项，没有上传。请分成几份。").format(n=MOST_ROWS), field="upload")
    mapping = guess_mapping(table.headers)
    if lost := missing_columns(mapping):
        names = "、".join(str(ITEM_FIELDS[name]) for name in lost)
        raise RuleBroken(_("表头里没有：{names}。请照模板写表头，没有上传。").format(names=names), field="upload")
    faults = [
        [row.number, [[f.column, f.code, f.detail] for f in row.faults]]
        for row in read_items(table.rows, mapping)
        if row.faults
    ]
    batch = ServiceImport.objects.create(
        filename=filename[-120:],
        file_hash=file_hash,
        headers=table.headers,
        rows=table.rows,
        faults=faults,
        received_at=at or clock.now(),
        received_by_name=by.name,
    )
    audit.record(AuditTag.RECEIVE_IMPORT, batch, by, after={"count": len(table.rows)})
    return batch


@action
def run_catalogue(*, batch, by, at=None):
    """Offer what the good rows say: new ones begin, changed ones take the place of their former version."""
    policies.can_manage_catalogue(by).or_raise()
    batch, at = _lock(batch, ImportState.RECEIVED), at or clock.now()
    good = [row.values for row in read_items(batch.rows, guess_mapping(batch.headers)) if not row.faults]
    known = {item.code: item for item in ServiceItem.objects.filter(ends_at__isnull=True)}
    changed = [v for v in good if v["code"] in known and _differs(known[v["code"]], v)]
    made = [v for v in good if v["code"] not in known]
    ServiceItem.objects.filter(pk__in=[known[v["code"]].pk for v in changed]).update(ends_at=at)
    ServiceItem.objects.bulk_create(
        ServiceItem(**values, starts_at=at, made_by_name=by.name, batch=batch) for values in (*made, *changed)
    )
    batch.state, batch.made_count, batch.changed_count = ImportState.DONE, len(made), len(changed)
    batch.same_count = len(good) - len(made) - len(changed)
    batch.save(update_fields=["state", "made_count", "changed_count", "same_count"])
    audit.record(AuditTag.RUN_IMPORT, batch, by, after={"made": len(made), "changed": len(changed)}, at=at)
    return batch


@action
def undo_catalogue(*, batch, by):
    """Take back what a file brought while nobody uses it: its versions go, those they replaced hold again."""
    policies.can_manage_catalogue(by).or_raise()
    batch = _lock(batch, ImportState.DONE)
    items = list(batch.items.all())
    used = ServiceCase.objects.filter(item__in=items).select_related("item")[:5]
    if used:
        names = "、".join(dict.fromkeys(case.item.name for case in used))
        raise RuleBroken(_("已经有人在办：{names}。撤销不了，请一项一项改。").format(names=names))
    if later := [item.name for item in items if item.ends_at is not None]:
        raise RuleBroken(_("后来又改过：{names}。撤销不了，请一项一项改。").format(names="、".join(later[:5])))
    codes, since = [item.code for item in items], min((item.starts_at for item in items), default=None)
    batch.items.all().delete()
    ServiceItem.objects.filter(code__in=codes, ends_at=since).update(ends_at=None)
    batch.state = ImportState.UNDONE
    batch.save(update_fields=["state"])
    audit.record(AuditTag.UNDO_IMPORT, batch, by, after={"count": len(codes)})
    return batch


def _lock(batch, state):
    fresh = ServiceImport.objects.select_for_update().get(pk=batch.pk)
    if fresh.state != state:
        raise RuleBroken(_("这份表现在是“{state}”，这一步做不了。").format(state=fresh.get_state_display()))
    return fresh


def _differs(item, values):
    return any(getattr(item, name) != values[name] for name in ITEM_VALUES)
