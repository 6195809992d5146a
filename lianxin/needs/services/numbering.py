from lianxin.kit import sql

_NEXT = """
INSERT INTO needs_numberseries (division_id, day, last) VALUES (%s, %s, 1)
ON CONFLICT (division_id, day) DO UPDATE SET last = needs_numberseries.last + 1
RETURNING last
"""


def next_number(division, day):
    """``990101100201-261123-004``: place, day, serial. Unique under concurrency: the statement locks the row."""
    [(serial,)] = sql.rows(_NEXT, division.pk, day)
    return f"{division.code or division.public_id}-{day:%y%m%d}-{serial:03d}"
