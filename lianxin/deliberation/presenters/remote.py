"""The Party's study before a meeting, and who attends it from afar, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.deliberation.vocabulary import IdentityCheck, MeetingState, Presence, RollCall
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


def who_came_in_words(minutes):
    """``(label, words)``: who came and, with the reasons they gave, who did not, as these minutes keep it."""
    content = minutes.content
    if "came" not in content:
        return []
    there = [row for row in content["came"] if not _is_unknown(row)]
    names = [name + _how(presence, *more) for name, presence, *more in there]
    unknown = [[row[0], _("在线上，没有核对身份，不算到会")] for row in content["came"] if _is_unknown(row)]
    away = [
        _("{name}（{reason}）").format(name=name, reason=why or _("没有说原因"))
        for name, why in [*content["away"], *unknown]
    ]
    return [
        (_("到会的人（{number}）").format(number=len(names)), "、".join(names) or "—"),
        (_("没有到会的人（{number}）").format(number=len(away)), "、".join(away) or "—"),
    ]


def _is_unknown(row):
    _name, presence, _proxy, checked_how, _by = row
    return presence == Presence.ONLINE and not checked_how


def _how(presence, proxy, checked_how, checked_by):
    if presence == Presence.PROXY:
        return _("（委托{who}）").format(who=proxy)
    if presence == Presence.ONLINE:
        return _("（线上：{how}，{who}核对）").format(how=IdentityCheck(checked_how).label, who=checked_by)
    return ""


def online_line(entry):
    """Who attends from afar and how it was made sure of."""
    if not entry.checked_how:
        return _("{name}：没有核对身份，不算到会，不能表决").format(name=entry.seat.name)
    return _("{name}：{how}，{who}核对").format(
        name=entry.seat.name, how=entry.get_checked_how_display(), who=entry.checked_by
    )


def called_in_words(item, *, staff):
    """The roll call of those from afar on an item that is being decided: by name for staff, in numbers for everybody."""
    meeting = item.meeting
    if meeting.state != MeetingState.OPEN or not meeting.body.rule().takes_remote:
        return []
    entries = [[each.seat.name, each.answer] for each in item.roll_call.all()]
    return [names_called(entries, staff=staff)] if entries else []


def names_called(entries, *, staff=True):
    """``[name, answer]`` each, answer by answer in one sentence."""
    told = []
    for answer in RollCall:
        names = [name for name, given in entries if given == answer]
        if names:
            told.append(f"{answer.label} {'、'.join(names) if staff else len(names)}")
    return "；".join(told)
