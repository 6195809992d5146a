"""What a project buys: how and why so, who offered what, who chose and is bound to whom, the contract and what it keeps back."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.works.vocabulary import (
    BOUND,
    CONTRACTED,
    AmendKind,
    AmendState,
    Bought,
    Method,
    PurchaseState,
    ServiceKind,
)


class Purchase(models.Model):
    """One thing bought for a project (采购); ``services`` alone change it."""

    audit_kind = "purchase"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="purchases")
    serial = models.PositiveSmallIntegerField()
    kind = models.CharField(_("买的是"), max_length=8, choices=Bought)
    service = models.CharField(_("什么服务"), max_length=6, choices=ServiceKind, blank=True)
    what = models.CharField(_("买什么"), max_length=120)
    estimate_fen = models.PositiveBigIntegerField(_("估价"))
    method = models.CharField(_("怎么采购"), max_length=12, choices=Method)
    method_reason = models.CharField(_("为什么这样采购"), max_length=300)
    state = models.CharField(_("状态"), max_length=8, choices=PurchaseState, default=PurchaseState.PLANNED)
    planned_at = models.DateTimeField()
    opens_on = models.DateField(_("哪天拆封"))
    #: What the supervisors said last when it looks like part of a larger purchase.
    is_split = models.BooleanField(_("是一件事拆开买的"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    present = models.CharField(_("拆封时谁在场"), max_length=200, blank=True)
    chosen = models.OneToOneField("works.Bid", on_delete=models.PROTECT, null=True, blank=True, related_name="won")
    chosen_because = models.CharField(_("为什么选这家"), max_length=300, blank=True)
    price_fen = models.PositiveBigIntegerField(_("合同价"), default=0)
    #: The notices that invite offers and that tell the result.
    call_id = models.CharField(max_length=12, blank=True)
    notice_id = models.CharField(max_length=12, blank=True)
    noticed_on = models.DateField(_("哪天公示"), null=True, blank=True)
    contract = models.CharField(_("合同号"), max_length=60, blank=True)
    signed_on = models.DateField(_("哪天签的"), null=True, blank=True)
    terms = models.CharField(_("合同怎么约定"), max_length=1000, blank=True)
    #: ``[what has to be done, percent of the price that may be paid before]`` of the contract, rising, and ``[day, words]`` of those that
    #: were reached, in their order.
    points = models.JSONField(_("付款节点"), default=list, blank=True)
    reached = models.JSONField(_("到了的节点"), default=list, blank=True)
    retention_fen = models.PositiveBigIntegerField(_("质保金"), default=0)
    retention_until = models.DateField(_("质保到哪天"), null=True, blank=True)
    failed_because = models.CharField(_("为什么没有成"), max_length=300, blank=True)
    #: The price was settled by two: what is paid and what may go back is measured from it.
    is_final = models.BooleanField(_("结算价定了"), default=False)
    #: Which of its commitments count.
    round = models.PositiveSmallIntegerField(default=1)

    privacy = classify(
        public=(
            "public_id project serial kind service what estimate_fen method method_reason state planned_at opens_on is_split "
            "opened_at present chosen chosen_because price_fen call_id notice_id noticed_on contract signed_on terms points reached retention_fen "
            "retention_until failed_because is_final round"
        )
    )

    class Meta:
        ordering = ["project", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["project", "serial"], name="works_purchase_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=BOUND)
                | Q(chosen__isnull=False, opened_at__isnull=False) & (Q(price_fen__gt=0) | Q(is_final=True)),
                name="works_purchase_was_opened_and_chosen",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=CONTRACTED) | Q(signed_on__gte=F("noticed_on")) & ~Q(contract=""),
                name="works_purchase_signed_after_its_notice",
            ),
            models.CheckConstraint(
                condition=Q(retention_fen=0) | Q(retention_until__isnull=False, retention_fen__lte=F("price_fen")),
                name="works_purchase_retention_ends",
            ),
        ]

    def __str__(self):
        return self.what

    @property
    def next_point(self):
        """``(what, percent)`` of the first that was not reached yet, or ``None``."""
        return tuple(self.points[len(self.reached)]) if len(self.reached) < len(self.points) else None

    @property
    def contractor(self):
        return self.chosen.bidder if self.chosen_id else ""

    @property
    def audit_label(self):
        return f"{self.project.number} {self.what}"[:120]

    @property
    def scope_path(self):
        return self.project.division_path


class SplitView(InsertOnlyModel, models.Model):
    """What the supervisors said to a purchase that looks like a piece of a larger one: only ever added, the newest counts."""

    purchase = models.ForeignKey(Purchase, on_delete=models.PROTECT, related_name="split_views")
    is_split = models.BooleanField(_("是一件事拆开买的"))
    words = models.CharField(_("是不是拆开买的"), max_length=300)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="purchase is_split words at", internal="by_name")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="works_split_view_says_something")]

    def __str__(self):
        return self.words[:60]


class Bid(models.Model):
    """An offer that came in closed; ``fen`` is written down when all are opened together."""

    purchase = models.ForeignKey(Purchase, on_delete=models.PROTECT, related_name="bids")
    number = models.PositiveSmallIntegerField(_("号"))
    bidder = models.CharField(_("哪家"), max_length=80)
    came_at = models.DateTimeField()
    fen = models.PositiveBigIntegerField(_("报价"), null=True, blank=True)

    privacy = classify(public="purchase number bidder came_at fen")

    class Meta:
        ordering = ["purchase", "number"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "number"], name="works_bid_number_once"),
            models.UniqueConstraint(fields=["purchase", "bidder"], name="works_bid_of_a_bidder_once"),
            models.CheckConstraint(condition=Q(fen__isnull=True) | Q(fen__gt=0), name="works_bid_of_something"),
        ]

    def __str__(self):
        return self.bidder


class Evaluator(InsertOnlyModel, models.Model):
    """Who chooses, with what binds them to a bidder: whoever is bound is written down and does not choose."""

    purchase = models.ForeignKey(Purchase, on_delete=models.PROTECT, related_name="evaluators")
    name = models.CharField(_("姓名"), max_length=80)
    office = models.CharField(_("什么身份"), max_length=80)
    interest = models.CharField(_("和哪家有什么关系"), max_length=200, blank=True)
    at = models.DateTimeField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="purchase office interest at", personal="name")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["purchase", "name"], name="works_evaluator_once")]

    def __str__(self):
        return self.office


class Amendment(models.Model):
    """Another price of a signed contract, or its end: written by one with its paper, counts once another has looked at it."""

    audit_kind = "contract_amendment"

    purchase = models.ForeignKey(Purchase, on_delete=models.PROTECT, related_name="amendments")
    kind = models.CharField(_("变的是什么"), max_length=6, choices=AmendKind)
    before_fen = models.PositiveBigIntegerField(_("原来的价"))
    price_fen = models.PositiveBigIntegerField(_("现在的价"))
    paper = models.CharField(_("双方签字的单子号"), max_length=60)
    reason = models.CharField(_("为什么"), max_length=300)
    is_default = models.BooleanField(_("是这一家违约"), default=False)
    decision_id = models.CharField(max_length=12, blank=True)
    decision_label = models.CharField(_("哪份决议"), max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=AmendState, default=AmendState.WAITING)
    drafted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.CharField(_("为什么不同意"), max_length=300, blank=True)

    privacy = classify(
        public="purchase kind before_fen price_fen paper reason is_default decision_id decision_label state drafted_at decided_at",
        internal="drafted_by decided_by declined_because",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["purchase"], condition=Q(state="waiting"), name="works_amendment_one_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False), name="works_amendment_was_decided"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(drafted_by__isnull=True) | ~Q(decided_by=F("drafted_by")),
                name="works_amendment_two_persons",
            ),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(paper=""), name="works_amendment_with_its_paper"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.paper}"
