"""What a unit has open, for who ends it. None writes."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.needs.models import Need, Responsibility, Topic, Whistle
from lianxin.needs.vocabulary import OPEN, TopicState
from lianxin.organisations import selectors as organisations


def open_at_unit(unit):
    """``(cases, topics, whistles, responsibilities)`` as querysets: all that has not ended."""
    cases = Need.objects.filter(unit=unit, state__in=OPEN).select_related("unit", "about_unit").order_by("id")
    topics = Topic.objects.filter(unit=unit, ended_at__isnull=True, state=TopicState.TAKEN_UP)
    part = Q(caller=unit) | Q(lead=unit) | Q(calls__unit=unit) | Q(tasks__unit=unit, tasks__done_at__isnull=True)
    whistles = Whistle.objects.filter(part, ended_at__isnull=True).distinct()
    return cases, topics, whistles, Responsibility.objects.filter(unit=unit, ends_on__isnull=True)


def is_kept_from(need, unit):
    """Whether a unit must not get the case: it is complained about, became of a unit that is, or is led by whom it names."""
    about = {each for each in (need.about_unit_id, *(kept.pk for kept in need.units_kept_from)) if each}
    if about and unit.pk in organisations.with_successors(about):
        return True
    return need.names_staff and any(head.pk in need.kept_from for head in organisations.heads_of(unit))


def open_words(unit):
    """What a unit has open here, in phrases, for who ends it."""
    cases, topics, calls, rules = (rows.count() for rows in open_at_unit(unit))
    counted = (
        (_("在办的诉求 {n} 件"), cases),
        (_("没有办完的题目 {n} 个"), topics),
        (_("没有结束的吹哨 {n} 次"), calls),
        (_("负责的诉求分类 {n} 类"), rules),
    )
    return [words.format(n=count) for words, count in counted if count]
