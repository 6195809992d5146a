"""What waits for a second pair of eyes, as rows of 今日要办."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting


def sheet_rows(actor, at):
    """Topics with a sheet of signatures that somebody else has entered. One query."""
    return [
        Waiting(
            url=reverse("deliberation:topic", args=[each.public_id]),
            title=each.title,
            meta=each.division.short_name,
            next_action=_("对着纸核对签名单"),
            due_at=each.proposed_at,
            clock=_("签名单"),
            due=_("{day}提的").format(day=day(each.proposed_at)),
        )
        for each in selectors.topics_with_sheets(actor)[:30]
    ]


def doubt_rows(actor, at):
    """Ballots with a paper mark that somebody else says is a mistake. One query."""
    return [
        Waiting(
            url=reverse("deliberation:ballot", args=[each.public_id]),
            title=each.title,
            meta=each.body.division.short_name,
            next_action=_("核对说登记错了的纸票"),
            due_at=each.closes_at,
            tone="late" if each.closes_at < at else "wait",
            clock=_("投票"),
            due=_("{day}截止").format(day=day(each.closes_at)),
        )
        for each in selectors.ballots_with_doubts(actor)[:30]
    ]
