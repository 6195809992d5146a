"""Whom a topic concerns, and how each of a group is part of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AffectedKind(models.TextChoices):
    HOUSEHOLD = "household", _("一户")
    GROUP = "group", _("一个小组或者一群人")
    PERSON = "person", _("一个人")


class AffectedGround(models.TextChoices):
    HOUSEHOLD = "household", _("是自家的事")
    PLACE = "place", _("住得近、种得近")
    KIN = "kin", _("家里亲属有份")
