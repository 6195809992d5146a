"""Projects in words: rows, facts, who decided, plan beside what happened, whose turn it is."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.deliberation import services as hall
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.works import selectors
from lianxin.works.vocabulary import ProjectState, strand_of

_DONE = (
    ProjectState.ACCEPTED, ProjectState.SETTLED, ProjectState.HANDED_OVER, ProjectState.MAINTAINED, ProjectState.RETIRED,
    ProjectState.CANCELLED,
)  # fmt: skip
_NEXT = {
    ProjectState.IDEA: _("初步看一看"),
    ProjectState.SCREENED: _("听听大家意见"),
    ProjectState.CONSULTED: _("上会，登记决议"),
    ProjectState.DECIDED: _("写方案和预算"),
    ProjectState.DESIGNED: _("登记钱的来源"),
    ProjectState.FUNDED: _("批准、备案"),
    ProjectState.APPROVED: _("采购，定谁来做"),
    ProjectState.PROCURED: _("登记开工"),
    ProjectState.BUILDING: _("登记进度、完工"),
    ProjectState.COMPLETED: _("验收"),
    ProjectState.ACCEPTED: _("决算"),
    ProjectState.SETTLED: _("移交，定谁管护"),
    ProjectState.HANDED_OVER: _("到日子了，去看一看"),
    ProjectState.MAINTAINED: _("到日子了，去看一看"),
}
#: By ``selectors.left_lying.matters``.
_LEFT = {
    "answer": _("答复大家对方案的意见"),
    "refused": _("付款单退回来了：看原因，重新填"),
    "sent_back": _("银行退汇的还没有重新付"),
    "amended": _("合同的变更单、结算价等着核对"),
    "no_price": _("定每份合同的结算价"),
    "sign": _("您是监督员：验收签字，或者写为什么不签"),
    "lot": _("监督员还没有定：公布怎么抽签，到那天抽"),
    "stopped": _("停着工：整改好了登记“可以复工”"),
    "unmended": _("要返修的过了日子还没有修好"),
    "late": _("计划的日子过了：催一催，或者说明为什么"),
    "no_keeper": _("没有人管护：定一个"),
    "retention": _("质保期过了：没有要返修的，付质保金"),
}


@dataclass(frozen=True)
class Row:
    """A line of a list."""

    url: str
    title: str
    tone: str
    state: str
    meta: str


def project_tone(project):
    return tone_of_state(project.state)


def tone_of_state(state):
    if state in _DONE:
        return "done"
    return "ok" if state in (ProjectState.BUILDING, ProjectState.COMPLETED) else "wait"


def project_row(project):
    asked = project.budget_fen or project.estimate_fen
    sums = gettext("{yuan} 元").format(yuan=money(asked)) if asked else gettext("还没有估算")
    return Row(
        reverse("works:project", args=[project.public_id]), project.title, project_tone(project),
        project.get_state_display(),
        f"{project.number} · {project.division.short_name} · {project.get_sector_display()} · {sums}",
    )  # fmt: skip


def where_and_who(project):
    """Where, for whom, and who does it."""
    facts = [
        (gettext("在哪里"), f"{project.division.short_name} · {project.place}"),
        (gettext("做什么"), f"{project.get_kind_display()} · {project.get_sector_display()}"),
        (gettext("和美乡村哪一条线"), str(strand_of(project.sector).label)),
    ]
    if project.land:
        facts.append((gettext("用的什么地"), "，".join(filter(None, [project.get_land_display(), project.land_paper]))))
    if project.latitude is not None:
        facts.append((gettext("经纬度"), f"{project.latitude}, {project.longitude}"))
    if project.households:
        words = ngettext("{n} 户", "{n} 户", project.households)
        facts.append((gettext("谁受益"), words.format(n=project.households)))
    if project.contractor:
        bought = f"{project.get_method_display()}（{project.method_reason}）"
        facts += [(gettext("谁来做"), project.contractor), (gettext("怎么定的"), bought)]
    return facts


def cost_facts(project, changes, gap=0):
    """Estimate, what was decided, budget, contract, ``gap``: what of the budget no source promises any more; each change."""
    pairs = [
        (gettext("估算"), project.estimate_fen), (gettext("会议定的"), project.decided_fen),
        (gettext("预算"), project.budget_fen), (gettext("合同价"), project.contract_fen),
    ]  # fmt: skip
    facts = [(label, gettext("{yuan} 元").format(yuan=money(fen))) for label, fen in pairs if fen]
    if gap:
        facts.append(
            (
                gettext("还没有来源的"),
                gettext("{yuan} 元：有来源少出了，要再加来源，或者变更预算。").format(yuan=money(gap)),
            )
        )
    if project.audited_on:
        facts.append((gettext("决算审计"), f"{day(project.audited_on)} · {project.audit_paper}"))
    for each in changes:
        words = gettext("从 {before} 元改成 {after} 元：{reason}").format(
            before=money(each.before_fen), after=money(each.after_fen), reason=each.reason
        )
        label = gettext("变更 {day}").format(day=day(each.at))
        if each.line:
            label = gettext("“{line}”少出 {day}").format(line=each.line, day=day(each.at))
        facts.append((label, f"{words}（{each.decision_label}）" if each.decision_label else words))
    return facts


@dataclass(frozen=True)
class Decided:
    """Who decided, on which paper, on which day, on which matter."""

    who: str
    label: str
    url: str
    on: str
    topic: str
    topic_url: str
    source: str
    source_url: str


def decided(project, viewer):
    if not project.decision_id:
        return None
    topic = selectors.topic_behind(project, viewer)
    source_url = hall.source_address(topic=topic, viewer=viewer) if topic else ""
    return Decided(
        project.decided_by, project.decision_label, reverse("deliberation:resolution", args=[project.decision_id]),
        day(project.decided_on), project.topic_label,
        reverse("deliberation:topic", args=[project.topic_id]) if topic else "",
        topic.source_label if topic and source_url else "", source_url,
    )  # fmt: skip


@dataclass(frozen=True)
class Milestone:
    state: str
    planned: str
    on: str
    late: str
    words: str


def time_line(project, stages):
    """What was planned beside what happened: steps taken, then those of the plan that are still to come."""
    plan = {ProjectState.BUILDING: project.plan_begin_on, ProjectState.COMPLETED: project.plan_complete_on}
    done = [each for each in stages if each.state == ProjectState.COMPLETED]
    is_open = project.state == ProjectState.BUILDING
    found, taken = [], set()
    for each in stages:
        planned = plan.get(each.state)
        if each.state == ProjectState.COMPLETED:
            planned = planned if each is done[-1] and not is_open else None  # what was not accepted was not done yet
        elif each.state in taken:
            planned = None  # begun again to mend is no beginning of the plan
        taken.add(each.state)
        label = str(ProjectState(each.state).label)
        found.append(
            Milestone(label, day(planned) if planned else "", day(each.on), _late(planned, each.on), each.words)
        )
    if project.state == ProjectState.CANCELLED:
        return found
    if is_open:
        taken.discard(ProjectState.COMPLETED)
    return found + [
        Milestone(str(ProjectState(state).label), day(on), "", _past(on), "")
        for state, on in plan.items()
        if on and state not in taken
    ]


def _past(planned):
    days = (clock.today() - planned).days
    return gettext("计划的日子已过 {n} 天").format(n=days) if days > 0 else ""


def _late(planned, on):
    if planned is None or planned == on:
        return gettext("按计划") if planned else ""
    days = abs((on - planned).days)
    return (gettext("晚 {n} 天") if on > planned else gettext("早 {n} 天")).format(n=days)


def _to_do(project):
    """What lies there, then the next step."""
    told = [str(words) for name, words in _LEFT.items() if getattr(project, f"left_{name}")]
    following = _NEXT.get(project.state, _("看付款单"))
    if project.state == ProjectState.SETTLED and not project.audited_on:
        following = _("审计决算")
    return told + ([str(following)] if project.is_turn else [])


def waiting_rows(actor, at):
    """今日要办: projects whose next step is the actor's."""
    found = selectors.work_of(actor)
    if found is None:
        return []
    return [
        Waiting(
            url=reverse("works:project", args=[each.public_id]), title=each.title, meta=str(each.get_state_display()),
            next_action="；".join(_to_do(each)), due_at=at,
        )
        for each in found.order_by("id")[:30]
    ]  # fmt: skip
