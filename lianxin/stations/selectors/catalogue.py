"""Services in force and their versions, and files of them."""

from lianxin.kit.paging import page
from lianxin.stations.calc.items import guess_mapping, read_items
from lianxin.stations.models import ServiceImport, ServiceItem


def items_in_force():
    """Every service that is offered, by name."""
    return ServiceItem.objects.filter(ends_at__isnull=True)


def items_page(*, text="", cursor="", size=30):
    """Services offered whose name, office or code holds the text."""
    found = items_in_force()
    if text:
        found = found.filter(name__contains=text) | found.filter(decides__contains=text) | found.filter(code=text)
    return page(found, order=("name", "id"), cursor=cursor, size=size)


def find_item(public_id):
    """A version of a service, in force or not, or ``None``."""
    return ServiceItem.objects.filter(public_id=public_id).first()


def item_now(item):
    """The version in force of the service this is a version of, or ``None`` when it is offered no more."""
    return items_in_force().filter(code=item.code).first()


def versions_of(item):
    """Every version of a service, newest first."""
    return list(ServiceItem.objects.filter(code=item.code).order_by("-starts_at", "-id"))


def imports_page(cursor=""):
    """Files brought in, newest first."""
    return page(ServiceImport.objects.defer("rows", "faults"), order=("-received_at", "-id"), cursor=cursor)


def find_import(public_id):
    """A file of services, or ``None``."""
    return ServiceImport.objects.filter(public_id=public_id).first()


def import_preview(batch):
    """``(new, changed, same)`` rows a file would bring, as values; one query."""
    known = {item.code: item for item in items_in_force()}
    new, changed, same = [], [], []
    for row in read_items(batch.rows, guess_mapping(batch.headers)):
        if row.faults:
            continue
        item = known.get(row.values["code"])
        if item is None:
            new.append(row.values)
        else:
            differs = any(getattr(item, name) != value for name, value in row.values.items())
            (changed if differs else same).append(row.values)
    return new, changed, same
