"""Ends of resolutions: by which later one, and what the notice says."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.deliberation.calc.bodies import STANDS_OVER
from lianxin.deliberation.models import Resolution
from lianxin.deliberation.vocabulary import ENDED, LIVE, BodyKind, ResolutionState
from lianxin.kit.templatetags.kit import day


def later_than(resolution):
    """Resolutions in force that were registered after it, of its own body or of the assembly over its representatives, the newest first."""
    over, kind = resolution.body.stands_for_id, STANDS_OVER.get(resolution.body.kind, "")
    above = Q(body=over) if over else Q(division_path=resolution.division_path, body__kind=kind)
    rows = Resolution.objects.filter(
        Q(body=resolution.body_id) | above, registered_at__gt=resolution.registered_at,
        state__in=LIVE,
    )  # fmt: skip
    return list(rows.exclude(pk=resolution.pk).select_related("body").order_by("-registered_at", "-id")[:50])


def may_end_by(later, resolution):
    return any(each.pk == later.pk for each in later_than(resolution))


def only_by_later(resolution):
    """What is said to who names no later resolution that may change or revoke this one."""
    words = _("会议定的事，只有{body}后来的决议能改、能撤。请先开会表决、公布，再回来选那份决议。")
    return words.format(body=may_end_in_words(resolution))


def may_end_in_words(resolution):
    """The bodies whose later resolution may change or revoke this one."""
    body = resolution.body
    above = STANDS_OVER.get(body.kind)
    over = body.stands_for.name if body.stands_for_id else above and str(BodyKind(above).label)
    names = [body.name, *([over] if over else [])]
    return _("或者").join(names)


def end_of(resolution):
    """How it ended, or ``None``; with the resolution fetched for its page it asks nothing."""
    return getattr(resolution, "ended", None)


def ended_under(process):
    """The resolution a matter was posted by that holds no more, or ``None``; with its steps at hand nothing is asked before one was."""
    posted = [step.resolution_id for step in process.steps.all() if step.resolution_id]
    if not posted:
        return None
    rows = Resolution.objects.filter(pk__in=posted, state__in=ENDED)
    return rows.select_related("body", "ended__body").first()


def ends_by(resolution):
    """The ends of earlier resolutions that this one brought."""
    return list(resolution.ends.select_related("body", "resolution__body"))


def end_for_board(end):
    """The text of the notice: which resolution, since when it holds no more, by what, and what stays."""
    old = end.resolution
    said = {
        ResolutionState.AMENDED: _("{number}“{title}”已经修改，从{day}起按改过的办。"),
        ResolutionState.REVOKED: _("{number}“{title}”已经撤销，从{day}起不再执行。"),
        ResolutionState.ANNULLED: _("{number}“{title}”被依法撤销或者责令改正，从{day}起不再执行。"),
    }[end.state]
    later = (
        _("后来的决议：{number}“{title}”").format(number=end.later.number, title=end.later.title) if end.later else ""
    )
    kept = _("原来的决议、表决和结果包都还在，谁都可以查、可以重算。")
    lines = [said.format(number=old.number, title=old.title, day=day(end.at)), end.words, later, kept]
    return "\n".join(filter(None, lines))
