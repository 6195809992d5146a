"""The way into the pool, the check of departments and the filing, in words."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres import selectors
from lianxin.cadres.presenters.cards import POOL_TONES, Card, known, links_of
from lianxin.cadres.vocabulary import (
    CHECK_WAYS,
    FILING_WAYS,
    POOL_OPEN,
    POOL_WAYS,
    Answer,
    FilingState,
    Mark,
    PoolState,
    RouteStep,
)
from lianxin.kit.steps import steps_of
from lianxin.kit.templatetags.kit import day


def entry_cards(entries, steps, actor):
    """Each entry with its steps so far; ``steps`` is the table of what can be done with one."""
    return [
        Card(
            _("后备人选 · {source}").format(source=each.get_source_display()), POOL_TONES.get(each.state, "ink"),
            each.get_state_display(), _entry_facts(each), [_mark_words(mark) for mark in each.marks.all()],
            links_of("cadres:act_on_entry", each, steps_of(steps, POOL_WAYS, each, each.state, actor)),
        )
        for each in entries
    ]  # fmt: skip


def _entry_facts(entry):
    following = selectors.next_step(entry) if entry.state == PoolState.ON_WAY else None
    return known(
        [
            (_("谁推荐"), f"{entry.nominated_by_name} {day(entry.nominated_on)}"), (_("为什么"), entry.nominated_words),
            (_("同意"), entry.consented_on and f"{entry.get_consent_channel_display()} {day(entry.consented_on)}"),
            (_("走哪几步"), " → ".join(str(RouteStep(step).label) for step in entry.route)),
            (_("下一步"), following and RouteStep(following).label), (_("帮带人"), entry.mentor),
            (_("怎么培养"), entry.plan),
            (_("哪天再看"), entry.look_again_on and entry.state in POOL_OPEN and day(entry.look_again_on)),
        ]
    )  # fmt: skip


def _mark_words(mark):
    parts = [day(mark.on), str(Mark(mark.mark).label), mark.by_name]
    return " · ".join(parts) + (f"：{mark.words}" if mark.words else "")


_ANSWER_TONES = {Answer.CLEAR: "ok", Answer.NOT_CLEAR: "late"}


def check_cards(checks, steps, answer_steps, actor):
    """Each check with what every department answered, and the letters to print."""
    return [_check_card(each, steps, answer_steps, actor) for each in checks]


def _check_card(check, steps, answer_steps, actor):
    outcome = selectors.outcome_of(check)
    facts = [
        (_("本人签承诺书"), day(check.declared_on)), (_("征求意见"), f"{check.asked_by_name} {day(check.asked_on)}"),
        (_("请在哪天前答复"), day(check.due_on)), (_("结果"), Answer(outcome).label if outcome else _("还没有出来")),
    ]  # fmt: skip
    links = links_of("cadres:act_on_check", check, steps_of(steps, CHECK_WAYS, check, check.state, actor))
    for row in check.answers.all():
        row.asked = check
        words = str(row.get_answer_display())
        facts.append((row.department, f"{words} {day(row.answered_on)} {row.signer}" if row.answered_on else words))
        if row.answer == Answer.NONE and (doing := steps_of(answer_steps, CHECK_WAYS, row, check.state, actor)):
            links += [
                (f"{row.department}：{label}", href) for label, href in links_of("cadres:act_on_answer", row, doing)
            ]
            letter = _("{department}：打印函").format(department=row.department)
            links.append((letter, reverse("cadres:letter", args=[row.public_id])))
    return Card(
        _("资格联审 · {purpose}").format(purpose=check.purpose), _ANSWER_TONES.get(outcome, "wait"), check.get_state_display(),
        facts, [], links,
    )  # fmt: skip


_FILING_TONES = {FilingState.SUBMITTED: "wait", FilingState.FILED: "ok", FilingState.RETURNED: "late"}


def filing_cards(filings, steps, actor):
    return [
        Card(
            _("书记备案 · {unit}{post}").format(unit=each.tenure.post.unit.name, post=each.tenure.post.title),
            _FILING_TONES[each.state], each.get_state_display(),
            known(
                [
                    (_("备案号"), each.number), (_("备案日"), each.filed_on and day(each.filed_on)),
                    (_("任职日"), day(each.tenure.starts_on)), (_("任职依据"), each.tenure.basis),
                    (_("随报材料"), each.papers), (_("县里的意见"), each.opinion),
                    (_("谁报的"), f"{each.submitted_by_name} {day(each.submitted_on)}"),
                ]
            ),
            [], links_of("cadres:act_on_filing", each, steps_of(steps, FILING_WAYS, each, each.state, actor)),
        )
        for each in filings
    ]  # fmt: skip
