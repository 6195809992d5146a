"""今日要办: a word of the person's own, or the next step of an entry."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres import policies, selectors
from lianxin.cadres.vocabulary import AppraisalState, PoolState, RouteStep, WillState
from lianxin.kit import clock
from lianxin.kit.waiting import Waiting


def waiting_rows(actor, at):
    """Entries that wait for this person: one question for them, one for their histories."""
    entries = selectors.waiting(actor)
    if entries is None:
        return []
    rows = list(entries.select_related("file__division").prefetch_related("marks").order_by("id")[:30])
    return [row for row in (_row(each, actor, at) for each in rows) if row is not None]


def _row(entry, actor, at):
    if policies.is_own(actor, entry.file):
        title, doing = _("有人推荐您做后备人选"), _("看一看，同意或者不同意都行")
    elif entry.state == PoolState.IN_POOL:
        title, doing = _("后备人选{name}在库一年了").format(name=entry.file.name), _("一年一看")
    elif policies.can_take_next_step(actor, entry):
        step = RouteStep(selectors.next_step(entry)).label
        title, doing = _("后备人选{name}").format(name=entry.file.name), _("办一步：{step}").format(step=step)
    else:
        return None
    return Waiting(
        url=reverse("cadres:file", args=[entry.file.public_id]), title=title, meta=entry.file.division.short_name,
        next_action=doing, due_at=clock.day_end(clock.day_of(at)), clock=_("等您办"), due=_("看一看"),
    )  # fmt: skip


def own_rows(actor, at):
    """What is asked of the person in their own file: two questions."""
    file = selectors.own_file(actor)
    if file is None:
        return []
    appraisals = (AppraisalState.WRITING, AppraisalState.SUGGESTED)
    found = [each for each in selectors.appraisals_of(file) if each.state in appraisals and each.answered_at is None]
    rows = [
        _own(
            "cadres:file_appraisals", file, str(each.round),
            _("选做过的事，写好交") if each.state == AppraisalState.WRITING else _("看等级意见，说一句"), at,
        )
        for each in found
    ]  # fmt: skip
    asked = [each for each in selectors.wills_of(file) if each.state == WillState.ASKED]
    doing = _("说愿意或者不愿意")
    return rows + [
        _own("cadres:file_use", file, _("有一个岗位问您愿不愿意：{post}").format(post=each.opening), doing, at)
        for each in asked
    ]


def _own(url_name, file, title, doing, at):
    return Waiting(
        url=reverse(url_name, args=[file.public_id]), title=title, meta=_("我的档案"), next_action=doing,
        due_at=clock.day_end(clock.day_of(at)), clock=_("等您办"), due=_("看一看"),
    )  # fmt: skip
