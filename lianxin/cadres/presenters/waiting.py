"""今日要办: a word of the person's own, or the next step of an entry."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres import policies, selectors
from lianxin.cadres.vocabulary import ABOVE, AppraisalKind, AppraisalState, Part, PoolState, RouteStep
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting


def waiting_rows(actor, at):
    """Entries that wait for this person: one question for them, one for their histories."""
    entries = selectors.waiting(actor)
    if entries is None:
        return []
    rows = entries.select_related("file__division").prefetch_related("marks").order_by("id")[:30]
    return [_row(each, actor, at) for each in rows]


def _row(entry, actor, at):
    if policies.is_own(actor, entry.file):
        title, doing = _("有人推荐您做后备人选"), _("看一看，同意或者不同意都行")
    elif entry.state == PoolState.IN_POOL:
        title, doing = _("后备人选{name}在库一年了").format(name=entry.file.name), _("一年一看")
    else:
        step = RouteStep(selectors.next_step(entry)).label
        title, doing = _("后备人选{name}").format(name=entry.file.name), _("办一步：{step}").format(step=step)
    return Waiting(
        url=reverse("cadres:file", args=[entry.file.public_id]), title=title, meta=entry.file.division.short_name,
        next_action=doing, due_at=clock.day_end(clock.day_of(at)), clock=_("等您办"), due=_("看一看"),
    )  # fmt: skip


def appraisal_rows(actor, at):
    """Grades to suggest and to decide, votes to enter, appeals, and people without an account to be told: one question."""
    found = selectors.appraisals_waiting(actor)
    if found is None:
        return []
    rows = found.select_related("file", "round").order_by("appeal_due_on", "id")[:30]
    return [_appraisal_row(each, actor, clock.day_of(at)) for each in rows]


def _appraisal_row(appraisal, actor, today):
    words = {"name": appraisal.file.name, "round": appraisal.round}
    title, doing, until = _("{name}：{round}").format(**words), *_next_in(appraisal, today)
    if appraisal.state == AppraisalState.APPEALED:
        title = _("{name}对{round}申诉").format(**words)
    elif _is_told(appraisal):
        title = _("{name}没有账号：{round}当面告诉本人").format(**words)
    url = reverse("cadres:file_appraisals", args=[appraisal.file.public_id])
    if not policies.can_read_part(actor, appraisal.file, Part.APPRAISAL):
        url = reverse(
            "cadres:round", args=[appraisal.round.public_id]
        )  # who counts, or serves elsewhere, reads no file
    return Waiting(
        url=url, title=title, meta=_("考核"),
        next_action=doing, due_at=clock.day_end(until), tone="late" if until < today else "wait", clock=_("等您办"),
        due=_("到{day}").format(day=day(until)),
    )  # fmt: skip


def _is_told(appraisal):
    """Whether somebody without an account is still to be told, face to face."""
    shown = appraisal.state == AppraisalState.SUGGESTED and not appraisal.answered_at
    untold = appraisal.state == AppraisalState.DECIDED and appraisal.appeal_until is None
    return untold or (shown and appraisal.file.user_id is None)


def _next_in(appraisal, today):
    """``(what somebody does, until when)``."""
    state, is_voted = appraisal.state, appraisal.round.kind == AppraisalKind.DEMOCRATIC
    if state == AppraisalState.APPEALED:
        return _("答复申诉"), appraisal.appeal_due_on or today
    if state == AppraisalState.DECIDED:
        return _("念等级，问要不要申诉，记下哪天告诉的"), today
    if state in (AppraisalState.COUNTED, AppraisalState.RECOUNTED):
        return _("核对会上的票"), today
    if state == AppraisalState.RECOUNT:
        return _("重新计票，登记票数"), today
    if state != AppraisalState.SUGGESTED:
        return (_("登记会上的票"), appraisal.round.meets_on) if is_voted else (_("提等级意见"), today)
    if appraisal.wants_mended:
        return _("本人说不对：看过，重新提"), appraisal.mend_due_on or today
    if _is_told(appraisal):
        return _("念等级意见，记下本人的话"), appraisal.look_until
    return _("定等级"), today


def file_rows(actor, at):
    """Checks past their day, filings that wait for the county or came back: one question."""
    found = selectors.files_waiting(actor)
    if found is None:
        return []
    today = clock.day_of(at)
    return [
        Waiting(
            url=reverse("cadres:file_checks", args=[file.public_id]), title=title.format(name=file.name),
            meta=file.division.short_name, next_action=doing, due_at=clock.day_end(today), clock=_("等您办"),
            due=_("看一看"),
        )
        for file in found.select_related("division").order_by("id")[:30]
        for title, doing in _to_do_with(file, actor)
    ]  # fmt: skip


def _to_do_with(file, actor):
    if file.to_look:
        yield _("{name}的联审，部门请您核实"), _("核实完，登记答复")
    if actor.holds(*ABOVE, path=file.division_path):
        yield from _to_do_with_checks(file)
    if file.to_file and actor.holds(Role.COUNTY_OFFICER, path=file.division_path):
        yield _("{name}任书记报来备案"), _("备案，或者退回补充")
    if file.sent_back and actor.holds(Role.TOWNSHIP_OFFICER, path=file.division_path):
        yield _("{name}的备案退回来了"), _("补齐再报")


def _to_do_with_checks(file):
    if file.check_is_late:
        yield _("{name}的联审过了日子，还有部门没有答复"), _("催一催，登记答复")
    if file.to_put_up:
        yield _("{name}的联审没有问题，要公示"), _("拟公示")
    if file.to_take_down:
        yield _("{name}的联审有部门答复“有”，公示还在办"), _("到公开栏：没有贴的撤回，贴了的更正")
    if file.is_objected_to:
        yield _("{name}的联审公示里有异议成立"), _("请部门重新登记答复")
    if file.to_close:
        yield _("{name}的联审都有结果了"), _("办结")


def own_rows(actor, at):
    """What is asked of the person in their own file: two questions."""
    file = selectors.own_file(actor)
    if file is None:
        return []
    today = clock.day_of(at)
    rows = [
        _own("cadres:file_appraisals", file, str(appraisal.round), doing, until)
        for appraisal in selectors.appraisals_of(file)
        for doing, until in _own_say(appraisal, today)
    ]
    asked = [each for each in selectors.wills_of(file) if selectors.is_asked(each)]
    doing = _("说愿意或者不愿意")
    return rows + [
        _own("cadres:file_use", file, _("有一个岗位问您愿不愿意：{post}").format(post=each.opening), doing, today)
        for each in asked
    ]


def _own_say(appraisal, today):
    """``(what the person can do, until when)``, or nothing."""
    if appraisal.state == AppraisalState.WRITING:
        yield _("选做过的事，写好交"), appraisal.round.write_by
    elif appraisal.state == AppraisalState.SUGGESTED and appraisal.answered_at is None:
        yield _("看等级意见，说一句"), appraisal.look_until
    elif appraisal.state == AppraisalState.DECIDED and today <= (appraisal.appeal_until or today):
        yield _("看等级；不同意的可以申诉"), appraisal.appeal_until or today


def _own(url_name, file, title, doing, until):
    return Waiting(
        url=reverse(url_name, args=[file.public_id]), title=title, meta=_("我的档案"), next_action=doing,
        due_at=clock.day_end(until), clock=_("等您办"), due=_("到{day}").format(day=day(until)),
    )  # fmt: skip


def host_rows(actor, at):
    """今日要办: secondments to a unit the actor leads that want its words: one question."""
    found = selectors.hosted(actor)
    rows = [] if found is None else found.select_related("file")[:30]
    return [_hosted(each, clock.day_of(at)) for each in rows]


def _hosted(secondment, today):
    return Waiting(
        url=reverse("cadres:act_on_secondment", args=[secondment.public_id, "host"]),
        title=_("{name}在{host}锻炼").format(name=secondment.file.name, host=secondment.host), meta=_("一线锻炼"),
        next_action=_("写接收单位的话"), due_at=clock.day_end(secondment.ends_on),
        tone="late" if secondment.ends_on < today else "wait", clock=_("等您写"),
        due=_("到{day}").format(day=day(secondment.ends_on)),
    )  # fmt: skip
