"""The public log: one row per fact, signed heads over it, and the seals that tie the audit events to it."""

from django.db import models

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify

BLOCK_BITS = 16


class LogEntry(InsertOnlyModel, models.Model):
    """One public fact. ``body`` is what is hashed; ``kind``, ``subject_id`` and ``at`` repeat what it says.

    ``hashes`` holds the leaf hash and every tree node this leaf completes (``calc.merkle.Frontier.add``), so that the
    entry and its part of the tree are one row and cannot be stored apart.
    """

    number = models.BigIntegerField(primary_key=True)  # the leaf index of RFC 6962, from 0
    #: ``number >> BLOCK_BITS``. Public ids are random; with the block before them the index grows at one end only, which
    #: keeps appending fast however long the log is, and a look-up asks one short question per block.
    block = models.IntegerField()
    kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    body = models.TextField()
    hashes = models.BinaryField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="number block kind subject_id at body hashes")

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["block", "subject_id"], name="audit_log_subject")]
        constraints = [models.CheckConstraint(condition=models.Q(number__gte=0), name="audit_log_from_zero")]

    def __str__(self):
        return f"{self.number} {self.kind} {self.subject_id}"

    @property
    def leaf_hash(self):
        return bytes(self.hashes[:32])


class TreeHead(InsertOnlyModel, models.Model):
    """What the log promised at one moment: so many entries with this root, signed."""

    size = models.BigIntegerField(unique=True)
    root = models.BinaryField()
    signed_at = models.DateTimeField()
    note = models.TextField()  # the signed text itself, to be published elsewhere

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="size root signed_at note")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gte=0), name="audit_head_size")]

    def __str__(self):
        return f"{self.size} @ {self.signed_at:%Y-%m-%d %H:%M}"


class EventSeal(InsertOnlyModel, models.Model):
    """Audit events up to ``last_id`` since the seal before, as one salted hash that also stands in the public log."""

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    count = models.BigIntegerField()
    salt = models.BinaryField()
    digest = models.CharField(max_length=64)
    entry_number = models.BigIntegerField(unique=True)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="first_id last_id count entry_number", public="digest", secret="salt")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(last_id__gte=models.F("first_id")), name="audit_seal_forward")
        ]

    def __str__(self):
        return f"{self.first_id}–{self.last_id}"
