from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify


class TriageModel(models.Model):
    """What was learned at one time from closed cases; the newest one suggests. Older ones keep their card alone."""

    audit_kind = "triage_model"

    made_at = models.DateTimeField(_("学习时间"))
    learned_until = models.DateTimeField(_("学到何时办结的诉求"))
    packed = models.BinaryField()
    card = models.JSONField(_("说明卡"))

    privacy = classify(public="made_at learned_until card", internal="packed")

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d %H:%M}"

    @property
    def scope_path(self):
        return ""


class CategorySuggestion(models.Model):
    """Which category a new need may belong to, and the words that say so; no category when the model kept silent."""

    need = models.OneToOneField("needs.Need", on_delete=models.PROTECT, related_name="suggestion")
    model = models.ForeignKey("needs.TriageModel", on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey("needs.Category", on_delete=models.PROTECT, null=True, related_name="+")
    words = models.JSONField(_("依据的词"), default=list)

    privacy = classify(internal="need model category", personal="words")

    def __str__(self):
        return f"{self.need_id} → {self.category_id}"
