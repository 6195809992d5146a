"""How long what is kept of people, in words."""

from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _L


@dataclass(frozen=True)
class Keeping:
    """What is kept of people, how long at this place, and when the worker next looks whether its time is over."""

    what: str
    span: str
    next_run: object


#: What, the key of the rules that says how long, in which words, and the job of the worker that empties it.
_KEPT = (
    (_L("诉求：姓名、电话、内容、照片"), "privacy.need_years", _L("办结后 {n} 年"), "needs.clear_old_needs"),
    (
        _L("来访、代办、帮办：姓名、电话、内容"),
        "privacy.station_words_days",
        _L("办结后 {n} 天"),
        "stations.clear_old_words",
    ),
    (_L("走访写下的文字"), "visit.text_days", _L("{n} 天"), "liaison.clear"),
    (_L("走访谈了什么、户里有过什么事"), "visit.record_days", _L("{n} 天"), "liaison.clear"),
)
KEEPING_JOBS = frozenset(job for _what, _key, _span, job in _KEPT)


def kept_how_long(rules, next_runs, now):
    """A row for each thing that goes by itself; a job the worker has not come to yet runs today."""
    return [
        Keeping(str(what), str(span).format(n=rules.value(key)), localtime(max(next_runs.get(job, now), now)).date())
        for what, key, span, job in _KEPT
    ]
