from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.vocabulary import ACCESS_OPEN, AccessState, Channel, Papers
from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class AccessRequest(models.Model):
    """A member of a collective asks to see, or to have a copy of, its accounts and papers. Only ``services`` change it."""

    audit_kind = "access_request"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    state = models.CharField(_("状态"), max_length=10, choices=AccessState, default=AccessState.ASKED)
    papers = models.CharField(_("看什么"), max_length=10, choices=Papers)
    words = models.CharField(_("具体哪些"), max_length=500)
    wants_copy = models.BooleanField(_("还要复制一份"), default=False)
    channel = models.CharField(_("怎么来的"), max_length=12, choices=Channel, default=Channel.WEB)
    name = models.CharField(_("姓名"), max_length=40)
    phone = SealedField(_("电话"), blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_by_id = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField(_("收到时间"))
    due_on = models.DateField(_("哪天前答复"))
    passed_on_at = models.DateTimeField(_("哪天转给上级"), null=True, blank=True)
    above_due_on = models.DateField(_("上级哪天前答复"), null=True, blank=True)
    is_decided_above = models.BooleanField(default=False)
    answer = models.CharField(_("答复"), max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=80, blank=True)
    shown_on = models.DateField(_("哪天看"), null=True, blank=True)
    shown_at = models.CharField(_("在哪里看"), max_length=120, blank=True)
    seen_on = models.DateField(_("看过的日子"), null=True, blank=True)
    seen_words = models.CharField(_("看了什么，复制了什么"), max_length=300, blank=True)

    privacy = classify(
        internal=(
            "public_id division division_path state papers wants_copy channel written_by_id asked_at due_on passed_on_at "
            "above_due_on is_decided_above answer answered_at answered_by_name shown_on shown_at seen_on seen_words"
        ),
        personal="words name phone user",
    )

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["due_on"], name="bulletin_access_open", condition=Q(state__in=ACCESS_OPEN)),
            models.Index(fields=["division_path", "id"], name="bulletin_access_place"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ACCESS_OPEN) | Q(answered_at__isnull=False) & ~Q(answered_by_name=""),
                name="bulletin_access_answered",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(answer=""), name="bulletin_access_refused_why"),
            models.CheckConstraint(
                condition=~Q(state__in=["granted", "seen"]) | Q(shown_on__isnull=False) & ~Q(shown_at=""),
                name="bulletin_access_granted_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="seen") | Q(seen_on__isnull=False), name="bulletin_access_seen_on"
            ),
        ]

    def __str__(self):
        return self.public_id

    @property
    def audit_label(self):
        return _now("查阅申请 {code}").format(code=self.public_id)

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_open(self):
        return self.state in ACCESS_OPEN
