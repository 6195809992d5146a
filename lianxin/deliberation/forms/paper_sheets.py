"""What one of two people reads on the paper sheets of a ballot, line by line."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.forms.ballots import MARKS
from lianxin.deliberation.vocabulary import BallotKind
from lianxin.kit.steps import StepForm, words


class ReadingForm(StepForm):
    """So many paper sheets, one line each: its number and what stands on it."""

    readings = words(
        _("每张票上选了什么"), 200_000, rows=12,
        hint=_("给每张纸票编号，一行一张：编号，空一格，选的项（几项用顿号分开，白票写“空”）。例如：1 同意。编多了的，写“没有”，例如：12 没有"),
    )  # fmt: skip

    def clean_readings(self):
        kind, rows, seen = self.about.kind, [], set()
        options = self.about.rule.get("options", ())
        names = (
            {str(label): mark for mark, label in MARKS.get(kind, ())}
            | dict(zip(options, options, strict=True))
            | _numbered(self.about.rule)
        )
        for line in self.cleaned_data["readings"].splitlines():
            if not line.strip():
                continue
            number, _blank, said = line.strip().partition(" ")
            choice = None if said.strip() == "没有" else _as_choice(kind, said.strip(), names)
            if not _is_number(number) or number in seen or choice == _UNREADABLE:
                raise forms.ValidationError(
                    _("“{line}”看不懂，或者编号重了。写成：1 同意").format(line=line.strip()[:40])
                )
            seen.add(number)
            rows.append((int(number), choice))
        return rows


def ticked(ballot, said):
    """The choice of a paper sheet of a budget as its voter says it: numbers, of points each with how many; ``None`` for words nobody
    can read."""
    choice = _as_choice(ballot.kind, re.sub(r"[，,;；\s]*[、，,;；]\s*", "、", said.strip()), _numbered(ballot.rule))
    return None if choice == _UNREADABLE else choice


#: What ``_as_choice`` makes of points without a number.
_UNREADABLE = [["", -1]]


def _numbered(rule):
    """Options that begin with their number go by it alone."""
    numbers = [(option.partition(" ")[0], option) for option in rule.get("options", ())]
    found = dict(numbers)
    return found if len(found) == len(numbers) and all(_is_number(number) for number in found) else {}


def _is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 7


def _as_choice(kind, said, names):
    """The sheet a line tells of; a reason is taken whole, whatever stands in it."""
    said = "" if said == "空" else said
    if kind in (BallotKind.CONSENT, BallotKind.ADVICE):
        mark, _colon, reason = said.partition("：")
        return [names.get(mark.strip(), mark.strip()), reason.strip()]
    marks = _marks(said, names)
    if kind != BallotKind.POINTS:
        return [names.get(mark, mark) for mark in marks]
    pairs = [mark.rpartition(" ") for mark in marks]
    if not all(_is_number(points) for _name, _blank, points in pairs):
        return _UNREADABLE
    return [[names.get(name.strip(), name.strip()), int(points)] for name, _blank, points in pairs]


def _marks(said, names):
    """What is set apart by 、, which may also stand within the name of an option; the longer name goes first."""
    marks, known = [], sorted(names, key=len, reverse=True)
    known = re.compile("|".join(rf"{re.escape(name)}(?: +[0-9]+)?(?=\s*(?:、|$))" for name in known))
    while said:
        found = known.match(said) if names else None
        mark = found.group() if found else said.partition("、")[0]
        marks.append(mark.strip())
        said = said[len(mark) :].lstrip().removeprefix("、").lstrip()
    return marks
