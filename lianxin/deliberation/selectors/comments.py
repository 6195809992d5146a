"""What is said of a topic: both sides apart, the best of each first, and the log of what was not shown."""

import hashlib

from django.db.models import Count, Q

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP
from lianxin.deliberation.models import Ballot, Comment
from lianxin.deliberation.selectors.decisions import fault_of
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


def comments_to_read(topic):
    """What waits to be read, and what somebody asks to have looked at again, with its log."""
    return _to_read(topic.comments.select_related("topic"))


def reasons_to_read(ballot):
    """The same of the reasons of a ballot."""
    return _to_read(ballot.reasons.select_related("ballot"))


def reasons_shown(ballot, most):
    """``(mark, words)`` of the reasons that were read and put up."""
    return list(ballot.reasons.filter(state=CommentState.SHOWN).values_list("mark", "words")[:most])


def ballots_to_read(actor):
    """Ballots of the actor's places with reasons that nobody has read yet; ``unread`` is how many."""
    scopes = actor.scopes(*policies.KEEPERS, Role.VILLAGE_SUPERVISOR)
    rows = Ballot.objects.filter(within_any(scopes, "division_path"))
    waiting = Q(reasons__state=CommentState.WAITING)
    return rows.annotate(unread=Count("reasons", filter=waiting)).filter(unread__gt=0).select_related("body__division")


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


def _to_read(comments):
    rows = comments.exclude(state=CommentState.SHOWN).prefetch_related("rulings")
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
