"""That a form was sent: the same one sent twice is done once."""

from django.db import models

from lianxin.kit.privacy import classify


class SentForm(models.Model):
    """The mark of a form that was carried out, hashed with its address and who sent it. Forgotten after some days."""

    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)

    privacy = classify(internal="key at")

    def __str__(self):
        return self.key[:8]
