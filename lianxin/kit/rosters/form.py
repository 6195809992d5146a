"""The form of a roster: a list pasted or out of a file, and which of its columns is what."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.tables import WHY, BadTable, Table, read_table

#: One transaction holds the whole list.
MOST_ROWS = 300
_MOST_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True)
class Column:
    """What a row may say; ``called`` are the heads it goes by beside its label."""

    name: str
    label: object
    called: tuple = ()
    is_required: bool = False


def guess(columns, heads):
    """``{name: index}`` of the columns whose heads are known."""
    found = {}
    for column in columns:
        names = {str(column.label), column.name, *column.called}
        at = next((index for index, head in enumerate(heads) if head.strip().lower() in names), None)
        if at is not None:
            found[column.name] = at
    return found


class RosterForm(forms.Form):
    """A list pasted, or read out of a file into the text. ``rows`` are ``(number in the list, {name: cell})``.

    ``sample``: rows as they could read; ``table`` is what was read.
    """

    columns: tuple = ()
    sample: tuple = ()
    table: Table
    file = forms.FileField(
        label=_L("文件"), required=False, help_text=_L("Excel（.xlsx）或 CSV。也可以不选，把表格贴在下面。")
    )
    text = forms.CharField(
        label=_L("表格"), required=False, max_length=100_000,
        widget=forms.Textarea({"rows": 10, "class": "code--plain", "wrap": "off"}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        heads = "、".join(str(column.label) for column in self.columns)
        self.fields["text"].help_text = _("第一行是表头：{heads}。").format(heads=heads)

    def clean(self):
        data = super().clean() or {}
        try:
            table = self.table = self._table(data)
        except BadTable as bad:
            return self.add_error("text", WHY[bad.code])
        if len(table.rows) > MOST_ROWS:
            return self.add_error("text", _("一次最多 {n} 行。请分成几份。").format(n=MOST_ROWS))
        mapping = self._mapping(table.headers)
        if missing := [str(each.label) for each in self.columns if each.is_required and each.name not in mapping]:
            return self.add_error(
                "text", _("请在下面选哪一列是{names}。").format(names="、".join(f"“{name}”" for name in missing))
            )
        if len(set(mapping.values())) < len(mapping):
            return self.add_error("text", _("同一列被选作两项。请改选其中一项。"))
        rows = [(number, {name: cells[at] for name, at in mapping.items()}) for number, cells in table.rows]
        return {"text": data["text"], "rows": rows}

    def _table(self, data):
        if upload := data.get("file"):
            if upload.size > _MOST_BYTES:
                raise BadTable("too_big")
            found = read_table(upload.read())
            data["text"] = "\n".join(
                "\t".join(row) for row in (found.headers, *(cells for _number, cells in found.rows))
            )
            self._show("text", data["text"])
        return read_table(data.get("text", "").encode())

    def _show(self, name, value):
        """A value the form stands with when it is shown again."""
        said: Any = self.data.copy()  # type: ignore[attr-defined]
        said[name] = value
        self.data = said

    def _mapping(self, heads):
        """Which column is what: as chosen, else as guessed; the choices stand below the table from now on."""
        guessed, found = guess(self.columns, heads), {}
        posted = {} if self.files.get("file") else self.data  # another file has other columns
        for column in self.columns:
            name = f"column_{column.name}"
            chosen = posted.get(name, str(guessed.get(column.name, "")))
            choices = [("", _("没有")), *((str(at), head or str(at + 1)) for at, head in enumerate(heads))]
            self.fields[name] = forms.ChoiceField(
                label=_("哪一列是“{name}”").format(name=column.label), choices=choices, required=False
            )
            self._show(name, chosen)
            if chosen.isascii() and chosen.isdigit() and int(chosen) < len(heads):
                found[column.name] = int(chosen)
        return found
