from lianxin.bulletin.models import NumberSeries
from lianxin.kit.sql import next_serial


def next_number(division, year):
    """``上河村公开〔2026〕12号``."""
    return f"{division.short_name}公开〔{year}〕{next_serial(NumberSeries, division_id=division.pk, year=year)}号"
