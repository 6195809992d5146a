"""How stations are said: hours and days in words, rows of lists."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import clock as hour
from lianxin.kit.templatetags.kit import day as day_words
from lianxin.kit.week import WEEKDAYS, runs_of_week, spells_words
from lianxin.stations.calc.opening import read_spells
from lianxin.stations.vocabulary import Access, HolidayRule, Offer, StationKind

KIND_ICONS = {
    StationKind.CONTACT: "house",
    StationKind.CENTRE: "building-2",
    StationKind.PARK: "building-2",
    StationKind.COURIER: "bike",
}


@dataclass(frozen=True)
class Face:
    """Whether somebody is there: ``tone`` and words."""

    tone: str
    words: str


def open_face(opening, at):
    """What a station says of itself at a moment."""
    local = localtime(at)
    if until := opening.open_until(at):
        return Face("ok", _("现在有人，到 {time}").format(time=hour(until)))
    if opening.is_by_roster(local.date()):
        return Face("wait", _("今天放假，值班的人见值班表"))
    following = opening.next_opening(at)
    if following is None:
        return Face("ink", _("时间没有写，请打电话问"))
    return Face("ink", _("现在没人，{when} 再来").format(when=_when(localtime(following), local.date())))


def waiting_words(ahead, opening, at):
    """What the slip of a number says: how many are before, and whether somebody calls already."""
    said = [_("前面还有 {n} 位").format(n=ahead)]
    if opening.open_until(at) or (following := opening.next_opening(at)) is None:
        return [*said, _("坐着等，叫到号再到柜台。")]
    return [
        *said,
        _("{when} 有人叫号，到时候再到柜台。").format(when=_when(localtime(following), localtime(at).date())),
    ]


def _when(moment, today):
    days = (moment.date() - today).days
    if days == 0:
        return _("今天 {time}").format(time=hour(moment))
    if days == 1:
        return _("明天 {time}").format(time=hour(moment))
    return f"{day_words(moment.date())} {WEEKDAYS[moment.weekday()]} {hour(moment)}"


@dataclass(frozen=True)
class Row:
    """A station in a list."""

    url: str
    name: str
    kind: str
    icon: str
    where: str
    phone: str
    face: Face
    public_id: str = ""


def station_name(rules):
    """What a place calls its stations: by its own rules, else our word in the reader's language."""
    own = rules.settings["names.station"]
    return own.value if own.source else str(StationKind.CONTACT.label)


def kind_words(kind, rules):
    return station_name(rules) if kind == StationKind.CONTACT else str(StationKind(kind).label)


def kind_options(rules):
    """``(code, words)`` of every kind, to choose from."""
    return [(kind.value, kind_words(kind, rules)) for kind in StationKind]


def rows(stations, openings, at, rules=None):
    """Stations of a list; ``rules`` of its place say what stations are called there."""
    return [
        Row(
            url=reverse("stations:place", args=[each.public_id]),
            name=each.name,
            kind=kind_words(each.kind, rules) if rules else each.get_kind_display(),
            icon=KIND_ICONS[each.kind],
            where=f"{each.division.short_name} · {each.place_words}",
            phone=each.spoken_phone,
            face=open_face(openings[each.pk], at),
            public_id=each.public_id,
        )
        for each in stations
    ]


@dataclass(frozen=True)
class DayHours:
    day: object
    name: str
    hours: str
    note: str
    is_today: bool


def coming_days(opening, special_days, at, count=7):
    """The hours of the next days, with why a day is otherwise."""
    today = localtime(at).date()
    reasons = {special.day: special.reason for special in special_days}
    found = []
    for ahead in range(count):
        day = today + timedelta(days=ahead)
        note = reasons.get(day, "")
        if not note and day in opening.calendar.workdays:
            note = _("调休上班")
        elif not note and day.weekday() < 5 and day in opening.calendar.holidays:
            note = _("法定节假日")
        hours = _("见值班表") if opening.is_by_roster(day) else spells_words(opening.spells(day))
        found.append(DayHours(day, str(WEEKDAYS[day.weekday()]), hours, note, ahead == 0))
    return found


def week_lines(week):
    """The week in as few lines as possible, from its seven texts: 周一至周五 8:30–12:00."""
    return [(names, spells_words(spells)) for names, spells in runs_of_week([read_spells(hours) for hours in week])]


def change_lines(station, values):
    """What a change of a station will say, one line for each thing that becomes different."""
    labels = {field.name: field.verbose_name for field in type(station)._meta.fields}
    lines = []
    for name, value in values.items():
        before, after = _shown(name, getattr(station, name)), _shown(name, value)
        if before != after:
            lines.append(_("{what}：{before} → {after}").format(what=labels[name], before=before, after=after))
    return lines


def _shown(name, value):
    if name == "week":
        try:
            return "；".join(f"{names} {hours}" for names, hours in week_lines(value))
        except ValueError:
            return "；".join(value)
    choices = {"offers": Offer, "access": Access, "holiday_rule": HolidayRule, "kind": StationKind}.get(name)
    if choices and isinstance(value, list):
        return "、".join(str(choices(code).label) for code in value) or "—"
    return str(choices(value).label) if choices else str(value or "—")
