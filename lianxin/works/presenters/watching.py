"""Who watches over a project and what they found, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext

from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day
from lianxin.works import selectors
from lianxin.works.calc.lot import MOST
from lianxin.works.vocabulary import CheckItem, NoteKind, Party, ProjectState


@dataclass(frozen=True)
class Watch:
    """Facts of the lot, who volunteered, what was written down, what acceptances said; ``stopped`` why, while work stands."""

    lot: list
    monitors: list
    again: str
    notes: list
    acceptances: list
    stopped: str
    signings: list


def watch(project, notes, *, names):
    """``notes`` are a page of them; ``names``: whether the reader sees whole names, everybody else sees them masked."""
    monitors = selectors.monitors_of(project)
    stops = selectors.open_notes(project, NoteKind.STOP)
    lot = (
        [(gettext("用什么抽签"), project.draw_words), (gettext("哪天抽签"), day(project.draw_on))]
        if project.draw_on
        else []
    )
    if project.draw_seed:
        lot.append((gettext("抽签用的数"), project.draw_seed))
    free = "、".join(str(each) for each in monitors if each.place)
    return Watch(
        lot, [(each.number, each.name if names else mask_name(each.name), _told(each, project)) for each in monitors],
        free if project.draw_seed else "", [_note(each) for each in notes],
        [_acceptance(each) for each in selectors.acceptances_of(project)], stops[0].words if stops else "",
        [_signing(each) for each in selectors.signings_now(project).values()] if project.state == ProjectState.COMPLETED else [],
    )  # fmt: skip


def drawn_names(project, *, names):
    """Who watches, in one line; empty before the lot."""
    drawn = [each for each in selectors.monitors_of(project) if each.is_drawn] if project.draw_seed else []
    return "、".join(f"{each.number} {each.name if names else mask_name(each.name)}" for each in drawn)


def comment_rows(project):
    """What was said to the design, on which day, and the answer."""
    return [
        (each.words, day(each.at), answer.words if (answer := getattr(each, "answered_by", None)) else "")
        for each in selectors.comments_of(project)
    ]


def _told(monitor, project):
    if monitor.interest:
        return gettext("有关系，不参加抽签：{interest}").format(interest=monitor.interest)
    if monitor.left_because:
        proof = f"（{monitor.left_proof}）" if monitor.left_proof else ""
        return gettext("不看了：{reason}").format(reason=f"{monitor.left_because}{proof}")
    if monitor.is_drawn and monitor.place > MOST:
        return gettext("接替，看着工程")
    if monitor.is_drawn:
        return gettext("抽中，看着工程")
    return gettext("没有抽中") if project.draw_seed else gettext("已报名")


_TONES = {NoteKind.STOP: "late", NoteKind.DEFECT: "wait", NoteKind.LOG: "ink"}


def _note(note):
    answer = getattr(note, "answered_by", None)
    meta = [day(note.on)]
    if note.due_on and answer is None:
        meta.append(gettext("{day}前修好").format(day=day(note.due_on)))
    if answer is not None:
        meta.append(f"{NoteKind(answer.kind).label} {day(answer.on)}")
    tone = "ok" if answer is not None else _TONES.get(note.kind, "ok")
    return tone, note.get_kind_display(), note.words, " · ".join(meta)


def _signing(each):
    told = gettext("签了字") if each.is_signed else gettext("不签字")
    return "ok" if each.is_signed else "late", told, each.reason, gettext("{n} 号监督员").format(n=each.monitor.number)


def _acceptance(found):
    meta = [day(found.on), found.present]
    if found.sheet:
        meta.append(gettext("验收单 {sheet}").format(sheet=found.sheet))
    if found.parties:
        told = "、".join(str(Party(each).label) for each in found.parties)
        meta.append(gettext("{told}签了字").format(told=told))
    if found.signed:
        meta.append(gettext("{numbers} 号签了字").format(numbers="、".join(map(str, found.signed))))
    if found.refused:
        meta.append(gettext("{numbers} 号没有签").format(numbers="、".join(map(str, found.refused))))
    meta += [
        gettext("{item}：{told}").format(
            item=CheckItem(code).label, told=gettext("合格") if good else gettext("不合格")
        )
        for code, good in found.items
    ]
    state = gettext("验收合格") if found.is_passed else gettext("没有通过")
    return ("ok" if found.is_passed else "late"), state, found.reason, " · ".join(meta)
