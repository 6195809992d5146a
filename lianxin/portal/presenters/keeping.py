"""What is kept of people, what for, how long, and when it goes, in words."""

from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _L
from django.utils.translation import ngettext

from lianxin.people.vocabulary import PURPOSES, RETENTION, Basis, Purpose

_YEAR = 365


@dataclass(frozen=True)
class Keeping:
    """What goes by itself, how long it is kept at this place, and when the worker next looks whether its time is over."""

    what: str
    span: str
    next_run: object


@dataclass(frozen=True)
class Use:
    """A purpose, what is used for it, and what in law it stands on."""

    purpose: str
    what: str
    basis: str


#: What, the key of the rules that says how long, from when on, and the job of the worker that empties it.
_KEPT = (
    (_L("诉求：姓名、电话、内容、照片"), "privacy.need_years", _L("办结后 {span}"), "needs.clear_old_needs"),
    (
        _L("来访、代办、帮办：姓名、电话、内容"),
        "privacy.station_words_days",
        _L("办结后 {span}"),
        "stations.clear_old_words",
    ),
    (_L("走访写下的文字"), "visit.text_days", _L("{span}"), "liaison.clear"),
    (_L("走访谈了什么、户里有过什么事"), "visit.record_days", _L("{span}"), "liaison.clear"),
)
#: What does not go, and why.
STAYS = (
    _L("谁在什么时候办了哪一步：一直留着，查账、查责任要用；里面不写事情的内容。"),
    _L("个人信息安全事件的记录和影响评估：法律要求至少三年，一直留着。"),
    _L("账目、决议、名册、选举材料：会计和档案的规定要求留十年以上，重要的永久。"),
)
KEEPING_JOBS = frozenset(job for _what, _key, _span, job in _KEPT)


def kept_how_long(rules, next_runs, now):
    """A row for each thing that goes by itself; a job the worker has not come to yet runs today."""
    return [
        Keeping(
            str(what),
            str(words).format(span=_span(rules.value(key), in_years=key.endswith("_years"))),
            localtime(max(next_runs.get(job, now), now)).date(),
        )
        for what, key, words, job in _KEPT
    ]


def goes_by_hand():
    """What goes when an officer has looked at it, each with how long it is kept."""
    return [rule for rule, _days in RETENTION.values()]


def _span(number, *, in_years):
    if not in_years and number % _YEAR:
        return ngettext("%(n)d 天", "%(n)d 天", number) % {"n": number}
    years = number if in_years else number // _YEAR
    return ngettext("%(n)d 年", "%(n)d 年", years) % {"n": years}


def used_what_for():
    """A row for each purpose; nothing is used for anything else."""
    return [
        Use(str(Purpose(purpose).label), str(rule.what), f"{Basis(rule.basis).label}（{rule.article}）")
        for purpose, rule in PURPOSES.items()
    ]
