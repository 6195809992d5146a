"""The check of departments and the filing, in words."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres import selectors
from lianxin.cadres.presenters.cards import Card, known, links_of, sheet_link
from lianxin.cadres.vocabulary import (
    CHECK_WAYS,
    FILING_WAYS,
    Answer,
    CheckState,
    FilingSays,
    FilingState,
    Level,
)
from lianxin.kit import clock
from lianxin.kit.steps import steps_of
from lianxin.kit.templatetags.kit import day

_ANSWER_TONES = {Answer.CLEAR: "ok", Answer.NOT_CLEAR: "late"}


def check_cards(checks, steps, answer_steps, actor):
    """Each check with what every department answered, and the letters to print."""
    letters = selectors.letters_of(checks)
    return [_check_card(each, steps, answer_steps, actor, letters) for each in checks]


def closed_check_cards(checks):
    """That somebody was asked about, and nothing of the answers: for who gave no reason yet."""
    shut = _("部门怎么答复的，写明原因再看。")
    return [
        Card(_title(each), "ink", each.get_state_display(), [(_("请在哪天前答复"), day(each.due_on))], [shut])
        for each in checks
    ]


def _title(check):
    return _("资格联审 · {purpose}").format(purpose=check.purpose)


def _check_card(check, steps, answer_steps, actor, letters):
    outcome = selectors.outcome_of(check)
    facts = [
        (_("审了做什么用"), check.get_kind_display()), (_("本人签承诺书"), day(check.declared_on)),
        (_("征求意见"), f"{check.asked_by_name} {day(check.asked_on)}"), (_("请在哪天前答复"), day(check.due_on)),
        (_("到哪一步"), _step_words(check, outcome)), (_("结果"), Answer(outcome).label if outcome else _("还没有出来")),
    ]  # fmt: skip
    links = links_of("cadres:act_on_check", check, steps_of(steps, CHECK_WAYS, check, check.state, actor))
    before, photos = [], []
    for row in check.answers.all():
        row.asked = check
        facts.append((row.department, _answer_words(row)))
        before += _entered_before(row)
        shows = _("{department}的函").format(department=row.department)
        photos += [(shows, each.public_id) for each in letters.get(row.public_id, ())]
        if doing := steps_of(answer_steps, CHECK_WAYS, row, check.state, actor):
            links += [
                (f"{row.department}：{label}", href) for label, href in links_of("cadres:act_on_answer", row, doing)
            ]
            if row.answer in selectors.OWED:
                letter = _("{department}：打印函").format(department=row.department)
                links.append((letter, reverse("cadres:letter", args=[row.public_id])))
    links.append(sheet_link("check", check))
    return Card(
        _title(check), _ANSWER_TONES.get(outcome, "wait"), check.get_state_display(), facts, before, links, photos
    )


def _step_words(check, outcome):
    """The step it is at, of declaration, village, township, county, notice and filing away."""
    if check.state == CheckState.CLOSED:
        return _("已归档")
    if outcome == Answer.NOT_CLEAR:
        return _("有部门答复“有”，等办结")
    level = selectors.level_of(check)
    return Level(level).label if level else selectors.why_not_closed(check, clock.today()) or _("等办结")


def _answer_words(row):
    words = str(row.get_answer_display())
    if row.answer == Answer.NEEDS_CHECK:
        look = _("{name}去核实，{day}前").format(name=row.looks_by_name, day=day(row.look_due_on))
        return f"{words}（{look}）{row.signer}"
    return f"{words} {day(row.answered_on)} {row.signer}" if row.answered_on else words


def _entered_before(row):
    """What was entered and then entered again."""
    return [
        _("{department}先登记的：{answer}（{by}，{day}）").format(
            department=row.department, answer=each.get_answer_display(), by=each.by_name, day=day(each.at)
        )
        for each in list(row.entries.all())[:-1]
    ]


def check_notice_words(check):
    """``(title, body)`` of the notice before somebody mends it: whom (in the marks by which the web masks a name), for what, and where to
    say something."""
    file = check.file
    title = _("任职资格公示：{purpose}").format(purpose=check.purpose)[:80]
    return title, _(
        "[[{name}]]（{place}），{purpose}。资格联审已经征求各部门意见，现予公示。有不同意见的，公示期内向村里或者乡镇反映，说事实，不写病情。"
    ).format(name=file.name, place=file.division.short_name, purpose=check.purpose)


_FILING_TONES = {FilingState.SUBMITTED: "wait", FilingState.FILED: "ok", FilingState.RETURNED: "late"}


def filing_cards(filings, steps, actor):
    """Each filing as it stands, with everything that was said of it below."""
    return [
        Card(
            _("书记备案 · {unit}{post}").format(unit=each.tenure.post.unit.name, post=each.tenure.post.title),
            _FILING_TONES[each.state], each.get_state_display(),
            known(
                [
                    (_("备案号"), each.number), (_("备案日"), each.filed_on and day(each.filed_on)),
                    (_("任职日"), day(each.tenure.starts_on)), (_("任职依据"), each.tenure.basis),
                ]
            ),
            [_said_words(said) for said in each.sayings.all()],
            [
                *links_of("cadres:act_on_filing", each, steps_of(steps, FILING_WAYS, each, each.state, actor)),
                sheet_link("filing", each),
            ],
        )
        for each in filings
    ]  # fmt: skip


def _said_words(said):
    return f"{day(said.at)} {FilingSays(said.kind).label}（{said.by_name}）：{said.words}"


def unfiled_row(tenure):
    """A secretary in office whom the county has not filed; without a file the way leads to opening one."""
    file = tenure.file
    division = tenure.post.unit.division
    opening = f"{reverse('cadres:open_file')}?place={division.public_id}"
    return {
        "url": reverse("cadres:file_checks", args=[file.public_id]) if file else opening, "title": tenure.holder_name,
        "tone": "wait", "state": _("等报备案") if file else _("先建档案"),
        "meta": _("{unit}{post}，{day}起").format(
            unit=tenure.post.unit.name, post=tenure.post.title, day=day(tenure.starts_on)
        ),
    }  # fmt: skip
