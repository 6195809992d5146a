"""What is remembered of a list that was brought, and how it is taken back."""

from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id

#: The fields of every such list, as a room classifies them.
BROUGHT = "public_id made count brought_at brought_by_name undone_at"


class BroughtList(models.Model):
    """A list that was brought in one go. ``made`` are the keys of what it made."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    made = models.JSONField(default=dict)
    count = models.PositiveSmallIntegerField()
    brought_at = models.DateTimeField()
    brought_by_name = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-id"]


def keep_list(model, *, made, count, by, **where):
    """Remember what the good rows made; refuses a list without any. Part of an action."""
    if not count:
        raise RuleBroken(_("没有可以登记的新的一行。"), field="text")
    return model.objects.create(
        made=made, count=count, brought_at=clock.now(), brought_by_name=by.name[:80], **where
    )  # fmt: skip


def take_back(brought, remove):
    """``remove()`` deletes what a locked list made, or raises why not; nothing goes that another record speaks of."""
    if brought.undone_at:
        raise RuleBroken(_("已经撤回了。"))
    try:
        remove()
    except ProtectedError as held:
        kinds = "、".join(sorted({str(each._meta.verbose_name) for each in held.protected_objects}))
        raise RuleBroken(_("后来有别的登记用到了它们（{kinds}），不能整份撤回。").format(kinds=kinds)) from held
    brought.undone_at = clock.now()
    brought.save(update_fields=["undone_at"])
