"""Whom a topic concerns, and what came of it, in sentences: names for staff alone, answers as numbers alone."""

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.affected import balance
from lianxin.deliberation.calc.following import told
from lianxin.deliberation.vocabulary import AffectedKind, Followed, Handled
from lianxin.kit import clock
from lianxin.kit.masking import Mask, mask_name
from lianxin.kit.templatetags.kit import day


def affected_lines(topic, *, staff, takes_part=False):
    """A sentence for each it concerns: what they are, how many are asked, why. A household or person is named for staff alone.

    Who of a group is named: with the whole name for staff, with the family name for who takes part, as a number for everybody.
    """
    mask = Mask.COLLEAGUE if staff else Mask.PUBLIC if takes_part else None
    return [_affected(each, staff) + _named(each, mask) for each in selectors.affected_of(topic)]


def _named(each, mask):
    if each.kind != AffectedKind.GROUP or not (names := selectors.names_of(each)):
        return ""
    if mask is None:
        return _("写了姓名的 {number} 人。").format(number=len(names))
    told = [
        _("{name}（{ground}）").format(
            name=f"{mask_name(one.name, mask)} {one.household_code if mask else ''}".strip(),
            ground=one.get_ground_display(),
        )
        for one in names
    ]
    return _("来的是：{names}。").format(names=_("、").join(told))


def _affected(each, staff):
    name = each.name if each.kind == AffectedKind.GROUP else each.get_kind_display()
    if staff and each.kind != AffectedKind.GROUP:
        name = f"{name} {each.name} {each.household_code}".strip()
        name += "" if each.person_id else _("（人口登记里没有）")
    return _("{name}：请 {seats} 人。{reason}").format(name=name, seats=each.seats, reason=each.reason)


def balance_in_words(topic):
    """Of how many seats how many are of those it concerns, against the third that is asked for; empty where no seats were set."""
    if not topic.seats:
        return ""
    return _balance(_("请 {seats} 人，其中和这件事有关的 {affected} 人"), topic.seats, topic.affected_seats or 0)


def came_in_words(topic):
    """The same of who came; empty where it was not kept."""
    if topic.came is None:
        return ""
    return _balance(_("来了 {seats} 人，其中和这件事有关的 {affected} 人"), topic.came, topic.affected_came)


def _balance(words, seats, affected):
    found = balance(seats, [affected])
    end = _("；至少要 {needed} 人（三分之一），够了") if found.holds else _("；至少要 {needed} 人（三分之一），不够")
    return (words + end).format(seats=seats, affected=affected, needed=found.needed)


def follow_up_lines(topic):
    """When it is asked whether it was followed, or what was answered: numbers, and none of a few."""
    found = getattr(topic, "follow_up", None)
    if found is None:
        return []
    today = clock.today()
    if today < found.asked_on:
        return [
            _("{day}起，请参加过的人说一说照办了没有、满意不满意；问到 {until}。").format(
                day=day(found.asked_on), until=day(found.until)
            )
        ]
    if today <= found.until:
        return [
            _(
                "正在请参加过的人说一说照办了没有、满意不满意，{until}以前都可以说。没有手机的，到党群连心站说。只公布人数。"
            ).format(until=day(found.until))
        ]
    asked = ((_("照办了没有"), "followed", Followed), (_("满意不满意"), "handled", Handled))
    # no database keeps the order of an object's keys
    answers = told(*({key: found.counts[name].get(key, 0) for key in labels.values} for _words, name, labels in asked))
    if answers is None:
        return [_("{question}：回答的不到 5 人，不公布。").format(question=words) for words, _name, _labels in asked]
    return [_answers(words, each, labels) for (words, _name, labels), each in zip(asked, answers, strict=True)]


def _answers(question, found, labels):
    if not any(found.cells.values()):
        return _("{question}：有的回答不到 5 人，各项的人数都不公布。").format(question=question)
    cells = [
        _("{answer} {number} 人").format(answer=labels(key).label, number=number)
        if number is not None
        else _("{answer}人数不公布").format(answer=labels(key).label)
        for key, number in found.cells.items()
    ]
    total = _("（一共 {total} 人）").format(total=found.total) if found.total is not None else ""
    return _("{question}：{cells}{total}").format(question=question, cells="，".join(cells), total=total)
