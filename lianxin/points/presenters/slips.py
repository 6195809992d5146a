"""Slips in words: for whom, what, and until when."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day
from lianxin.points.presenters.rules import Row


def whose(slip):
    """The code of the household, or the masked name of who has none."""
    return slip.household.code if slip.household_id else mask_name(slip.person.name)


def slip_row(slip):
    made = _("{day}写的").format(day=day(slip.made_on))
    if slip.handed_on:
        state = ("ok", _("交到了"))
        made = _("{day}交到，{name}").format(day=day(slip.handed_on), name=slip.handed_by.name)
    else:
        state = ("wait", _("还没交"))
    return Row(
        reverse("points:hand_slip", args=[slip.public_id]), slip.title, *state,
        " · ".join((slip.division.short_name, whose(slip), made)),
    )  # fmt: skip


def slip_heading(slip):
    return "\n".join((whose(slip), slip.title, slip.words))
