from lianxin.kit import sql

_NEXT = """
INSERT INTO bulletin_numberseries (division_id, year, last) VALUES (%s, %s, 1)
ON CONFLICT (division_id, year) DO UPDATE SET last = bulletin_numberseries.last + 1
RETURNING last
"""


def next_number(division, year):
    """``上河村公开〔2026〕12号``. Unique under concurrency: the statement locks the row."""
    [(serial,)] = sql.rows(_NEXT, division.pk, year)
    return f"{division.short_name}公开〔{year}〕{serial}号"
