from django.db import models

from lianxin.kit.privacy import classify


class PeriodicRun(models.Model):
    """When a periodic job is due next. Moving ``due_at`` is the claim: of two workers one moves it."""

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    ran_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    privacy = classify(internal="name due_at ran_at last_error")

    def __str__(self):
        return self.name


class Heartbeat(models.Model):
    """The background worker's sign of life."""

    name = models.CharField(max_length=40, unique=True)
    seen_at = models.DateTimeField()

    privacy = classify(internal="name seen_at")

    def __str__(self):
        return self.name
