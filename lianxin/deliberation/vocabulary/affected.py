"""Whom a topic concerns."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AffectedKind(models.TextChoices):
    HOUSEHOLD = "household", _("一户")
    GROUP = "group", _("一个小组或者一群人")
    PERSON = "person", _("一个人")
