"""The copy of everything kept about a person: to read, and for machines."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string

from lianxin.kit import clock
from lianxin.kit.own_data import about, own_tables
from lianxin.people.selectors import mine


def copy_of(person):
    """A zip of ``my-data.json`` and the same as a page to read, ``my-data.html``: a query for each table of each room."""
    tables = [about(each, person) for each in own_tables()]
    register = mine.everything_about(person)
    made_at = clock.now()
    data = {
        "made_at": made_at.isoformat(),
        "register": register,
        "tables": {table.key: {"title": table.title, "rows": table.rows} for table in tables},
    }
    context = {"made_at": made_at, "all": register, "tables": tables}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("my-data.json", json.dumps(data, ensure_ascii=False, indent=1))
        archive.writestr("my-data.html", render_to_string("people/my_data.html", context))
    return packed.getvalue()
