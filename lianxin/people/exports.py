"""The copy of everything kept about a person: to read, for machines, and their photos."""

import json
from tempfile import TemporaryFile
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.own_data import about, own_tables
from lianxin.people.selectors import mine

#: So many photos are packed in a second or two; what is more comes in further parts.
PHOTOS_A_PART = 40
#: The table they stand in; its page leads to the further parts.
PHOTOS = "photos"


def parts_of(person):
    """How many parts the copy has: one, and one more for every further forty photos."""
    return max(1, -(-files.photos_of(person).count() // PHOTOS_A_PART))


def copy_of(person, part=1):
    """One part of the copy as an open file: a zip with at most forty photos.

    The first also has ``my-data.json`` and the same as a page to read, ``my-data.html``: a query for each table of each
    room. It is packed into a file without a name, which is gone when it has been read.
    """
    packed = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        if part == 1:
            for name, text in _texts(person):
                archive.writestr(name, text)
        first = (part - 1) * PHOTOS_A_PART
        for photo in files.photos_of(person)[first : first + PHOTOS_A_PART]:
            path = files.file_path(photo.sha256)
            if path.exists():
                archive.write(path, f"{PHOTOS}/{files.file_name(photo.public_id)}", ZIP_STORED)
    packed.seek(0)
    return packed


def _texts(person):
    tables = [about(each, person) for each in own_tables()]
    register = mine.everything_about(person)
    made_at = clock.now()
    data = {
        "made_at": made_at,
        "register": register,
        "tables": {table.key: {"title": table.title, "rows": table.rows} for table in tables},
    }
    yield "my-data.json", json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
    context = {"made_at": made_at, "all": register, "tables": tables, "parts": parts_of(person)}
    yield "my-data.html", render_to_string("people/my_data.html", context)
