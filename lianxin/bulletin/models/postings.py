"""What hung on the board: only ever added. A correction is a new posting, and the old one can still be read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.vocabulary import Rendition
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Posting(InsertOnlyModel, models.Model):
    """A notice as it was hung up once: both renditions, its time, its digest in the public log.

    ``public_id`` is the code on the paper. ``site`` is the address the paper names, so that the paper can be made again
    to the byte.
    """

    audit_kind = "posting"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    notice = models.ForeignKey("bulletin.Notice", on_delete=models.PROTECT, related_name="postings")
    ordinal = models.PositiveSmallIntegerField(_("第几次张贴"))
    title = models.CharField(_("标题"), max_length=80)
    board = models.JSONField(_("张贴版"))
    web = models.JSONField(_("网页版"))
    because = models.CharField(_("为什么更正"), max_length=200, blank=True)
    contact = models.CharField(_("有异议找谁"), max_length=120)
    first_on = models.DateField(_("张贴日"))
    last_on = models.DateField(_("公示到"))
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)
    profile_version = models.BigIntegerField(null=True)
    digest = models.CharField(_("摘要"), max_length=64)
    entry_number = models.BigIntegerField(_("公开日志第几号"))
    site = models.CharField(max_length=120, blank=True)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public=(
            "public_id notice ordinal web because contact first_on last_on at profile_version digest entry_number site "
            "title"
        ),
        internal="by_id by_name",
        personal="board",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "ordinal"], name="bulletin_posting_ordinal_once")]

    def __str__(self):
        return f"{self.notice_id} {self.ordinal}"


class Paper(InsertOnlyModel, models.Model):
    """The fingerprint of a paper of a posting, as it was first made: by it a file is known to be ours."""

    audit_kind = "paper"

    posting = models.ForeignKey("bulletin.Posting", on_delete=models.PROTECT, related_name="papers")
    size = models.CharField(max_length=4)
    rendition = models.CharField(max_length=8, choices=Rendition)
    engine = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()
    entry_number = models.BigIntegerField(_("公开日志第几号"))

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="posting size rendition engine sha256 at entry_number")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "size", "rendition", "engine"], name="bulletin_paper_one_of_a_size"
            )
        ]

    def __str__(self):
        return f"{self.posting_id} {self.size}"


class BoardMark(InsertOnlyModel, models.Model):
    """Somebody saw the paper hang on the board of the village: which board, when, in their own words. A photo may be added."""

    audit_kind = "board_mark"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    posting = models.ForeignKey("bulletin.Posting", on_delete=models.PROTECT, related_name="marks")
    where = models.CharField(_("贴在哪里"), max_length=80)
    on = models.DateField(_("哪天贴的"))
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="public_id posting where on", internal="at by_id by_name")

    def __str__(self):
        return self.where


class SeenAbove(InsertOnlyModel, models.Model):
    """The level above has seen that a notice of a place below was hung up: it was reported there by hanging."""

    posting = models.OneToOneField("bulletin.Posting", on_delete=models.PROTECT, related_name="seen_above")
    at = models.DateTimeField(_("上级看过"))
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="posting at", internal="by_id by_name")

    def __str__(self):
        return f"{self.posting_id} {self.by_name}"


class Archived(InsertOnlyModel, models.Model):
    """A notice went into the archive: its record as it was then, and the fingerprint of all that is said of it."""

    audit_kind = "archived"

    notice = models.OneToOneField("bulletin.Notice", on_delete=models.PROTECT, related_name="archived")
    metadata = models.JSONField(_("档案著录"))
    sha256 = models.CharField(_("档案的指纹"), max_length=64)
    at = models.DateTimeField()
    entry_number = models.BigIntegerField(_("公开日志第几号"))

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="notice sha256 at entry_number", personal="metadata")

    def __str__(self):
        return f"{self.notice_id} {self.sha256[:12]}"
