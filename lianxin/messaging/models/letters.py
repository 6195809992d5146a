from django.db import models

from lianxin.kit.privacy import classify
from lianxin.messaging.vocabulary import MailOutcome


class ReceivedMail(models.Model):
    """A mail out of the county's mailbox: that it was taken, and what became of it. Its words are not kept here."""

    #: Of its message id and sender: the same mail twice is taken once.
    mail_hash = models.CharField(max_length=64, unique=True)
    sender_hash = models.CharField(max_length=64, db_index=True)
    outcome = models.CharField(max_length=12, choices=MailOutcome)
    attempts = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField()

    privacy = classify(internal="outcome attempts taken_at", secret="mail_hash sender_hash")

    class Meta:
        indexes = [models.Index(fields=["taken_at"], name="messaging_mail_taken")]

    def __str__(self):
        return f"{self.outcome} {self.taken_at:%Y-%m-%d %H:%M}"
