"""What a correction changed, line by line: everybody sees what stood there before. Pure."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from lianxin.bulletin.calc.tables import rows_in_words


@dataclass(frozen=True)
class Line:
    """``kind``: same, gone or new."""

    kind: str
    words: str


def lines_of(content):
    """A content as lines, in reading order."""
    lines = [content["title"], *(line.strip() for line in content["body"].splitlines() if line.strip())]
    for table in content["tables"]:
        lines += [table["caption"]] if table["caption"] else []
        lines.append(" | ".join(column["name"] for column in table["columns"]))
        lines += [" | ".join(row) for row in rows_in_words(table)]
    return lines


def changes(old, new):
    """What went and what came; every line of both is there, and nothing else."""
    before, after = lines_of(old), lines_of(new)
    found = []
    for verb, from_a, to_a, from_b, to_b in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if verb == "equal":
            found += [Line("same", words) for words in before[from_a:to_a]]
        else:
            found += [Line("gone", words) for words in before[from_a:to_a]]
            found += [Line("new", words) for words in after[from_b:to_b]]
    return found
