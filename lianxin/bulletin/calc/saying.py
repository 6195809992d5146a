"""What a posting says, as terms by which it is found again, and what narrows a search."""

import re

from lianxin.bulletin.calc.tables import rows_in_words
from lianxin.kit import words

_BEYOND_A_CODE = re.compile(r"[^\w.-]")


def title_terms(number, title):
    return words.terms(f"{number} {title}")


def text_terms(item_name, content):
    """Terms of the item and of everything the web rendition says below its title, in their order."""
    said = [item_name, content["body"], content["basis"]]
    for table in content["tables"]:
        said += [table["caption"], *(column["name"] for column in table["columns"])]
        said += [cell for row in rows_in_words(table) for cell in row]
    return words.terms("\n".join(said))


def narrowing_terms(*, places=(), affairs="", item="", year=""):
    """Terms no text has: of the places, of the kind of affairs, the item, the year."""
    found = [f"@p{place}" for place in places]
    asked = (("a", affairs), ("i", item), ("y", year))
    return found + [f"@{kind}{_BEYOND_A_CODE.sub('', str(value))}" for kind, value in asked if value]
