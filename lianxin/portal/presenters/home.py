"""What is going on where somebody lives, in rows."""

import json
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin.presenters import totals_in_words
from lianxin.kit.masking import spoken_phone
from lianxin.kit.templatetags.kit import moment
from lianxin.liaison.vocabulary import AssignmentKind
from lianxin.works.presenters import tone_of_state
from lianxin.works.vocabulary import ProjectState


@dataclass(frozen=True)
class Row:
    """A line of the home page; ``phone`` is a number to press, ``spoken`` the same to be read."""

    title: str
    meta: str
    url: str = ""
    tone: str = ""
    state: str = ""
    phone: str = ""
    spoken: str = ""


def vote_rows(going_on):
    """What waits for voices, each with its last moment."""
    pages = {"ballot": "deliberation:ballot", "budget": "deliberation:budgeting", "asking": "deliberation:asking"}
    states = {"ballot": _("正在投票"), "budget": _("征集点子"), "asking": _("征求意见")}
    return [
        Row(
            row.title, f"{_('{moment}截止').format(moment=moment(row.at))} · {row.place}",
            reverse(pages[row.kind], args=[row.public_id]), "late" if row.told else "wait",
            _("等您来投") if row.told else states[row.kind],
        )
        for row in going_on.votes
    ]  # fmt: skip


def project_rows(going_on):
    """Village projects with how far they are."""
    return [
        Row(
            row.title, f"{row.place} · {row.more}", reverse("works:project", args=[row.public_id]),
            tone_of_state(row.told), str(ProjectState(row.told).label),
        )
        for row in going_on.projects
    ]  # fmt: skip


def money_rows(going_on):
    """The newest statement on the board with its sums."""
    return [
        Row(
            row.title, " · ".join(filter(None, (row.place, totals_in_words(json.loads(row.told)["tables"])))),
            reverse("bulletin:notice", args=[row.public_id]),
        )
        for row in going_on.statements
    ]  # fmt: skip


def keeper_rows(going_on):
    """Who keeps in touch with my household, with a number to press."""
    return [
        Row(
            row.title, " · ".join(filter(None, (str(AssignmentKind(row.told).label), row.place))), phone=row.more,
            spoken=spoken_phone(row.more),
        )
        for row in going_on.keepers
    ]  # fmt: skip
