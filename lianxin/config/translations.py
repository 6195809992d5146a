"""The Chinese sentence is the msgid; each room keeps its English in ``locale/en``. Babel does the work, no gettext.

``--update`` extracts the sentences of code and templates and adds new ones, empty, to the rooms' files; ``--compile``
makes the files Django reads, only where they are older.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
_KEYWORDS = {
    "_": None,
    "_L": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def rooms():
    """Folders of the rooms, with or without texts."""
    return sorted(path for path in ROOT.iterdir() if (path / "__init__.py").exists())


def po_file(room):
    return room / "locale" / "en" / "LC_MESSAGES" / "django.po"


def sentences(room):
    """``{(context, msgid or (singular, plural)): place}`` of everything the room says."""
    found = {}
    for path in sorted(room.rglob("*.py")):
        if "migrations" not in path.parts:
            _collect(path, path.read_bytes(), found)
    for path in sorted(room.rglob("*.html")):
        from django.utils.translation.template import templatize

        _collect(path, templatize(path.read_text(encoding="utf-8")).encode(), found)
    return found


def _collect(path, source, found):
    for line, message, _comments, context in extract("python", io.BytesIO(source), keywords=_KEYWORDS):
        if message and message != ("", ""):
            found.setdefault((context, message), f"{path.relative_to(ROOT.parent)}:{line}")


def catalogue(room):
    """The room's English catalogue as it is on disk (empty when there is none)."""
    path = po_file(room)
    if not path.exists():
        return Catalog(locale="en", charset="utf-8")
    with path.open("rb") as source:
        return read_po(source, locale="en")


def english_of(room):
    """``{(context, sentence): English}`` of what a room's file translates."""
    return {(m.context, m.id): m.string for m in catalogue(room) if m.id and all(m.string)}


def update():
    """Add new sentences to the rooms' files and drop the ones nobody says any more. What another room says is said alike."""
    elsewhere = {}
    for room in rooms():
        for (context, message), english in english_of(room).items():
            elsewhere.setdefault((context, message), english)
    for room in rooms():
        said, catalog = sentences(room), catalogue(room)
        if not said:
            continue
        known = {(m.context, m.id): m.string for m in catalog if m.id}
        fresh = Catalog(locale="en", charset="utf-8", project="lianxin")
        for context, message in said:
            english = known.get((context, message)) or elsewhere.get((context, message), "")
            fresh.add(message, english, context=context)
        if known == {(m.context, m.id): m.string for m in fresh if m.id}:
            continue  # else every run would change the date in the header
        path = po_file(room)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            write_po(out, fresh, width=120, omit_header=False, sort_output=True)


def compile_all():
    """Make every ``.mo`` that is missing or older than its ``.po``."""
    for room in rooms():
        source = po_file(room)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            with target.open("wb") as out:
                write_mo(out, catalogue(room))


def main(argv):
    """``--update`` or ``--compile``."""
    if argv == ["--update"]:
        update()
    elif argv == ["--compile"]:
        compile_all()
    else:
        print("usage: lianxin translations --compile | --update")
        return 2
    return 0
