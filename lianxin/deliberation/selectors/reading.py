"""Comments and statements are read before they are shown: what waits, what was said of one, who is left to look again."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.models import Comment, CommentRuling, Statement, StatementRuling
from lianxin.deliberation.vocabulary import AskingState, CommentState, Ruling, StatementState
from lianxin.kit import clock
from lianxin.kit.tree import within_any

_RULED = (Ruling.SHOW, Ruling.HIDE)
_PUT_UP = (Ruling.SHOW, Ruling.RESTORE)


class _Log(NamedTuple):
    """Where the lines of a kind are, what it is called when it is not shown, and where its place stands."""

    lines: type
    name: str
    hidden: str
    places: tuple


_LOGS: dict = {
    Comment: _Log(
        CommentRuling, "comment", CommentState.HIDDEN, ("topic__division_path", "ballot__division_path")
    ),
    Statement: _Log(StatementRuling, "statement", StatementState.DECLINED, ("asking__division_path",)),
}  # fmt: skip


def _lines(model, outer):
    return _LOGS[model].lines.objects.filter(**{_LOGS[model].name: outer})


def unread(words):
    """What waits for a reader: what is new, what is shown and one would take down, what is to be looked at again."""
    last = _lines(words.model, OuterRef("pk")).order_by("-id")
    rows = words.annotate(
        last_ruling=Coalesce(Subquery(last.values("ruling")[:1]), Value("")),
        last_by=Coalesce(Subquery(last.values("by_id")[:1]), 0),
    )
    doubted = Q(state=CommentState.SHOWN, last_ruling=Ruling.HIDE)
    return rows.filter(Q(state=CommentState.WAITING) | doubted | _is_appealed(words))


def _is_appealed(words):
    return Q(state=_LOGS[words.model].hidden, last_ruling=Ruling.APPEAL)


def unread_by(words, actor):
    """Of what waits, what is for this actor: not their own, nor what they have had their say on."""
    read = _lines(words.model, OuterRef("pk")).filter(by_id=actor.id, ruling__in=_RULED)
    said = Q(last_ruling=Ruling.HIDE, last_by=actor.id) | Q(Exists(read), last_ruling=Ruling.APPEAL)
    return unread(words).exclude(author_id=actor.id).exclude(said)


def waits(words):
    """Whether it is one of ``unread``."""
    doubted = words.state == CommentState.SHOWN and last_ruling_of(words) == Ruling.HIDE
    return words.state == CommentState.WAITING or doubted or is_appealed(words)


def _reader_left(model, place):
    """Whether an account of the place reads who has neither ruled on it nor written it."""
    ruled = _lines(model, OuterRef(OuterRef("pk"))).filter(ruling__in=_RULED, by_id__isnull=False)
    held = accounts.holders_over(policies.MODERATORS, place).exclude(user_id__in=ruled.values("by_id"))
    return Q(Exists(held.exclude(user_id=Coalesce(OuterRef("author_id"), 0))))


def with_reader_left(words):
    """Each with ``reader_left``: whether somebody of its place could still look at it again."""
    left = Q()
    for place in _LOGS[words.model].places:
        left |= _reader_left(words.model, place)
    return words.annotate(reader_left=left)


def has_reader_left(words):
    return with_reader_left(type(words).objects.filter(pk=words.pk)).get().reader_left


def to_read(words, viewer, path):
    """What waits with its log, and whether a reader is left; for the township what nobody of the place is left for."""
    rows = with_reader_left(unread(words))
    if not policies.can_moderate_here(viewer, path):
        rows = rows.filter(_is_appealed(words), reader_left=False)
    return list(rows.prefetch_related("rulings"))


def statements_to_read(asking, viewer):
    """Every statement with its log, what waits first; for the township only what nobody of the place is left for."""
    if not policies.can_moderate_here(viewer, asking.division_path):
        return to_read(asking.statements, viewer, asking.division_path)
    rows = with_reader_left(asking.statements).prefetch_related("rulings")
    return sorted(rows, key=lambda each: (not waits(each), each.number))


def _for_township(words, actor):
    """What is to be looked at again and nobody of the place is left to do it; ``None`` for who is of no township."""
    scopes = actor.scopes(Role.TOWNSHIP_OFFICER)
    if not scopes:
        return None
    here = Q()
    for place in _LOGS[words.model].places:
        here |= within_any(scopes, place)
    return with_reader_left(unread(words).filter(_is_appealed(words)).filter(here)).filter(reader_left=False)


def appeals_for_township(actor):
    """Comments the township is to look at again, a row a comment, the oldest first; ``None`` for who is of no township."""
    rows = _for_township(Comment.objects.select_related("topic__division", "ballot__body__division"), actor)
    return rows if rows is None else rows.order_by("id")


def statement_appeals_for_township(actor):
    """The same of statements, as long as they can still be put up."""
    rows = Statement.objects.filter(asking__state=AskingState.OPEN, asking__closes_at__gt=clock.now())
    rows = _for_township(rows.select_related("asking__topic__division"), actor)
    return rows if rows is None else rows.order_by("id")


def number_of(words, about):
    """How many these are of the row asked, ``about`` which they are."""
    counted = words.order_by().values(about).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def last_ruling_of(words):
    """The last line of its log; empty while nobody has read it."""
    lines = list(words.rulings.all())
    return lines[-1].ruling if lines else ""


def is_appealed(words):
    return last_ruling_of(words) == Ruling.APPEAL


def is_to_appeal(words):
    """It is not shown, and nobody has asked for another look."""
    return words.state == _LOGS[type(words)].hidden and last_ruling_of(words) == Ruling.HIDE


def readers_of(words):
    """Who has ruled on it."""
    return {each.by_id for each in words.rulings.all() if each.ruling in _RULED}


def lines_against(words):
    """The lines that say it is not to be shown, since it was last put up."""
    found: list = []
    for line in words.rulings.all():
        if line.ruling in _PUT_UP:
            found.clear()
        elif line.ruling == Ruling.HIDE:
            found.append(line)
    return found


def against(words):
    """Who has said that it is not to be shown, since it was last put up."""
    return {line.by_id for line in lines_against(words)}
