"""Two renditions of one record: what hangs on the wall, and the stricter one for the web. Pure."""

import hashlib
import re

from lianxin.audit.calc.canonical import canonical

#: ``[[周小满]]`` in a text is the name of a person.
_NAME = re.compile(r"\[\[([^\[\]\n]{1,40})\]\]")
#: Two to four characters, or parts with a dot between; what ends like a body is none.
_PERSON = re.compile(
    r"(?!.*(?:委会|支部|公司|合作社|小组|中心|单位|集体|学校|商店)$)(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+(?:[·•][\u3400-\u9fff]+)+)"
)


def on_the_board(content):
    """``content`` is ``{"title", "body", "basis", "tables"}``: names stand in full, without their marks."""
    return _rendered(content, lambda name: name)


def reads_alike(board, other):
    """Whether two renditions say the same to who reads them, whenever their tables were taken."""

    def read(said):
        return said | {"tables": [{**table, "source": None} for table in said["tables"]]}

    return read(board) == read(other)


def on_the_web(content, mask, also=()):
    """The same with every name masked by ``mask``: where it is marked, in a column of names, and wherever else it stands.
    ``also`` are names known besides."""
    return masked(_rendered(content, mask), [*people_in(content), *also], mask)


def words_on_the_web(text, content, mask, also=()):
    """Other words that stand beside a notice, as everybody reads them."""
    return _hide(_NAME.sub(lambda match: mask(match[1]), text), _in_order([*people_in(content), *also]), mask)


def masked(web, names, mask):
    """A text of the web with these names masked wherever they stand. What hung before is shown with the names masked that the
    text of today knows: one that was shown by mistake is shown no more."""
    names = _in_order(names)

    def told(value):
        if isinstance(value, str):
            return _hide(value, names, mask)
        if isinstance(value, list):
            return [told(each) for each in value]
        return {key: told(each) for key, each in value.items()} if isinstance(value, dict) else value

    shown = ("title", "body", "basis", "tables")
    return {key: told(value) if key in shown else value for key, value in web.items()}


def _in_order(names):
    return sorted({name for name in names if len(name) > 1}, key=len, reverse=True)


def _hide(text, names, mask):
    for name in names:
        text = text.replace(name, mask(name))
    return text


def people_in(content):
    """Marked names, and of the columns of names what is a person's: the name of a body stands there too, and hides nobody."""
    marked = set(_marked(content))
    return [name for name in names_in(content) if name in marked or _PERSON.fullmatch(name)]


def _marked(content):
    texts = [content["title"], content["body"], content["basis"]]
    for table in content["tables"]:
        texts += [table["caption"], *(cell for row in table["rows"] for cell in row if isinstance(cell, str))]
    return [name for text in texts for name in _NAME.findall(text)]


def names_in(content):
    """Every name of a person that is marked as one, each once, in order."""
    found = _marked(content)
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
        "basis": words(content["basis"]),
        "tables": tables,
    }


def digest_of(code, board):
    """What the public log keeps of a posting: nobody guesses a name from it, for the code is drawn by lot."""
    return hashlib.sha256(canonical({"posting": code, "board": board})).hexdigest()
