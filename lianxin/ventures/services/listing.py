"""Who is on the list of a distribution, on sheets that fit the board."""

from hashlib import sha256

from django.utils.translation import gettext as _

#: So many rows hold a sheet of the list that hangs, and so many sheets a notice has room for beside the sum.
_ROWS, _SHEETS, _PAIRS = 500, 10, 6


def name_sheets(listed):
    """Who is on the list, everybody once, on sheets that fit the board: the more there are, the more pairs stand side by side."""
    side = -(-len(listed) // (_ROWS * _SHEETS)) or 1
    if side > _PAIRS:
        return [_digest(listed)]
    heads, size = (_("股权证号"), _("户代表")) * side, _ROWS * side
    return [
        _sheet(listed[at : at + size], side, heads, is_whole=len(listed) <= size) for at in range(0, len(listed), size)
    ]


def _digest(listed):
    """More than a notice holds: which numbers are on the list, how many, and the checksum of the whole list with its masked names,
    which is read at the service centre."""
    size = -(-len(listed) // _ROWS)
    parts = [listed[at : at + size] for at in range(0, len(listed), size)]
    text = "".join(f"{number},{name}\n" for number, name in listed)
    caption = _("名单 {n} 户，全部名单在党群服务中心看；校验码（SHA-256）{seal}").format(
        n=len(listed), seal=sha256(text.encode()).hexdigest()
    )
    rows = [[f"{part[0][0]}–{part[-1][0]}", str(len(part))] for part in parts]
    return table(caption, (_("股权证号"), _("户数")), rows)


def _sheet(part, side, heads, *, is_whole):
    """Down the first pair of columns, then down the next."""
    height = -(-len(part) // side)
    columns = [part[at : at + height] + [("", "")] * height for at in range(0, height * side, height)]
    rows = [[cell for column in columns for cell in column[row]] for row in range(height)]
    caption = _("名单（不写金额）")
    return table(caption if is_whole else f"{caption} {part[0][0]}–{part[-1][0]}", heads, rows)


def table(caption, heads, rows):
    return {"caption": caption, "columns": [{"name": head, "kind": "text"} for head in heads], "rows": rows}
