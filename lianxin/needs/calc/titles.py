"""A short title out of what somebody said. Pure."""

_ENDS = "。！？；，、：,;!?"


def title_of(text: str, most: int) -> str:
    """The first line in ``most`` characters at most: whole clauses where one fits, else cut with an ellipsis."""
    line = text.strip().partition("\n")[0].strip()
    if len(line) <= most or line[most] in _ENDS:
        return line[:most]
    clauses = max(line.rfind(end, 0, most) for end in _ENDS)
    return line[:clauses] if clauses >= most // 3 else f"{line[: most - 1]}…"
