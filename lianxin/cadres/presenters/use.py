"""Posts to fill, the sheet of facts, secondments, in words."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres.presenters.cards import Card, known, links_of, post_words, sheet_link
from lianxin.cadres.vocabulary import (
    SECONDMENT_WAYS,
    WILL_WAYS,
    OpeningState,
    SecondmentState,
    SecondmentVerb,
    SheetOrder,
    WillState,
)
from lianxin.kit.steps import steps_of
from lianxin.kit.templatetags.kit import day

_OPENING_TONES = {OpeningState.OPEN: "wait", OpeningState.FILLED: "ok"}
_WILL_TONES = {WillState.ASKED: "wait", WillState.AGREED: "ok"}


def opening_row(opening):
    return {
        "url": reverse("cadres:opening", args=[opening.public_id]), "title": str(opening),
        "tone": _OPENING_TONES.get(opening.state, "ink"), "state": opening.get_state_display(),
        "meta": f"{opening.division.short_name} · {day(opening.opened_on)}",
    }  # fmt: skip


def opening_facts(opening):
    who = opening.filled_with.name if opening.filled_with_id else ""
    return known(
        [
            (_("要什么样的人"), opening.needs), (_("谁提出的"), f"{opening.opened_by_name} {day(opening.opened_on)}"),
            (_("定了谁"), who), (_("为什么"), opening.ended_words),
            (_("谁定的"), opening.ended_on and f"{opening.ended_by_name} {day(opening.ended_on)}"),
        ]
    )  # fmt: skip


def will_rows(wills, steps, actor):
    """Who was asked and what they said, by name."""
    return [
        {
            "name": each.file.name, "tone": _will_tone(each), "state": _will_words(each),
            "url": reverse("cadres:file", args=[each.file.public_id]), "links": _will_links(each, steps, actor),
        }
        for each in wills
    ]  # fmt: skip


def _will_tone(will):
    return _WILL_TONES.get(will.state, "ink") if will.is_pooled else "ink"


def _will_words(will):
    """What somebody said, and whether that still counts."""
    words = will.get_state_display()
    if will.is_pooled or will.opening.state != OpeningState.OPEN:
        return words
    return _("{said}（已经不在库里）").format(said=words)


def _will_links(will, steps, actor):
    if not will.is_pooled:
        return []
    return links_of("cadres:act_on_will", will, steps_of(steps, WILL_WAYS, will, will.state, actor))


#: The rows of the sheet, in this order: facts as the person or the register says them.
def sheet_rows(sides):
    """``(what, [words of each person])``: a row a fact, a column a person."""
    rows = [
        (_("现在的岗位"), [post_words(each.tenures) for each in sides]),
        (_("学历、学什么的"), [each.file.education for each in sides]),
        (_("会什么"), [each.file.skills for each in sides]),
        (_("会说什么话"), [each.file.languages for each in sides]),
        (_("在哪里干过"), [each.file.places_served for each in sides]),
        (_("锻炼中做完的事"), ["；".join(task.words for task in each.tasks) for each in sides]),
    ]
    return [
        {"what": what, "cells": [(each.file.name, words or "—") for each, words in zip(sides, cells, strict=True)]}
        for what, cells in rows
    ]


def sheet_orders(opening, order):
    """``(words, address, is_shown)`` of the two orders."""
    here = reverse("cadres:opening", args=[opening.public_id])
    return [(each.label, f"{here}?order={each.value}", each == order) for each in SheetOrder]


def will_cards(wills, steps, actor):
    """What somebody was asked, in their file."""
    return [
        Card(
            _("问愿不愿意 · {post}").format(post=each.opening), _will_tone(each), _will_words(each),
            known(
                [
                    (_("谁问的"), f"{each.asked_by_name} {day(each.asked_on)}"), (_("要什么样的人"), each.opening.needs),
                    (_("岗位现在"), each.opening.get_state_display()),
                    (_("为什么"), each.opening.filled_with_id in (None, each.file_id) and each.opening.ended_words),
                    (_("回话"), each.answered_on and f"{day(each.answered_on)} {each.get_channel_display()}"),
                ]
            ),
            [], _will_links(each, steps, actor),
        )
        for each in wills
    ]  # fmt: skip


def secondment_cards(secondments, steps, task_steps, actor):
    """Secondments with their tasks; a task that is done leads to what was done."""
    return [_secondment_card(each, steps, task_steps, actor) for each in secondments]


def _secondment_card(found, steps, task_steps, actor):
    links = links_of("cadres:act_on_secondment", found, steps_of(steps, SECONDMENT_WAYS, found, found.state, actor))
    done, things = [], []
    for task in found.tasks.all():
        task.secondment = found
        done.append(_task_words(task))
        if task.url:
            things.append((task.label, task.url))
        elif task.done_on is None and found.state in SECONDMENT_WAYS[SecondmentVerb.DONE].sources:
            links += [
                (_("{task}：{step}").format(task=task.words[:20], step=step.label), reverse("cadres:act_on_task", args=[task.public_id, step.name]))
                for step in task_steps.values()
                if step.allowed(actor, task)
            ]  # fmt: skip
    return Card(
        f"{found.get_kind_display()} · {found.host}", "wait" if found.state == SecondmentState.RUNNING else "done",
        found.get_state_display(),
        known(
            [
                (_("从哪里来"), found.home), (_("帮带人"), found.mentor),
                (_("哪几天"), _("{first}到{last}").format(first=day(found.starts_on), last=day(found.ends_on))),
                (_("接收单位怎么说"), found.host_words and f"{found.host_words}（{found.host_by_name}）"),
                (_("本人怎么说"), found.own_words), (_("以前说过的"), _said_before(found)),
            ]
        ),
        done, [*links, *things, sheet_link("secondment", found)],
    )  # fmt: skip


def _said_before(found):
    """What either side wrote before it wrote anew."""
    said = list(found.sayings.all())
    latest = {each.is_host: each for each in said}
    sides = {True: _("接收单位"), False: _("本人")}
    earlier = [each for each in said if each != latest[each.is_host]]
    return "；".join(f"{day(each.at)} {sides[each.is_host]}（{each.by_name}）：{each.words}" for each in earlier)


def hosted_words(secondment):
    """Who is here, until when and to do what: what the host has before its eyes when it writes."""
    tasks = "；".join(_task_words(task) for task in secondment.tasks.all())
    said = _("{name} · {kind} · 到{day}").format(
        name=secondment.file.name, kind=secondment.get_kind_display(), day=day(secondment.ends_on)
    )
    return f"{said} · {tasks}" if tasks else said


def _task_words(task):
    if task.done_on is None:
        return _("还没有做完：{task}").format(task=task.words)
    words = _("{day}做完：{task}").format(day=day(task.done_on), task=task.words)
    return f"{words}（{task.label}）" if task.label else words
