"""Courses, who took them, and what is still lacking of a year, in words."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.cadres.presenters.cards import Card, known
from lianxin.cadres.vocabulary import CourseKind, Duty
from lianxin.kit.templatetags.kit import day


def course_row(course):
    return {
        "url": reverse("cadres:course", args=[course.public_id]), "title": course.title,
        "meta": " · ".join([day(course.ends_on), str(course.get_kind_display()), _hours(course.hours), course.organiser]),
    }  # fmt: skip


def course_facts(course):
    days = day(course.starts_on)
    if course.ends_on != course.starts_on:
        days = _("{first}到{last}").format(first=days, last=day(course.ends_on))
    return known(
        [
            (_("哪几天"), days), (_("怎么学的"), course.get_kind_display()), (_("学时"), _hours(course.hours)),
            (_("谁办的"), f"{course.organiser}（{course.get_level_display()}）"), (_("地点"), course.place),
            (_("初任培训"), _("是") if course.is_induction else ""),
        ]
    )  # fmt: skip


def year_card(year, steps_note=""):
    """One person's year: what their duty asks, what they took by kind, what is lacking."""
    facts = [(_("按什么算"), Duty(year.duty).label)]
    if year.asked.hours:
        facts.append((_("一年要多少"), _hours(year.asked.hours)))
    facts += taken_facts(year)
    words = lacking_words(year)
    if year.duty == Duty.NONE:
        return Card(_("今年的学时"), facts=facts)
    return Card(_("今年的学时"), "wait" if words else "ok", words or _("够了"), facts)


def taken_facts(year):
    return [(CourseKind(kind).label, _hours(number)) for kind, number in sorted(year.taken.items())]


def lacking_words(year):
    """What is still lacking, in one line; empty when nothing is."""
    lacking = year.lacking
    parts = [
        _("还差 {n} 学时").format(n=lacking.hours) if lacking.hours else "",
        _("还差一次集中培训") if lacking.concentrated else "",
        _("初任培训要在{day}前参加").format(day=day(lacking.induction_by)) if lacking.induction_by else "",
        _("这一届还没有参加过培训") if lacking.one else "",
    ]
    return "，".join(part for part in parts if part)


def year_rows(years):
    """A row a person: what is lacking and what was taken, by kind. The order is that of the names."""
    return [
        {
            "url": reverse("cadres:file_training", args=[year.file.public_id]) if year.file else "", "title": year.name,
            "tone": "wait" if year.lacking else "ok", "state": lacking_words(year) or _("够了"),
            "meta": " · ".join([str(Duty(year.duty).label), *(f"{kind} {hours}" for kind, hours in taken_facts(year))]),
        }
        for year in years
    ]  # fmt: skip


def training_rows(trainings, may_withdraw):
    """``may_withdraw(training)`` says whether this reader may take one back."""
    return [
        {
            "title": each.course.title, "name": each.file.name, "number": each.number,
            "meta": " · ".join([day(each.course.ends_on), str(each.course.get_kind_display()), _hours(each.course.hours)]),
            "withdrawn": each.withdrawn_reason if each.withdrawn_at else "",
            "certificate": reverse("cadres:certificate", args=[each.public_id]),
            "withdraw": reverse("cadres:act_on_training", args=[each.public_id, "withdraw"])
            if may_withdraw(each) and not each.withdrawn_at
            else "",
        }
        for each in trainings
    ]  # fmt: skip


def _hours(number):
    return _("{n} 学时").format(n=number)
