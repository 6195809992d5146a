"""Tags and filters every template has (builtins): icons, states, dates in words."""

import secrets
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.kit import charts
from lianxin.kit.devices import device_name

register = template.Library()

#: A state is never told by colour alone: each kind has its icon, and the caller gives the word.
STATE_ICONS = {
    "ok": "circle-check",
    "wait": "clock",
    "late": "triangle-alert",
    "done": "check-check",
    "ink": "circle",
}
NOTICE_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "error": "circle-x"}
_SHAPE = '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
_NAMED_SHAPE = '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>'


@lru_cache(maxsize=512, typed=True)
def _icon(sprite, name, label):
    if label:
        return format_html(_NAMED_SHAPE, label, sprite, name)
    return format_html(_SHAPE, sprite, name)


@lru_cache(maxsize=2048, typed=True)  # a safe string never answers for an unsafe one
def _state(sprite, kind, word):
    shape = _icon(sprite, STATE_ICONS[kind], "")
    return format_html('<span class="state state--{}">{}<span>{}</span></span>', kind, shape, word)


@cache
def _sprite_of(storage):
    return static("icons.svg")


def _sprite():
    return _sprite_of(settings.STORAGES["staticfiles"]["BACKEND"])


@register.simple_tag
def icon(name, label=""):
    """An icon of the sprite; without ``label`` it is decoration beside a word and hidden from screen readers."""
    return _icon(_sprite(), str(name), str(label)) if name else ""


@register.simple_tag
def state(kind, word):
    """A state as icon and word: ``{% state "late" "已超时" %}``. Kinds: ok, wait, late, done, ink."""
    return _state(_sprite(), kind if kind in STATE_ICONS else "ink", str(word))


@register.simple_tag
def notice_icon(kind):
    return icon(NOTICE_ICONS.get(kind, "info"))


@register.simple_tag(takes_context=True)
def once(context):
    """The mark of a form that is carried out once (``kit.steps.run_once``); what was refused keeps it."""
    mark = context["request"].POST.get("once", "")[:40] or secrets.token_urlsafe(16)
    return format_html('<input type="hidden" name="once" value="{}">', mark)


@register.filter
def notice_kind(level_tag):
    """The kind of notice for a level of Django's messages."""
    return {"success": "ok", "warning": "warn", "error": "error"}.get(level_tag, "info")


@register.simple_tag
def cells(pairs):
    """The cells of a row of a stacked table, each ``(heading, value)``: a hundred rows are one call each, not one a cell."""
    return SafeString("".join([f"{_cell(heading)}{conditional_escape(value)}</td>" for heading, value in pairs]))


@lru_cache(maxsize=256)
def _cell(heading):
    return format_html('<td data-label="{}">', heading)


@register.simple_tag
def crumbs(*steps):
    """The way from the top: ``{% crumbs "首页" home_url "诉求" queue_url title %}``; the last one has no address."""
    pairs = list(zip(steps[::2], [*steps[1::2], ""], strict=False))
    items = [
        format_html('<li><a href="{}">{}</a></li>', url, word)
        if url
        else format_html('<li><span aria-current="page">{}</span></li>', word)
        for word, url in pairs
    ]
    label = "Breadcrumbs" if _in_english() else "当前位置"
    return format_html('<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>', label, SafeString("".join(items)))


def _in_english():
    return (get_language() or "").startswith("en")


def _local(value):
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@register.filter
def day(value):
    """2026年11月23日, in English 23 Nov 2026; nothing for nothing."""
    if not isinstance(value, date):
        return ""
    value = _local(value)
    if _in_english():
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


@register.filter
def until(starts_on, ends_on):
    """From a day to a day, or from a day on."""
    if not ends_on:
        return _("{day}起").format(day=day(starts_on))
    return f"{day(starts_on)}—{day(ends_on)}"


@register.filter
def clock(value):
    """14:05 of a time or a moment."""
    if not hasattr(value, "hour"):
        return ""
    value = _local(value)
    return f"{value.hour:02}:{value.minute:02}"


_says_years: ContextVar[bool] = ContextVar("says_years", default=False)


@contextmanager
def with_years():
    """Inside it every moment says its year: on paper, which is read years later."""
    token = _says_years.set(True)
    try:
        yield
    finally:
        _says_years.reset(token)


@register.filter
def moment(value):
    """11月23日 14:05; the year is said only when it is not this one."""
    if not isinstance(value, datetime):
        return day(value)
    local = _local(value)
    if _says_years.get() or local.year != datetime.now(local.tzinfo).year:
        return f"{day(local)} {clock(local)}"
    return f"{day_of_year(local)} {clock(local)}"


@register.filter
def day_of_year(value):
    """11月23日, in English 23 Nov: of a day that is near."""
    return f"{value.day} {_MONTHS[value.month - 1]}" if _in_english() else f"{value.month}月{value.day}日"


@register.filter
def device(user_agent):
    """安卓设备 · Chrome, of what a browser says of itself."""
    return device_name(user_agent)


@register.filter
def iso(value):
    """For ``<time datetime>``."""
    return value.isoformat() if hasattr(value, "isoformat") else ""


@register.inclusion_tag("kit/sparkline.html")
def sparkline(values, label):
    """A small line with what it shows in words: ``{% sparkline months "近十二个月诉求：从 12 件到 31 件" %}``."""
    return {"spark": charts.sparkline(list(values)), "label": label}


@register.inclusion_tag("kit/bars.html")
def bar_chart(pairs, caption):
    """A table of labels, bars and numbers: ``{% bar_chart pairs "每月诉求（件）" %}``."""
    return {"bars": charts.bars(pairs), "caption": caption}


@register.inclusion_tag("kit/meter.html")
def meter(value, most, label, kind="ok"):
    """How far something is, in words and as a bar: ``{% meter 18 20 "已入户" %}`` → 已入户 18 / 20."""
    return {"value": value, "most": most, "label": label, "kind": kind}


@register.filter
def number_plain(value):
    """A coordinate: never with the separators of a language."""
    return str(value)
