"""The Party's study before a meeting, and who attends it from afar, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.deliberation.vocabulary import RollCall
from lianxin.kit.templatetags.kit import day


@dataclass(frozen=True)
class StudyLine:
    """``words`` for everybody; the meeting behind them is the branch's own."""

    meeting: object
    words: str


def study_line(study):
    words = _("{body} {day} 研究（{state}）").format(
        body=study.body.name, day=day(study.starts_at), state=study.get_state_display()
    )
    return StudyLine(study, words)


def online_line(entry):
    """Who attends from afar and how it was made sure of."""
    if not entry.checked_how:
        return _("{name}：还没有核对身份，不能表决").format(name=entry.seat.name)
    return _("{name}：{how}，{who}核对").format(
        name=entry.seat.name, how=entry.get_checked_how_display(), who=entry.checked_by
    )


def called_in_words(item, *, staff):
    """The roll call of those from afar on one item: by name for staff, in numbers for everybody."""
    entries = list(item.roll_call.all())
    if not entries:
        return []
    told = []
    for answer in RollCall:
        names = [each.seat.name for each in entries if each.answer == answer]
        if names:
            told.append(f"{answer.label} {'、'.join(names) if staff else len(names)}")
    return ["；".join(told)]
