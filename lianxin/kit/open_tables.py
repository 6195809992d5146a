"""Tables everybody may take away: CSV made line by line, described by Table Schema."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import Http404, JsonResponse, StreamingHttpResponse

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


@dataclass(frozen=True)
class YearTable:
    """One table for each year: ``rows(year)`` read by ``columns``. A year not among ``years()`` is not found.

    ``title`` has room for ``{year}``; ``key`` names the column that tells rows apart.
    """

    name: str
    title: object
    columns: tuple[Column, ...]
    key: str
    years: Callable
    rows: Callable

    def check_year(self, year):
        if year not in self.years():
            raise Http404

    def csv(self, year):
        """The rows of a year in UTF-8, line by line; a cell that a spreadsheet would run is quoted."""
        self.check_year(year)
        response = StreamingHttpResponse(self._lines(year), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.name}-{year}.csv"'
        return response

    def _lines(self, year):
        writer = csv.writer(_Line())
        yield "\ufeff" + writer.writerow([column.name for column in self.columns])
        for row in self.rows(year):
            yield writer.writerow([_cell(column.read(row)) for column in self.columns])

    def description(self, year):
        """What the columns mean, as a Tabular Data Package with one resource."""
        self.check_year(year)
        name = f"{self.name}-{year}"
        schema = {"fields": [_field(column) for column in self.columns], "primaryKey": self.key, "missingValues": [""]}
        resource = {
            "name": name,
            "path": f"{name}.csv",
            "profile": "tabular-data-resource",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema,
        }
        title = str(self.title).format(year=year)
        package = {"profile": "tabular-data-package", "name": name, "title": title, "resources": [resource]}
        return JsonResponse(package, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _field(column):
    said = {"name": column.name, "type": column.kind, "description": str(column.words)}
    return {**said, "constraints": column.constraints} if column.constraints else said


def _cell(value):
    return defuse(value) if isinstance(value, str) else value
