"""What places below did not make public in time, in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin import selectors
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

_MOST = 200


@dataclass(frozen=True)
class UndisclosedRow:
    """``url`` is the step by which it is ordered, empty once it was."""

    title: str
    about: str
    tone: str
    state: str
    url: str


def undisclosed_row(found, *, is_unreached=False):
    about = _("说的是{first}至{last}，该{due}前公开").format(
        first=day(found.first_on), last=day(found.last_on), due=day(found.due_on)
    )
    if is_unreached:
        about = " · ".join((about, _("那里没有人有账号，要打电话、上门告诉")))
    title = f"{found.division.short_name} · {_(found.item_name)}"
    if found.ordered_at is None:
        url = reverse("bulletin:order_disclosure", args=[found.public_id])
        return UndisclosedRow(title, about, "late", _("没有公开"), url)
    tone = "late" if found.publish_by < clock.today() else "wait"
    return UndisclosedRow(title, about, tone, _("已责成，限{day}前公布").format(day=day(found.publish_by)), "")


def undisclosed_rows(actor):
    is_unreached = selectors.places_unreached()
    found = selectors.undisclosed(actor)[:_MOST]
    return [undisclosed_row(each, is_unreached=is_unreached(each.division)) for each in found]


def order_told(found):
    """What happens when it is ordered, for whoever is about to."""
    if selectors.places_unreached()(found.division):
        return _("那里没有人有账号，系统通知不到：责成的话和期限，请打电话或者上门告诉。")
    return _("村里会收到，限几个工作日内公布；监督委员会也会知道。")


def undisclosed_waiting(actor, at):
    """One row for a place. One query."""
    rows = selectors.undisclosed_to_order(actor)
    found = {}
    for each in rows[:_MOST] if rows is not None else ():
        found.setdefault(each.division, []).append(each)
    return [
        Waiting(
            url=reverse("bulletin:undisclosed"), title=_("{place}有 {n} 项过了日子没有公开").format(place=place.short_name, n=len(late)),
            meta=_(late[0].item_name), next_action=_("查清，责成公布"), due_at=clock.day_end(late[0].due_on),
            clock=_("该{day}前公开").format(day=day(late[0].due_on)), due=day(late[0].due_on),
        )
        for place, late in found.items()
    ]  # fmt: skip
