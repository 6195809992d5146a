from django.db import models

from lianxin.kit.privacy import classify


class NeedGram(models.Model):
    """One number of the sketch of a need's words: needs that share some may be the same matter."""

    need = models.ForeignKey("needs.Need", on_delete=models.CASCADE, related_name="grams", db_index=False)
    gram = models.BigIntegerField()

    privacy = classify(internal="need", personal="gram")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "need"], name="needs_gram_once")]
        indexes = [models.Index(fields=["need"], name="needs_gram_need")]

    def __str__(self):
        return f"{self.need_id} {self.gram:08x}"
