"""Appraisals in words: what the person chose, what was suggested and decided, and by when they can appeal."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres import selectors
from lianxin.cadres.policies import is_own
from lianxin.cadres.presenters.cards import Card, known, links_of, sheet_link
from lianxin.cadres.presenters.evaluations import appeals_before, sitting_facts, tally_lines
from lianxin.cadres.vocabulary import APPRAISAL_WAYS, AppraisalKind, AppraisalState, AppraisalVerb, Grade, SayingKind
from lianxin.kit.steps import steps_of
from lianxin.kit.templatetags.kit import day

_TONES = {
    AppraisalState.DECIDED: "ok", AppraisalState.APPEALED: "late", AppraisalState.UPHELD: "ok", AppraisalState.REJECTED: "done",
    AppraisalState.RECOUNT: "late", AppraisalState.MISCOUNTED: "late", AppraisalState.RELEASED: "done",
}  # fmt: skip


def round_row(found):
    return {
        "url": reverse("cadres:round", args=[found.public_id]), "title": f"{found.year} {found.get_kind_display()}",
        "meta": f"{found.division.short_name} · {day(found.opened_on)}",
    }  # fmt: skip


def round_facts(found, plan=None):
    """``plan`` is the notice before an evaluation: until it hangs the page says by when it has to."""
    is_voted = found.kind == AppraisalKind.DEMOCRATIC
    return known(
        [
            (_("本人写到哪天"), day(found.write_by)), (_("哪天开会评议"), found.meets_on and _meets(found)),
            (_("优秀上限"), found.cap_percent and _("这里这一年交了材料、定了等级的人的 {n}%").format(n=found.cap_percent)),
            (_("方案公告最晚哪天贴"), is_voted and not (plan and plan.posted_on) and day(found.announce_by)),
            (_("给本人看"), not is_voted and _("{n} 个工作日").format(n=found.look_days)),
            (_("申诉期限"), _("定了以后 {n} 个工作日").format(n=found.appeal_days)),
            (_("最多选几件事"), found.most_evidence), (_("谁发起的"), found.opened_by_name),
            (_("改期、取消"), "\n".join(map(_change, found.changes.all()))),
        ]
    ) + sitting_facts(found)  # fmt: skip


def _meets(found):
    moved = found.times_put_off and _("（改期 {n} 次）").format(n=found.times_put_off)
    return f"{day(found.meets_on)}{moved or ''}"


def _change(change):
    words = (
        _("{words}（原来定在{day}）").format(words=change.words, day=day(change.before))
        if change.before
        else change.words
    )
    return _("{day} {name}{kind}：{words}").format(
        day=day(change.at), name=change.by_name, kind=change.get_verb_display(), words=words
    )


def round_rows(appraisals, steps, actor, may_read):
    """Everybody in a round by name; how far each one is only for who may read that part of the file."""
    return [_round_row(each, steps, actor, may_read(each.file)) for each in appraisals]


def _round_row(appraisal, steps, actor, may_read):
    return {
        "name": appraisal.file.name, "tone": _TONES.get(appraisal.state, "wait"),
        "state": appraisal.get_state_display() if may_read else "",
        "url": reverse("cadres:file_appraisals", args=[appraisal.file.public_id]) if may_read else "",
        "links": _links(appraisal, steps, actor),
    }  # fmt: skip


def _links(appraisal, steps, actor):
    return links_of(
        "cadres:act_on_appraisal", appraisal, steps_of(steps, APPRAISAL_WAYS, appraisal, appraisal.state, actor)
    )


def appraisal_cards(appraisals, steps, actor):
    """Each appraisal of a person, the kinds apart."""
    return [
        Card(
            str(each.round), _TONES.get(each.state, "wait"), each.get_state_display(), _facts(each), _chosen(each),
            _drops(each, actor) + _links(each, steps, actor) + _papers(each),
        )
        for each in appraisals
    ]  # fmt: skip


def _papers(found):
    yearly = found.round.kind == AppraisalKind.YEARLY
    form = [sheet_link("appraisal", found, _("打印年度考核登记表"))] if yearly else []
    return [*form, sheet_link("report", found, _("打印述职报告"))]


def _facts(found):
    suggested = (
        found.suggested and f"{Grade(found.suggested).label}（{found.suggested_by_name}）：{found.suggested_words}"
    )
    answered = found.answered_at and (found.answer_words or _("看过了"))
    if answered and found.wants_mended:
        answered = _("请改：{words}").format(words=answered)
    if answered and (told := _told_by(found)):
        answered = _("{words}（{name}当面告诉的）").format(words=answered, name=told)
    return known(
        [
            (_("本人怎么说"), found.own_words), (_("等级意见"), suggested),
            (_("以前说过的"), "；".join(_saying(each) for each in _said_before(found))),
            (_("最晚哪天回应"), found.wants_mended and found.mend_due_on and day(found.mend_due_on)),
            (_("给本人看到"), found.state == AppraisalState.SUGGESTED and day(found.look_until)),
            (_("本人的话"), answered or found.answer_words), (_("会上的票"), "\n".join(tally_lines(found)) or _votes(found)),
            (_("等级"), found.grade and Grade(found.grade).label),
            (_("原来的等级"), found.grade_before and Grade(found.grade_before).label),
            (_("谁定的"), found.decided_on and _decided(found)),
            (_("当面告诉本人"), found.told_on and f"{found.told_by} {day(found.told_on)}"),
            (_("申诉到哪天"), found.state == AppraisalState.DECIDED and _appeal_until(found)),
            (_("以前的申诉"), "\n".join(appeals_before(found))), (_("为什么申诉"), found.appeal_words),
            (_("申诉最晚哪天答复"), found.state == AppraisalState.APPEALED and found.appeal_due_on and day(found.appeal_due_on)),
            (_("申诉答复"), found.appeal_answer and f"{found.appeal_answered_by_name} {day(found.appeal_answered_on)}：{found.appeal_answer}"),
            (_("为什么不再考核"), found.why_released and f"{found.get_why_released_display()}：{found.released_words}（{found.released_by_name} {day(found.released_on)}）"),
        ]
    )  # fmt: skip


def _decided(found):
    by = _("会上投票定的") if found.round.kind == AppraisalKind.DEMOCRATIC else found.decided_by_name
    return f"{by} {day(found.decided_on)}"


def _appeal_until(found):
    return day(found.appeal_until) if found.appeal_until else _("还没有当面告诉本人，从告诉的那天算起")


def _said_before(found):
    """What was suggested and said before the last suggestion and the last answer to it."""
    said = [each for each in found.sayings.all() if each.kind in (SayingKind.SUGGEST, SayingKind.ANSWER)]
    last = max((at for at, each in enumerate(said) if each.grade), default=0)
    return said[:last]


def _told_by(found):
    """Who told the person, in their last answer."""
    return next((each.told_by for each in reversed(list(found.sayings.all())) if each.kind == SayingKind.ANSWER), "")


def _saying(each):
    if each.grade:
        return f"{day(each.at)} {each.by_name}：{Grade(each.grade).label}，{each.words}"
    words = each.words or _("看过了")
    said = _("请改：{words}").format(words=words) if each.wants_mended else words
    return _("{day} 本人：{words}").format(day=day(each.at), words=said)


def _votes(found):
    return "，".join(
        _("{grade} {n} 票").format(grade=Grade(grade).label, n=number) for grade, number in found.votes.items()
    )


def _chosen(found):
    return [f"{day(each.on)} {each.label}：{each.words}" for each in selectors.evidence_of(found)]


def _drops(found, actor):
    if found.state not in APPRAISAL_WAYS[AppraisalVerb.DROP].sources or not is_own(actor, found.file):
        return []
    return [
        (_("拿掉：{label}").format(label=each.label), reverse("cadres:act_on_evidence", args=[each.public_id, "drop"]))
        for each in selectors.evidence_of(found)
    ]
