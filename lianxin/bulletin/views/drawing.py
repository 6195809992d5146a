"""Buttons of the form that draw tables into it: take, drop, and write on by hand. Nothing typed is lost."""

from django.utils.translation import gettext as _

from lianxin.bulletin import presenters, services
from lianxin.bulletin.calc.catalogue import parts_table
from lianxin.kit.errors import NotFound, RuleBroken
from lianxin.kit.http import day_written

_TAKE, _DROP, _TYPE, _PARTS = BUTTONS = ("take", "drop", "type", "parts")


def is_drawing(request):
    return request.method == "POST" and any(name in request.POST for name in BUTTONS)


def about_of(typed):
    """``(first day, last day)`` as far as they are written."""
    first, last = (typed.get(name) or "" for name in ("about_from", "about_to"))
    return tuple(day_written(day) if isinstance(day, str) else day for day in (first, last))


def draws_of(request, stored):
    """What the form says is drawn from; before it was sent, what the notice was drawn from."""
    if request.method != "POST":
        sources = [table["source"] for table in stored if "source" in table]
        return [services.Draw(*key) for key in dict.fromkeys((each["kind"], each["id"]) for each in sources)]
    anew = request.POST.getlist("anew")
    return [_draw(key, anew=key in anew) for key in dict.fromkeys(request.POST.getlist("drawn"))]


def redrawn(request, place, draws, stored, item_of):
    """``(typed, draws, why not)`` after the button that was pressed."""
    typed = {name: value for name, value in request.POST.items() if name not in BUTTONS}
    name, key = next((name, request.POST[name]) for name in BUTTONS if name in request.POST)
    others = [draw for draw in draws if draw.key != key]
    if name == _DROP:
        return typed, others, ""
    if name == _PARTS:
        item = item_of(typed)
        return _typed(typed, [parts_table(item)] if item and item.parts else [], draws, draws)
    asked = _draw(key, anew=name == _TAKE or any(draw.key == key and draw.anew for draw in draws))
    tables, why_not = preview(request, place, [asked], about_of(typed), stored)
    if why_not:
        return typed, draws if name == _TYPE else others, why_not
    if name == _TAKE:
        at = next((place for place, draw in enumerate(draws) if draw.key == key), len(draws))
        return typed, [*others[:at], asked, *others[at:]], ""
    return _typed(typed, tables, others, draws)


def _typed(typed, tables, draws, draws_before):
    filled = presenters.filled(typed, tables)
    if filled is None:
        return typed, draws_before, _("手填的四张表都占满了，放不下。先清掉不要的，再来。")
    return filled, draws, ""


def preview(request, place, draws, about, stored):
    """``(tables, why not)`` as they would be stored."""
    try:
        return services.drawn_tables(place=place, draws=draws, about=about, by=request.actor, stored=stored), ""
    except RuleBroken as broken:
        return [], broken.message
    except NotFound:
        return [], _("这里取不到了：可能停用了，或者您看不到它。")


def _draw(key, *, anew):
    kind, _colon, id = key.partition(":")
    return services.Draw(kind, id, anew)
