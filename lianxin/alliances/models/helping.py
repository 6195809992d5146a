"""What stands on an alliance's lists, and what came of it. Only ``services`` change them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.alliances.models.alliances import Member
from lianxin.alliances.vocabulary import ItemKind, MatchState
from lianxin.kit import clock
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class Item(models.Model):
    """One line of a list: what a member can give, what it needs, what it would do together with others."""

    audit_kind = "alliance_item"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(_("哪张清单"), max_length=14, choices=ItemKind)
    title = models.CharField(_("是什么"), max_length=60)
    words = models.CharField(_("说具体些"), max_length=400, blank=True)
    division = models.ForeignKey(
        "territory.Division",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("在哪里"),
    )
    starts_on = models.DateField(_("从哪天起"))
    ends_on = models.DateField(_("到哪天为止"), null=True, blank=True)
    done_on = models.DateField(_("办成的日子"), null=True, blank=True)
    off_on = models.DateField(_("撤下的日子"), null=True, blank=True)
    off_reason = models.CharField(_("为什么撤下"), max_length=200, blank=True)
    #: A thing of an upper room it stands for; what is said of that is asked for there and kept here nowhere.
    source_kind = models.CharField(max_length=12, blank=True)
    source_id = models.CharField(max_length=12, blank=True)
    listed_at = models.DateTimeField()
    listed_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id member kind title words division starts_on ends_on done_on off_on off_reason source_kind "
        "source_id listed_at listed_by_name"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="alliances_item_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(off_on__isnull=True, off_reason="") | Q(done_on__isnull=True) & ~Q(off_reason=""),
                name="alliances_item_off_with_reason",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_path(self):
        return self.member.scope_path

    @property
    def is_open(self):
        return self.done_on is None and self.off_on is None

    @property
    def is_past(self):
        return self.ends_on is not None and self.ends_on < clock.today()


class Match(models.Model):
    """One member helps another: claimed, delivered with its proof, confirmed by who received it, thanked for."""

    audit_kind = "alliance_match"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    wanted = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="matches")
    offered = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="uses")
    giver = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="given")
    state = models.CharField(max_length=10, choices=MatchState)
    steps = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField()
    words = models.CharField(_("怎么帮"), max_length=400)
    promised_on = models.DateField(_("哪天前送到"), null=True, blank=True)
    delivered_on = models.DateField(_("哪天送到的"), null=True, blank=True)
    delivery = models.CharField(_("送了什么、交给谁"), max_length=400, blank=True)
    delivered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField(_("哪天确认的"), null=True, blank=True)
    receipt = models.CharField(_("收到了什么"), max_length=400, blank=True)
    thanks = models.CharField(_("感谢的话"), max_length=400, blank=True)
    thanked_on = models.DateField(null=True, blank=True)
    said = models.CharField(_("没有成的原因"), max_length=200, blank=True)

    privacy = classify(
        internal="public_id wanted offered giver state steps began_at words promised_on delivered_on delivery delivered_by "
        "received_on receipt thanks thanked_on said"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wanted", "giver"],
                condition=~Q(state__in=["thanked", "declined", "called_off"]),
                name="alliances_match_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["delivered", "confirmed", "thanked"])
                | Q(delivered_on__isnull=False) & ~Q(delivery=""),
                name="alliances_match_delivered_with_proof",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "thanked"])
                | Q(received_on__gte=F("delivered_on")) & ~Q(receipt=""),
                name="alliances_match_confirmed_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="thanked") ^ Q(thanks="", thanked_on__isnull=True),
                name="alliances_match_thanked_whole",
            ),
        ]

    def __str__(self):
        return f"{self.giver.name} → {self.wanted.member.name} {self.wanted.title}"[:200]

    @property
    def scope_path(self):
        return self.giver.scope_path
