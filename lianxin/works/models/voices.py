"""What residents say to a design, and what they are answered: only ever added."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Comment(InsertOnlyModel, models.Model):
    """One thing somebody who lives there says to a design; or the village's answer to it. Who said it is never shown."""

    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="comments")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(_("意见"), max_length=500)
    answers = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by")
    at = models.DateTimeField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="project words answers at", personal="user")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="works_comment_says_something")]

    def __str__(self):
        return self.words[:60]
