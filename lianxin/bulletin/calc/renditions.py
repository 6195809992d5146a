"""Two renditions of one record: what hangs on the wall, and the stricter one for the web. Pure."""

import hashlib
import re

from lianxin.audit.calc.canonical import canonical

#: ``[[周小满]]`` in a text is the name of a person.
_NAME = re.compile(r"\[\[([^\[\]\n]{1,40})\]\]")


def on_the_board(content):
    """``content`` is ``{"title", "body", "basis", "tables"}``: names stand in full, without their marks."""
    return _rendered(content, lambda name: name)


def on_the_web(content, mask):
    """The same with every name masked by ``mask``."""
    return _rendered(content, mask)


def names_in(content):
    """Every name of a person that is marked as one, each once, in order."""
    texts = [content["title"], content["body"], *(table["caption"] for table in content["tables"])]
    found = [name for text in texts for name in _NAME.findall(text)]
    for table in content["tables"]:
        for place, column in enumerate(table["columns"]):
            if column["kind"] == "name":
                found += [str(row[place]) for row in table["rows"]]
    return list(dict.fromkeys(name for name in found if name))


def _rendered(content, shown):
    def words(text):
        return _NAME.sub(lambda match: shown(match[1]), text)

    def cell(value, kind):
        if kind == "name":
            return shown(value)
        return words(value) if isinstance(value, str) else value

    tables = [
        {
            **table,
            "caption": words(table["caption"]),
            "rows": [
                [cell(value, column["kind"]) for value, column in zip(row, table["columns"], strict=True)]
                for row in table["rows"]
            ],
        }
        for table in content["tables"]
    ]
    return {
        "title": words(content["title"]),
        "body": words(content["body"]),
        "basis": content["basis"],
        "tables": tables,
    }


def digest_of(code, board):
    """What the public log keeps of a posting: nobody guesses a name from it, for the code is drawn by lot."""
    return hashlib.sha256(canonical({"posting": code, "board": board})).hexdigest()
