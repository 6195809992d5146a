from lianxin.kit.sql import next_serial
from lianxin.stations.models import NumberSeries


def next_numbers(division, kind, day, count=1):
    """``count`` numbers like ``D990101100201-261123-004``: kind, place, day, serial."""
    last = next_serial(NumberSeries, count=count, division_id=division.pk, kind=kind, day=day)
    place = division.code or division.public_id
    return [f"{kind}{place}-{day:%y%m%d}-{serial:03d}" for serial in range(last - count + 1, last + 1)]


def next_number(division, kind, day):
    return next_numbers(division, kind, day)[0]
