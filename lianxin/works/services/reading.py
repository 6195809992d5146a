"""What a village tells of itself, with where the number comes from."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.rounds import one_by_one
from lianxin.works import policies, selectors
from lianxin.works.models import Measured, Reading
from lianxin.works.vocabulary import BY_CODE, TOLD, AuditTag, Measure


@action
def record_reading(*, division, code, year, value, whole, words, by, at=None):
    """One indicator of one year; of a share what is counted and of how many. A later one for the same year counts instead."""
    at = at or clock.now()
    policies.can_open_project(by, division.path).or_raise()
    if code not in {each.code for each in TOLD}:
        raise RuleBroken(_("请选要填的一项。"), field="code")
    is_share = BY_CODE[code].measure == Measure.SHARE
    if is_share and not whole:
        raise RuleBroken(_("比率要写一共多少。"), field="whole")
    if is_share and value > whole:
        raise RuleBroken(_("不能比一共的多。"), field="value")
    if year > clock.day_of(at).year:
        raise RuleBroken(_("这一年还没有到。"), field="year")
    reading = Reading.objects.create(
        division=division, code=code, year=year, value=value, whole=whole if is_share else None,
        words=words.strip(), at=at, by_name=by.name[:80], **_told_by(code),
    )  # fmt: skip
    audit.record(
        AuditTag.READ, reading, by, after={"label": str(BY_CODE[code].label), "year": year}, reason=words, at=at
    )
    return reading


def _told_by(code):
    """Formula and source as the list has them today, in the language they are written in."""
    with translation.override(settings.LANGUAGE_CODE):
        return {"formula": str(BY_CODE[code].formula), "source": str(BY_CODE[code].source)}


def count_programmes(*, at=None):
    """What the records say of every place that keeps something here, once a day."""
    one_by_one("indicators", selectors.places_to_count(), lambda place: count_programme(division=place, at=at))


def count_programme(*, division, at=None):
    """The numbers of one place in the running year; what cannot be counted any more goes."""
    today = clock.day_of(at or clock.now())
    found = selectors.counted_now(division, today.year)
    told = {code: values for code, values in found.items() if values[-1] is not None}
    Measured.objects.filter(division=division, year=today.year).exclude(code__in=told).delete()
    for code, (value, *whole) in told.items():
        Measured.objects.update_or_create(
            division=division, code=code, year=today.year,
            defaults={"value": value, "whole": whole[0] if whole else None, "on": today, **_told_by(code)},
        )  # fmt: skip
