from django.db import IntegrityError, transaction
from django.db.models import F

from lianxin.needs.models import NumberSeries


def next_number(division, day):
    """``990101100201-261123-004``: place, day, serial. Unique under concurrency: the row is locked by its update."""
    mine = NumberSeries.objects.filter(division=division, day=day)
    if not mine.update(last=F("last") + 1):
        try:
            with transaction.atomic():
                NumberSeries.objects.create(division=division, day=day, last=1)
        except IntegrityError:
            mine.update(last=F("last") + 1)
    serial = mine.values_list("last", flat=True).get()
    return f"{division.code or division.public_id}-{day:%y%m%d}-{serial:03d}"
