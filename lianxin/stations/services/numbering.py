from lianxin.kit import sql

_NEXT = """
INSERT INTO stations_numberseries (division_id, kind, day, last) VALUES (%s, %s, %s, %s)
ON CONFLICT (division_id, kind, day) DO UPDATE SET last = stations_numberseries.last + excluded.last
RETURNING last
"""


def next_numbers(division, kind, day, count=1):
    """``count`` numbers like ``D990101100201-261123-004``: kind, place, day, serial. Unique under concurrency."""
    [(last,)] = sql.rows(_NEXT, division.pk, kind, day, count)
    place = division.code or division.public_id
    return [f"{kind}{place}-{day:%y%m%d}-{serial:03d}" for serial in range(last - count + 1, last + 1)]


def next_number(division, kind, day):
    return next_numbers(division, kind, day)[0]
