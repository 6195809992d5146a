"""Arguments of GeoReport v2, each refused in plain words."""

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from lianxin.needs import selectors
from lianxin.needs.api.bodies import Fault
from lianxin.territory import selectors as territory


def jurisdiction(asked):
    """The path of the place a ``jurisdiction_id`` (its division code) names; everything when none is given."""
    code = plain(asked.get("jurisdiction_id", ""))
    if not code:
        return ""
    place = territory.find_by_code(code) if code.isascii() and code.isdigit() else None
    if place is None:
        raise Fault(404, _("没有这个 jurisdiction_id：{code}。请写区划代码。").format(code=code[:60]))
    return place.path


def category_asked(code):
    if not code:
        raise Fault(400, _("没有 service_code。"))
    category = selectors.find_category(plain(code)[:40])
    if category is None or category.retired_on:
        raise Fault(404, _("没有这个 service_code：{code}。").format(code=code[:60]))
    return category


def plain(text):
    """Without what no database takes."""
    return text.replace("\x00", "").strip()


def several(asked, name):
    """Values of an argument that may come several times and hold several, separated by commas."""
    return [value for each in asked.getlist(name) for value in map(plain, each.split(",")) if value]


def rows_asked(asked):
    """Rows to pass over and to give, by the extension ``page`` (from 1) and ``page_size``."""
    number, size = _count(asked, "page", 1), _count(asked, "page_size", selectors.MOST_REQUESTS)
    return (number - 1) * size, size


def _count(asked, name, default):
    text = plain(asked.get(name, ""))
    if not text:
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
    if not 1 <= number <= selectors.MOST_REQUESTS:
        raise Fault(400, _("{name} 要在 1 到 {n} 之间。").format(name=name, n=selectors.MOST_REQUESTS))
    return number


def statuses(asked):
    wanted = several(asked, "status")
    if set(wanted) - {"open", "closed"}:
        raise Fault(400, _("status 只能是 open 或 closed。"))
    return wanted


def span(asked):
    start, end = _moment(asked, "start_date"), _moment(asked, "end_date")
    if start and end and not start <= end <= start + selectors.LONGEST_SPAN:
        raise Fault(400, _("start_date 要在 end_date 之前，相隔最多 90 天。"))
    return start, end


def _moment(asked, name):
    """A moment with its time zone, as the standard asks; a blank is none."""
    text = asked.get(name, "").strip().replace(" ", "+")  # a plus sign in an address is often left unescaped
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo and 1900 < found.year < 9000 else _no_moment(name)
    except (ValueError, OverflowError):
        return _no_moment(name)


def _no_moment(name):
    raise Fault(400, _("{name} 要写成 2026-01-31T08:00:00+08:00 这样，带时区。").format(name=name))
