from django.db import models

from lianxin.kit.privacy import classify


class Follower(models.Model):
    """Somebody with an account who wants to hear how a public need goes on, because it is theirs too."""

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="followers")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    privacy = classify(internal="need since", personal="user")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "user"], name="needs_follower_once")]

    def __str__(self):
        return f"{self.need_id} {self.user_id}"
