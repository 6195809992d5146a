from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.vocabulary import Affairs, Body, State
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


def _apart(one, other):
    return Q(**{f"{one}__isnull": True}) | Q(**{f"{other}__isnull": True}) | ~Q(**{one: F(other)})


class Notice(models.Model):
    """One thing a place shows: what is being written now, and where it stands. Only ``services`` change it.

    What hangs is a ``Posting``, never this text: nobody reads a draft, and nobody changes what was posted.
    """

    audit_kind = "notice"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    number = models.CharField(_("编号"), max_length=40)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    affairs = models.CharField(_("哪一类"), max_length=10, choices=Affairs)
    item_code = models.CharField(_("事项编号"), max_length=40)
    item_name = models.CharField(_("事项"), max_length=60)
    # Who does what with it, as the catalogue said when it was begun.
    prepares = models.CharField(max_length=12, choices=Body, default=Body.COMMITTEE)
    reviews = models.CharField(max_length=12, choices=Body, default=Body.SUPERVISORS)
    approves = models.CharField(max_length=12, choices=Body, default=Body.COMMITTEE)
    names_receivers = models.BooleanField(default=False)
    about_from = models.DateField(_("说的是从哪天"), null=True, blank=True)
    about_to = models.DateField(_("到哪天"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=20, choices=State, default=State.DRAFT)
    days = models.PositiveSmallIntegerField(_("公示几天"))
    contact = models.CharField(_("有异议找谁"), max_length=120)

    # What is written now
    title = models.CharField(_("标题"), max_length=80)
    body = models.TextField(_("正文"), max_length=8000, blank=True)
    basis = models.CharField(_("依据"), max_length=200, blank=True)
    tables = models.JSONField(_("表格"), default=list, blank=True)
    because = models.CharField(_("为什么更正"), max_length=200, blank=True)

    # Whose it is, in the words of the room that gave it
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=40, blank=True)
    source_label = models.CharField(max_length=120, blank=True)

    # Who did what: three people, never one
    prepared_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField()
    writer_ids = models.CharField(max_length=400, blank=True)  # ",3,17,": who wrote on it since it last hung
    reviewed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    held_because = models.CharField(_("监督委员会的意见"), max_length=300, blank=True)
    held_text = models.JSONField(_("监督委员会有意见的那一稿"), default=dict, blank=True)
    held_answer_due_on = models.DateField(_("哪天前回应监督委员会"), null=True, blank=True)
    review_due_on = models.DateField(_("哪天前审完"), null=True, blank=True)

    # What hangs
    posting = models.OneToOneField(
        "bulletin.Posting", on_delete=models.PROTECT, null=True, blank=True, related_name="hanging"
    )
    posted_on = models.DateField(_("张贴日"), null=True, blank=True)
    posted_until = models.DateField(_("公示到"), null=True, blank=True)
    web_until = models.DateField(_("网页版留到"), null=True, blank=True)
    archive_number = models.CharField(_("档号"), max_length=40, blank=True)

    privacy = classify(
        public=(
            "public_id number division division_path affairs item_code item_name prepares reviews approves names_receivers "
            "about_from about_to state days contact "
            "basis source_kind source_id source_label posting posted_on posted_until web_until archive_number because"
        ),
        internal=(
            "prepared_by prepared_at writer_ids reviewed_by reviewed_at approved_by approved_at held_because held_answer_due_on review_due_on"
        ),
        personal="title body tables held_text",
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["posted_on", "id"], name="bulletin_notice_posted", condition=Q(posted_on__isnull=False)
            ),
            models.Index(
                fields=["division_path", "posted_on", "id"],
                name="bulletin_notice_place",
                condition=Q(posted_on__isnull=False),
            ),
            models.Index(fields=["state", "posted_until"], name="bulletin_notice_state"),
            models.Index(
                fields=["source_kind", "source_id"], name="bulletin_notice_source", condition=~Q(source_id="")
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["division", "number"], name="bulletin_notice_number_once"),
            models.CheckConstraint(condition=_apart("prepared_by", "reviewed_by"), name="bulletin_notice_two_eyes"),
            models.CheckConstraint(condition=_apart("reviewed_by", "approved_by"), name="bulletin_notice_four_eyes"),
            models.CheckConstraint(condition=_apart("prepared_by", "approved_by"), name="bulletin_notice_six_eyes"),
            models.CheckConstraint(
                condition=Q(posting__isnull=True, posted_on__isnull=True, posted_until__isnull=True)
                | Q(posting__isnull=False, posted_on__isnull=False, posted_until__gt=F("posted_on")),
                name="bulletin_notice_hangs_for_a_time",
            ),
            models.CheckConstraint(
                condition=Q(about_from__isnull=True, about_to__isnull=True) | Q(about_to__gte=F("about_from")),
                name="bulletin_notice_about_a_time",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def audit_label(self):
        return self.number

    @property
    def scope_path(self):
        return self.division_path

    @property
    def writers(self):
        """Accounts that wrote on it since it last hung: none of them reviews it, approves it or answers for it."""
        return {int(each) for each in self.writer_ids.split(",") if each} | {self.prepared_by_id} - {None}

    def written_by(self, user_id):
        """``writer_ids`` once somebody more has written; what hung in between began anew."""
        is_anew = self.posting_id and self.prepared_at <= self.posting.at
        writers = ({user_id} | (set() if is_anew else self.writers)) - {None}
        return "".join(f",{each}" for each in sorted(writers)) + ","

    def content(self):
        """What is written, with the names marked."""
        return {"title": self.title, "body": self.body, "basis": self.basis, "tables": self.tables}


class NumberSeries(models.Model):
    """The last serial number of a place in a year."""

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    privacy = classify(internal="division year last")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["division", "year"], name="bulletin_series_one_a_year")]

    def __str__(self):
        return f"{self.division_id} {self.year} {self.last}"
