"""Lists that were brought in: their pages, their first rows, what stayed out."""

from lianxin.kit.paging import page
from lianxin.people.models import ImportBatch
from lianxin.people.policies import imports_visible_to


def import_page(viewer, cursor=""):
    visible = imports_visible_to(viewer, ImportBatch.objects.all()).select_related("division")
    return page(visible, order=("-received_at", "-id"), cursor=cursor)


def find_import(viewer, public_id):
    return (
        imports_visible_to(viewer, ImportBatch.objects.filter(public_id=public_id)).select_related("division").first()
    )


def import_faults(batch):
    """``(row number, cells, [[field, code, detail], …])`` of every row that stayed out, in order."""
    for chunk in batch.chunks.filter(is_done=True).exclude(sealed_faults="").order_by("number"):
        cells = dict(chunk.rows)
        for number, faults in chunk.faults:
            yield number, cells.get(number, []), faults


def import_sample(batch, count=5):
    """The first rows as they came, for the preview."""
    chunk = batch.chunks.order_by("number").first()
    return chunk.rows[:count] if chunk else []
