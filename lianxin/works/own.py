"""What this room holds about one person: what they said to designs, the projects they would watch, the wages they were paid."""

from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.kit.own_data import Own, under_account
from lianxin.people import selectors as people
from lianxin.works.models import Comment, Monitor, WageRow


def _wages(person):
    """Of their own name in their own household: a neighbour of the same name has another."""
    homes = people.households_of(person)
    return WageRow.objects.filter(household__in=homes, worker=person.name).order_by("id")


OWN = (
    Own(
        "project-comments",
        _("对项目方案提的意见"),
        under_account(Comment, answers__isnull=True),
        {"project__title": _("哪个项目"), "words": _("提了什么"), "at": _("哪天提的"), "answered_by__words": _("怎么答复")},
    ),
    Own(
        "project-monitor",
        _("报名当监督员"),
        under_account(Monitor),
        {
            "project__title": _("哪个项目"), "number": _("号"), "interest": _("和这个项目有什么关系"), "is_drawn": _("抽中"),
            "left_because": _("为什么不看了"), "entered_at": _("哪天报的"),
        },
    ),
    Own(
        "project-wages",
        _("在村里的项目做工的工资"),
        _wages,
        {
            "payment__project__title": _("哪个项目"), "payment__words": _("付什么"), "days": _("几个工"), "fen": _("多少元"),
            "payment__state": _("付了没有"), "payment__movement__on": _("哪天付的"),
        },
        {"fen": money, "days": money},
    ),
)  # fmt: skip
