"""Which matters of an agenda the Party studied first, and whether its body has met on them since."""

from lianxin.deliberation.calc.drafts import plain
from lianxin.deliberation.models import Meeting
from lianxin.deliberation.vocabulary import HELD


def unstudied(meeting):
    """``(item, met)``: the first item its study does not cover, and the meeting of the body that came between; or ``(None, None)``.

    A topic is a matter of its own: its study serves until the body has met on it. What has no topic is known by its words alone, which
    come again every year: its study serves until the body has met at all.
    """
    study, studied = meeting.study, list(meeting.study.items.all())
    topics = {item.topic_id for item in studied} - {None}
    words = {plain(text) for item in studied for text in (item.title, item.motion)} - {""}
    met = Meeting.objects.filter(body=meeting.body_id, state__in=HELD, opened_at__gte=study.opened_at)
    met = met.exclude(pk=meeting.pk).filter(opened_at__lt=meeting.starts_at).order_by("-opened_at")
    for item in meeting.items.select_related("topic"):
        covered = item.topic_id in topics if item.topic_id else {plain(item.title), plain(item.motion)} & words
        if not covered:
            return item, None
        between = met.filter(items__topic=item.topic_id) if item.topic_id else met
        if last := between.first():
            return item, last
    return None, None
