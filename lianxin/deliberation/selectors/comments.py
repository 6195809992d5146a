"""What is said of a topic: both sides apart, the best of each first, and the log of what was not shown."""

import hashlib

from django.db.models import Count, OuterRef

from lianxin.deliberation import policies
from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP
from lianxin.deliberation.models import Ballot, Comment
from lianxin.deliberation.selectors.decisions import fault_of
from lianxin.deliberation.selectors.reading import number_of, to_read, unread_by
from lianxin.deliberation.vocabulary import REASONED_KINDS, CommentState, Ruling, Side
from lianxin.kit.decisions import shown
from lianxin.kit.tree import within_any

#: So many of each side on the page; all of them are on the side's own.
BEST = 20


def find_comment(public_id):
    return shown(Comment.objects.select_related("topic", "ballot__body").filter(public_id=public_id).first())


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
    return _ruled_against(topic.comments)


def rulings_on_reasons(ballot):
    """The same of the reasons of a ballot."""
    return _ruled_against(ballot.reasons)


def _ruled_against(comments):
    rows = comments.filter(rulings__ruling=Ruling.HIDE).distinct().order_by("-number")
    return list(rows.prefetch_related("rulings"))


def comments_to_read(topic, viewer):
    """What waits to be read, and what somebody asks to have looked at again, with its log."""
    return to_read(topic.comments.select_related("topic"), viewer, topic.division_path)


def reasons_to_read(ballot, viewer):
    """The same of the reasons of a ballot."""
    return to_read(ballot.reasons.select_related("ballot"), viewer, ballot.division_path)


def reasons_shown(ballot, most):
    """The reasons that were read and put up."""
    return list(ballot.reasons.filter(state=CommentState.SHOWN)[:most])


def ballots_to_read(actor):
    """Ballots of the actor's places with reasons that wait for this reader; ``unread`` is how many."""
    rows = Ballot.objects.filter(within_any(actor.scopes(*policies.MODERATORS), "division_path"))
    waiting = number_of(unread_by(Comment.objects.filter(ballot=OuterRef("pk")), actor), "ballot")
    return rows.annotate(unread=waiting).filter(unread__gt=0).select_related("body__division")


def as_published(ballot, sheets):
    """The sheets as a bundle writes them: a reason is there as its SHA-256 after tracker and line feed, so that its voter finds it
    and nobody reads what nobody has read; whether there is one decides whether the sheet counts."""
    if ballot.kind not in REASONED_KINDS:
        return sheets
    return [[tracker, _hidden(tracker, choice)] for tracker, choice in sheets]


def _hidden(tracker, choice):
    if len(choice) != 2 or not choice[1].strip():
        return choice
    return [choice[0], hashlib.sha256(f"{tracker or ''}\n{choice[1]}".encode()).hexdigest()]


def reasoned(ballot, sheets):
    """``(mark, words)`` of the sheets that count and say why."""
    return [
        tuple(choice)
        for _tracker, choice in sheets
        if len(choice) == 2 and not fault_of(ballot.rule, choice) and choice[1]
    ]


def backed_by(topic, actor):
    """Comments of the topic this actor has found to the point."""
    rows = Comment.objects.filter(topic=topic, backings__user=actor.id) if actor.is_user else Comment.objects.none()
    return set(rows.values_list("pk", flat=True))
