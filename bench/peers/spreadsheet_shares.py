"""The same distribution as a spreadsheet does it, in binary floating point with pandas: yuan, ROUND to two digits a line.

What is set aside is given to it; it divides what is left. Nothing tells it where the fen go that rounding makes or loses.
"""

import pandas as pd


def statements(distributable_fen, parts, holdings):
    """Fen of each holder, in order."""
    rows = [(place, code, quantity / 100) for place, holding in enumerate(holdings) for code, quantity in holding]
    table = pd.DataFrame(rows, columns=["holder", "code", "shares"])
    table["parts"] = table["code"].map(parts)
    price = distributable_fen / 100 / (table["shares"] * table["parts"]).sum()
    table["yuan"] = (table["shares"] * table["parts"] * price).round(2)
    amounts = table.groupby("holder")["yuan"].sum()
    return [round(amounts.get(place, 0) * 100) for place in range(len(holdings))]
