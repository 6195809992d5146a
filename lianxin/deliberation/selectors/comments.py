"""What is said of a topic: both sides apart, the best of each first, and the log of what was not shown."""

import hashlib

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP
from lianxin.deliberation.models import Ballot, Comment, CommentRuling
from lianxin.deliberation.selectors.decisions import fault_of
from lianxin.deliberation.vocabulary import REASONED_KINDS, CommentState, Ruling, Side
from lianxin.kit.decisions import shown
from lianxin.kit.tree import within_any

#: So many of each side on the page; all of them are on the side's own.
BEST = 20
_RULED = (Ruling.SHOW, Ruling.HIDE)
_PUT_UP = (Ruling.SHOW, Ruling.RESTORE)
_LAST_RULING = Subquery(CommentRuling.objects.filter(comment=OuterRef("pk")).order_by("-id").values("ruling")[:1])


def _reader_left(path):
    """Whether an account of the place reads who has neither ruled on the comment nor written it."""
    ruled = CommentRuling.objects.filter(comment=OuterRef(OuterRef("pk")), ruling__in=_RULED, by_id__isnull=False)
    held = accounts.holders_over(policies.MODERATORS, path).exclude(user_id__in=ruled.values("by_id"))
    return Exists(held.exclude(user_id=Coalesce(OuterRef("author_id"), 0)))


def with_reader_left(comments):
    """Each with ``reader_left``: whether somebody of its place could still look at it again."""
    of_topic, of_ballot = _reader_left("topic__division_path"), _reader_left("ballot__division_path")
    return comments.annotate(reader_left=Q(of_topic) | Q(of_ballot))


def find_comment(public_id):
    rows = with_reader_left(Comment.objects.select_related("topic", "ballot__body"))
    return shown(rows.filter(public_id=public_id).first())


def has_reader_left(comment):
    return with_reader_left(Comment.objects.filter(pk=comment.pk)).get().reader_left


def unread(comments):
    """What waits for a reader: what is new, what is shown and one would take down, what is to be looked at again."""
    rows = comments.annotate(last_ruling=_LAST_RULING)
    doubted = Q(state=CommentState.SHOWN, last_ruling=Ruling.HIDE)
    return rows.filter(Q(state=CommentState.WAITING) | doubted | Q(last_ruling=Ruling.APPEAL))


def appeals_for_township(actor):
    """What is to be looked at again and nobody of the place is left to do it; a row a comment, the oldest first. ``None`` for who is
    of no township."""
    scopes = actor.scopes(Role.TOWNSHIP_OFFICER)
    if not scopes:
        return None
    rows = Comment.objects.annotate(last_ruling=_LAST_RULING).filter(last_ruling=Ruling.APPEAL)
    here = within_any(scopes, "topic__division_path") | within_any(scopes, "ballot__division_path")
    rows = with_reader_left(rows.filter(here)).filter(reader_left=False)
    return rows.select_related("topic__division", "ballot__body__division").order_by("id")


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
    """The reasons that were read and put up."""
    return list(ballot.reasons.filter(state=CommentState.SHOWN)[:most])


def ballots_to_read(actor):
    """Ballots of the actor's places with reasons that wait for a reader; ``unread`` is how many."""
    rows = Ballot.objects.filter(within_any(actor.scopes(*policies.MODERATORS), "division_path"))
    waiting = number_of(unread(Comment.objects.filter(ballot=OuterRef("pk"))), "ballot")
    return rows.annotate(unread=waiting).filter(unread__gt=0).select_related("body__division")


def number_of(comments, about):
    """How many these are of the row asked, ``about`` which they are."""
    counted = comments.order_by().values(about).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


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
    return list(with_reader_left(unread(comments)).prefetch_related("rulings"))


def is_appealed(comment):
    lines = list(comment.rulings.all())
    return bool(lines) and lines[-1].ruling == Ruling.APPEAL


def readers_of(comment):
    """Who has ruled on it."""
    return {each.by_id for each in comment.rulings.all() if each.ruling in _RULED}


def against(comment):
    """Who has said that it is not to be shown, since it was last put up."""
    found: set = set()
    for line in comment.rulings.all():
        if line.ruling in _PUT_UP:
            found.clear()
        elif line.ruling == Ruling.HIDE:
            found.add(line.by_id)
    return found


def backed_by(topic, actor):
    """Comments of the topic this actor has found to the point."""
    rows = Comment.objects.filter(topic=topic, backings__user=actor.id) if actor.is_user else Comment.objects.none()
    return set(rows.values_list("pk", flat=True))
