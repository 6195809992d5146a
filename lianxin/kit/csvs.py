"""CSV files that are opened in a spreadsheet."""

import csv

from django.http import HttpResponse


def defuse(text):
    """A cell as it is safe to open: what a spreadsheet would run as a formula is quoted."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def csv_answer(filename):
    """An empty CSV download in UTF-8, marked as such for spreadsheets, and the writer that fills it."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response, csv.writer(response)
