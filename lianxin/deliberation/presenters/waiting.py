"""What waits in the hall for somebody, as rows of 今日要办."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.presenters.opinions import statement_waits
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting


def waiting_rows(actor, at):
    """Topics to be screened. One query."""
    return [_topic(topic, at) for topic in selectors.topics_to_screen(actor)[:50]]


def _topic(topic, at):
    due = clock.day_end(topic.screen_by)
    return Waiting(
        url=reverse("deliberation:topic", args=[topic.public_id]),
        title=topic.title,
        meta=f"{topic.division.short_name} · {topic.get_origin_display()}",
        next_action=_("筛选议题"),
        due_at=due,
        tone="late" if due < at else "wait",
        clock=_("议题"),
        due=_("{day}前筛选").format(day=day(topic.screen_by)),
    )


def statements_waiting(actor, at):
    """Statements that somebody has to read before they are asked. One query."""
    return [statement_waits(each) for each in selectors.statements_to_read(actor)[:50]]
