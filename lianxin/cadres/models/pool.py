from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import POOL_OPEN, Channel, Mark, PoolState, Source
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class PoolEntry(models.Model):
    """后备人选: one way into the pool, by the ``route`` in force when it began. Nothing goes on without the person's consent."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="entries")
    source = models.CharField(_("哪一类"), max_length=16, choices=Source)
    state = models.CharField(max_length=12, choices=PoolState)
    route = models.JSONField(default=list)
    nominated_words = models.CharField(_("为什么推荐"), max_length=300)
    nominated_by_id = models.BigIntegerField(null=True)
    nominated_by_name = models.CharField(max_length=80)
    nominated_on = models.DateField()
    consented_on = models.DateField(_("同意的日子"), null=True, blank=True)
    consent_channel = models.CharField(_("怎么同意的"), max_length=8, choices=Channel, blank=True)
    mentor = models.CharField(_("帮带人"), max_length=40, blank=True)
    plan = models.CharField(_("怎么培养"), max_length=500, blank=True)
    look_again_on = models.DateField(_("哪天再看"), null=True, blank=True)

    privacy = classify(
        internal="public_id source state route nominated_by_id nominated_by_name nominated_on consented_on consent_channel "
        "look_again_on",
        personal="file nominated_words mentor plan",
    )

    class Meta:
        verbose_name = _("后备人选")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=Q(state__in=[str(s) for s in POOL_OPEN]), name="cadres_entry_one_open"
            ),
            models.CheckConstraint(
                condition=Q(consented_on__isnull=False) & ~Q(consent_channel="")
                | Q(consented_on__isnull=True, consent_channel="", state__in=["nominated", "left"]),
                name="cadres_entry_goes_on_with_consent",
            ),
        ]

    def __str__(self):
        return f"{self.file} {self.get_state_display()}"


class PoolMark(InsertOnlyModel, models.Model):
    """One step of an entry, by whom and with what words."""

    entry = models.ForeignKey("cadres.PoolEntry", on_delete=models.PROTECT, related_name="marks")
    mark = models.CharField(max_length=12, choices=Mark)
    on = models.DateField(_("哪天"))
    words = models.CharField(_("说明"), max_length=300, blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="entry mark on at by_id by_name", personal="words")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.get_mark_display()
