"""Visits, promises and due days in words."""

import json
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day, moment
from lianxin.liaison.vocabulary import PromiseState, Topic

_WHY = {
    "ordinary": gettext_lazy("按平常的间隔"),
    "priority": gettext_lazy("重点户"),
    "agreed": gettext_lazy("上次约好的"),
}


@dataclass(frozen=True)
class DueFace:
    """When somebody is due, for the liaison alone."""

    on: str
    why: str
    tone: str
    words: str


def due_face(due):
    days = (due.on - clock.today()).days
    why = str(due.event.get_kind_display()) if due.event else str(_WHY[due.why])
    if days < 0:
        return DueFace(due.on.isoformat(), why, "late", _("过了 {n} 天").format(n=-days))
    if days == 0:
        return DueFace(due.on.isoformat(), why, "wait", _("今天"))
    return DueFace(due.on.isoformat(), why, "wait" if days <= 7 else "done", _("还有 {n} 天").format(n=days))


def refused_words(held):
    """Nobody goes where nothing may be written down; ``held`` comes from ``selectors.my_assignments``."""
    return _("不要上门：已撤回对走访的同意") if held.is_refused else ""


@dataclass(frozen=True)
class VisitFace:
    """A visit as it stands in the record, and what the household said about it."""

    public_id: str
    when: str
    channel: str
    author: str
    facts: list
    needs: list  # (word, number, address, state) of each need and errand that came of it
    said: str
    tone: str
    is_open: bool
    twin: str


def visit_face(visit, *, whole, twins=()):
    """``whole`` shows what was talked of; without it only that there was a contact. ``twins`` share its client id."""
    said = getattr(visit, "confirmation", None)
    facts = []
    if whole:
        rows = (
            (_("见到几人"), visit.spoken_to or ""),
            (_("谈了什么"), "、".join(str(Topic(each).label) for each in visit.topics)),
            (_("当场做了什么"), visit.done),
            (_("备注"), visit.note),
            (_("下次"), day(visit.next_on) if visit.next_on else ""),
        )
        facts = [(label, value) for label, value in rows if value]
    return VisitFace(
        visit.public_id,
        moment(visit.met_at),
        str(visit.get_channel_display()),
        visit.author_name + (_("（{name}代录）").format(name=visit.entered_by_name) if visit.entered_by_name else ""),
        facts,
        _came_of(visit) if whole else [],
        _said(said),
        "wait" if said is None else "ok" if said.is_so else "late",
        said is None,
        _("同一次走访收到两个版本，两个都留着。") if visit.client_id in twins else "",
    )


def _came_of(visit):
    needs = [(_("诉求"), each.need, reverse("needs:case", args=[each.need.public_id])) for each in visit.raised.all()]
    errands = [
        (_("代办"), each.errand, reverse("stations:errand", args=[each.errand.public_id])) for each in visit.asked.all()
    ]
    return [(word, each.number, url, str(each.get_state_display())) for word, each, url in needs + errands]


def _said(said):
    if said is None:
        return _("等户里确认")
    words = _("户里说来过") if said.is_so else _("户里说没来过")
    return f"{words}（{said.get_way_display()}）" + (f"：{said.words}" if said.words else "")


@dataclass(frozen=True)
class PromiseFace:
    public_id: str
    words: str
    due: str
    state: str
    tone: str
    keeper: str
    is_open: bool
    may_judge: bool
    said: str


def promise_face(promise):
    is_late = promise.state == PromiseState.OPEN and promise.due_on < clock.today()
    tones = {PromiseState.OPEN: "late" if is_late else "wait", PromiseState.KEPT: "ok"}
    said = {None: "", True: _("户里认可"), False: _("户里说没办到")}[promise.household_says]
    return PromiseFace(
        promise.public_id,
        promise.words or _("（写的什么，到期已清除）"),
        _("{day}前").format(day=day(promise.due_on)),
        _("过期未办") if is_late else str(promise.get_state_display()),
        tones.get(promise.state, "done"),
        promise.keeper.user.name,
        promise.state == PromiseState.OPEN,
        promise.state == PromiseState.KEPT and promise.household_says is None,
        said,
    )


@dataclass(frozen=True)
class RefusalFace:
    client_id: str
    when: str
    reason: str
    words: str
    author: str


def refusal_face(refusal):
    """A record that was not taken: when it came, why, and the words in it, so that they can be used elsewhere."""
    try:
        raw = json.loads(refusal.payload)
    except ValueError:  # longer than what is kept of one
        raw = {}
    said = [raw.get("done"), raw.get("note")]
    for part, name in (("needs", "content"), ("promises", "words"), ("errands", "what")):
        listed = raw.get(part) if isinstance(raw.get(part), list) else []
        said += [each.get(name) for each in listed if isinstance(each, dict)]
    words = "；".join(each for each in said if isinstance(each, str) and each)
    return RefusalFace(refusal.client_id, moment(refusal.received_at), refusal.reason, words, refusal.user.name)
