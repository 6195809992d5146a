from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.organisations.calc.kinds import is_seat
from lianxin.organisations.vocabulary import RoleScope, Selection


class Post(models.Model):
    """A seat or several in a unit, and the role that comes with it."""

    audit_kind = "post"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("岗位"), max_length=40)
    seats = models.PositiveSmallIntegerField(_("席位"), default=1)
    selection = models.CharField(_("产生方式"), max_length=12, choices=Selection)
    is_legal_rep = models.BooleanField(_("法定代表人"), default=False)
    is_head = models.BooleanField(_("负责人"), default=False)
    is_delegate = models.BooleanField(_("代表"), default=False)
    is_finance = models.BooleanField(_("管钱管账"), default=False)
    role = models.CharField(_("随岗位的角色"), max_length=40, choices=Role, blank=True)
    role_scope = models.CharField(max_length=8, choices=RoleScope, default=RoleScope.PLACE)
    ended_on = models.DateField(_("撤销日"), null=True, blank=True)

    privacy = classify(
        public="public_id unit title seats selection is_legal_rep is_head is_delegate is_finance role role_scope ended_on"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="organisations_post_has_a_seat"),
            models.UniqueConstraint(
                fields=["unit", "title"], condition=Q(ended_on__isnull=True), name="organisations_post_title_once"
            ),
        ]

    def __str__(self):
        return f"{self.title}"

    @property
    def scope_path(self):
        return self.unit.division_path

    @property
    def is_seat(self):
        """Whether it is a seat of the body itself."""
        return is_seat(self.unit.kind, self.selection, is_delegate=self.is_delegate)


class Tenure(models.Model):
    """Somebody holds a post, from a day, on a basis. ``holder_ref`` is the person's opaque id in the people room."""

    audit_kind = "tenure"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, related_name="tenures")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="tenures")
    holder_name = models.CharField(_("姓名"), max_length=40)
    holder_ref = models.CharField(max_length=12, blank=True)
    starts_on = models.DateField(_("任职日"))
    ends_on = models.DateField(_("离任日"), null=True, blank=True)
    term_ends_on = models.DateField(_("届满日"), null=True, blank=True)
    basis = models.CharField(_("依据"), max_length=200)
    warning_words = models.CharField(_("提示后的说明"), max_length=300, blank=True)
    end_reason = models.CharField(_("离任原因"), max_length=200, blank=True)
    #: Of whom the people elected: which body let them go, when, and by how many votes.
    decided_by = models.CharField(_("哪个会议决定的"), max_length=80, blank=True)
    decided_on = models.DateField(_("哪天决定的"), null=True, blank=True)
    decided_present = models.PositiveIntegerField(_("到会"), null=True, blank=True)
    decided_for = models.PositiveIntegerField(_("同意"), null=True, blank=True)
    grant = models.ForeignKey("accounts.Grant", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(
        public="public_id post holder_name starts_on ends_on term_ends_on basis",
        internal="user holder_ref grant warning_words end_reason decided_by decided_on decided_present decided_for",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="organisations_tenure_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(term_ends_on__isnull=True) | Q(term_ends_on__gt=F("starts_on")),
                name="organisations_tenure_term_after_start",
            ),
            models.CheckConstraint(
                condition=Q(decided_by="", decided_on=None, decided_present=None, decided_for=None)
                | Q(decided_on__isnull=False, decided_for__gt=0, decided_for__lte=F("decided_present"))
                & ~Q(decided_by=""),
                name="organisations_tenure_decision_whole",
            ),
        ]

    def __str__(self):
        return f"{self.holder_name} {self.post_id}"

    @property
    def scope_path(self):
        return self.post.unit.division_path
