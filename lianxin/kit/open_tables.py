"""Tables everybody may take away: CSV made line by line, described by Table Schema."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import JsonResponse, StreamingHttpResponse

from lianxin.kit.csvs import defuse


@dataclass(frozen=True)
class Column:
    """A column: its name, its type in Table Schema, what it says, how it is read off a row."""

    name: str
    kind: str
    words: object
    read: Callable
    constraints: dict = field(default_factory=dict)


class _Line:
    """A file that gives back what is written into it: lines leave as they are made."""

    def write(self, text):
        return text


def csv_response(file_name, columns, rows):
    """``rows`` as CSV in UTF-8; a cell that a spreadsheet would run is quoted."""
    writer = csv.writer(_Line())

    def lines():
        yield "\ufeff" + writer.writerow([column.name for column in columns])
        for row in rows:
            yield writer.writerow([_cell(column.read(row)) for column in columns])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def _cell(value):
    return defuse(value) if isinstance(value, str) else value


def description_response(*, name, file_name, title, columns, key):
    """The table's description, a Tabular Data Package with one resource."""
    fields = []
    for column in columns:
        said = {"name": column.name, "type": column.kind, "description": str(column.words)}
        fields.append({**said, "constraints": column.constraints} if column.constraints else said)
    resource = {
        "name": file_name.removesuffix(".csv"),
        "path": file_name,
        "profile": "tabular-data-resource",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": key, "missingValues": [""]},
    }
    package = {"profile": "tabular-data-package", "name": name, "title": title, "resources": [resource]}
    return JsonResponse(package, json_dumps_params={"ensure_ascii": False, "indent": 1})
