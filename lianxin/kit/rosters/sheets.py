"""A roster as files: one with its heads and an example, and the rows that stayed out with what is wrong."""

from django.utils.translation import gettext as _

from lianxin.kit.csvs import csv_answer, defuse


def sample_answer(form_class, filename):
    """The heads a list has, and rows as they could read."""
    return _answer(filename, [str(column.label) for column in form_class.columns], form_class.sample)


def faults_answer(form, faults, filename):
    """The rows that stayed out as they came, each with why: to be mended and brought again."""
    cells = dict(form.table.rows)
    rows = [[*map(defuse, cells[number]), words] for number, words in faults]
    return _answer(filename, [*map(defuse, form.table.headers), _("哪里不对")], rows)


def _answer(filename, heads, rows):
    response, writer = csv_answer(filename)
    writer.writerow(heads)
    writer.writerows(rows)
    return response
