"""Tables as people read them: sums of fen and of numbers exactly, cells in words. Pure."""


def money(fen):
    """``1280550`` → ``12,805.50``."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def cell_words(value, kind):
    """What a cell says: money with its fen, numbers in threes, days as 2026-03-31."""
    if value == "":
        return ""
    if kind == "money":
        return money(value)
    return f"{value:,}" if kind == "number" else str(value)


def rows_in_words(table):
    """Every row of a table in words, the sum of its counted columns below when the table asks for it."""
    kinds = [column["kind"] for column in table["columns"]]
    shown = [[cell_words(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in table["rows"]]
    if table.get("has_total") and table["rows"]:
        shown.append(total_row(table))
    return shown


def total_row(table):
    """``合计`` in the first column that is not counted, and the sums."""
    said, row = False, []
    for place, column in enumerate(table["columns"]):
        if column["kind"] in ("money", "number"):
            total = sum(each[place] for each in table["rows"] if each[place] != "")
            row.append(cell_words(total, column["kind"]))
        else:
            row.append("" if said else "合计")
            said = True
    return row


def is_counted(kind):
    return kind in ("money", "number")
