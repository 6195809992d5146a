"""How somebody says yes and what they think, and what a table of steps is made of."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignWay(models.TextChoices):
    """How somebody said yes: paper is equal to the spoken word that staff write down."""

    PAPER = "paper", _("纸上签字")
    SPOKEN = "spoken", _("口头同意，经办人记下")


class MessageKind(models.TextChoices):
    """What people are told of; each can be chosen."""

    ERRAND = "stations_errand", _("替我跑的代办")
    CASE = "stations_case", _("陪我办的帮办")
    APPOINTMENT = "stations_appointment", _("我的预约")


class Satisfaction(models.IntegerChoices):
    """About the service, never about a person."""

    GOOD = 3, _("满意")
    FAIR = 2, _("一般")
    BAD = 1, _("不满意")


@dataclass(frozen=True)
class Transition:
    """``verb`` leads from any of ``sources`` to ``target``; ``note`` is what the record says, in plain words."""

    verb: StrEnum
    sources: frozenset
    target: models.TextChoices
    note: object


def table(*rows):
    return {verb: Transition(verb, frozenset(sources), target, note) for verb, sources, target, note in rows}
