from lianxin.kit.sql import next_serial
from lianxin.needs.models import NumberSeries


def next_number(division, day):
    """``990101100201-261123-004``: place, day, serial."""
    serial = next_serial(NumberSeries, division_id=division.pk, day=day)
    return f"{division.code or division.public_id}-{day:%y%m%d}-{serial:03d}"
