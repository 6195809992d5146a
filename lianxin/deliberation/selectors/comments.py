"""What is said of a topic: both sides apart, the best of each first, and the log of what was not shown."""

from django.db.models import Count

from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP
from lianxin.deliberation.models import Comment
from lianxin.deliberation.vocabulary import CommentState, Ruling, Side
from lianxin.kit.decisions import shown

#: So many of each side on the page; all of them are on the side's own.
BEST = 20


def find_comment(public_id):
    return shown(Comment.objects.select_related("topic").filter(public_id=public_id).first())


def sides_of(topic, *, side="", most=BEST):
    """``(side, comments, how many there are)`` of each side, those found to the point by most people first.

    ``told`` is how many that were, where they are enough not to be guessed.
    """
    rows = Comment.objects.filter(topic=topic, state=CommentState.SHOWN).annotate(backed=Count("backings"))
    listed = list(rows.order_by("-backed", "number"))
    for each in listed:
        each.told = each.backed if each.backed >= FEWEST_IN_GROUP else 0
    sides = [each for each in Side if not side or each.value == side]
    found = [(each, [comment for comment in listed if comment.side == each]) for each in sides]
    return [(each, comments if side else comments[:most], len(comments)) for each, comments in found]


def rulings_of(topic):
    """Comments that were ruled against, with every line of their log, the latest first."""
    rows = Comment.objects.filter(topic=topic, rulings__ruling=Ruling.HIDE).distinct().order_by("-number")
    return list(rows.prefetch_related("rulings"))


def comments_to_read(topic):
    """What waits to be read, and what somebody asks to have looked at again, with its log."""
    rows = topic.comments.exclude(state=CommentState.SHOWN).select_related("topic").prefetch_related("rulings")
    return [each for each in rows if each.state == CommentState.WAITING or is_appealed(each)]


def is_appealed(comment):
    lines = list(comment.rulings.all())
    return bool(lines) and lines[-1].ruling == Ruling.APPEAL


def readers_of(comment):
    """Who has ruled on it."""
    return {each.by_id for each in comment.rulings.all() if each.ruling in (Ruling.SHOW, Ruling.HIDE)}


def backed_by(topic, actor):
    """Comments of the topic this actor has found to the point."""
    rows = Comment.objects.filter(topic=topic, backings__user=actor.id) if actor.is_user else Comment.objects.none()
    return set(rows.values_list("pk", flat=True))
