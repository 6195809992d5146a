"""What a household may choose as a thank-you: things with their source and cost, never money."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.points.vocabulary import ItemKind, RedemptionState, StockKind, StockSource


class Store(models.Model):
    """When and where the store of a place is open: by the week, by days of the month, or both."""

    audit_kind = "points_store"

    division = models.OneToOneField("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    place = models.CharField(_("在哪"), max_length=80)
    week = models.JSONField(_("每周时间"), default=list)  # seven texts from Monday: "8:30-11:30"; or none
    dates = models.JSONField(_("每月几日开"), default=list)
    date_hours = models.CharField(_("那几天几点到几点"), max_length=60, blank=True)
    days = models.CharField(_("还要说的"), max_length=80, blank=True)
    phone = models.CharField(_("电话"), max_length=30, blank=True)
    totals_for = models.DateField(_("总数公布到哪个月"), null=True, blank=True)

    privacy = classify(public="division division_path place week dates date_hours days phone totals_for")

    def __str__(self):
        return self.place

    @property
    def scope_path(self):
        return self.division_path


class StoreDay(models.Model):
    """A day on which the store is open otherwise; no hours: it is closed."""

    store = models.ForeignKey(Store, on_delete=models.PROTECT, related_name="own_days")
    day = models.DateField(_("哪一天"))
    hours = models.CharField(_("几点到几点"), max_length=60, blank=True)
    reason = models.CharField(_("为什么"), max_length=80)

    privacy = classify(public="store day hours reason")

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["store", "day"], name="points_store_day_once")]

    def __str__(self):
        return f"{self.store_id} {self.day}"


class Item(models.Model):
    """One thing in the store. ``quantity`` is what lies there, ``reserved`` how much of it waits for somebody."""

    audit_kind = "points_item"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    kind = models.CharField(_("是什么"), max_length=10, choices=ItemKind)
    title = models.CharField(_("名称"), max_length=60)
    words = models.CharField(_("说明"), max_length=200, blank=True)
    source = models.CharField(_("从哪来"), max_length=10, choices=StockSource)
    donor = models.CharField(_("谁捐的、谁让利"), max_length=80, blank=True)
    shows_donor = models.BooleanField(_("公布"), default=True)
    cost_fen = models.PositiveIntegerField(_("一份成本（分）"))
    price = models.PositiveIntegerField(_("一份几分积分"))
    unit_value_fen = models.PositiveIntegerField(_("按一分值多少钱定的价"))
    is_off = models.BooleanField(_("按新的一分值不是整分"), default=False)
    quantity = models.PositiveIntegerField(_("有多少份"), default=0)
    reserved = models.PositiveIntegerField(_("留着多少份"), default=0)
    limit_household = models.PositiveSmallIntegerField(_("每户最多"))
    expires_on = models.DateField(_("保质期到"), null=True, blank=True)

    privacy = classify(
        public=(
            "public_id division division_path kind title words source shows_donor cost_fen price unit_value_fen is_off quantity "
            "reserved limit_household expires_on"
        ),
        personal="donor",
    )

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(reserved__lte=F("quantity")), name="points_item_enough"),
            models.CheckConstraint(condition=Q(price__gt=0, cost_fen__gt=0), name="points_item_has_a_price"),
            models.CheckConstraint(
                condition=Q(is_off=True) | Q(cost_fen=Cast("price", models.BigIntegerField()) * F("unit_value_fen")),
                name="points_item_price_is_exact",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path

    @property
    def free(self):
        return self.quantity - self.reserved


class StockMove(InsertOnlyModel, models.Model):
    """So many pieces came, were handed over, or were found to be missing or spoilt."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=8, choices=StockKind)
    quantity = models.IntegerField()
    on = models.DateField()
    at = models.DateTimeField()
    words = models.CharField(max_length=120, blank=True)
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="item kind quantity on", internal="at words by_name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="in", quantity__gt=0)
                | Q(kind="out", quantity__lt=0)
                | (Q(kind__in=["count", "group"]) & ~Q(quantity=0)),
                name="points_stock_moves_its_way",
            )
        ]

    def __str__(self):
        return f"{self.item_id} {self.quantity:+}"


class Redemption(models.Model):
    """A household chose something: it is kept for them until they fetch it or it is brought to them."""

    audit_kind = "points_redemption"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division_path = PathField(db_index=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="redemptions")
    purse = models.ForeignKey("points.Purse", on_delete=models.PROTECT, related_name="redemptions")
    quantity = models.PositiveSmallIntegerField(_("几份"))
    points = models.PositiveIntegerField(_("几分"))
    unit_value_fen = models.PositiveIntegerField(_("一分值多少钱"))
    code = models.CharField(_("取货码"), max_length=6)
    at_home = models.BooleanField(_("送到家"), default=False)
    state = models.CharField(_("状态"), max_length=10, choices=RedemptionState, default=RedemptionState.RESERVED)
    reserved_at = models.DateTimeField()
    fetch_on = models.DateField(_("哪天来取"), null=True)
    kept_until = models.DateField(_("留到哪天"), null=True)
    reserved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    handed_by_name = models.CharField(max_length=80, blank=True)
    proof = models.CharField(_("凭什么交的"), max_length=10, blank=True)

    privacy = classify(
        internal=(
            "public_id division_path item quantity unit_value_fen at_home state reserved_at fetch_on kept_until reserved_by "
            "ended_at handed_by_name proof"
        ),
        personal="purse points",
        secret="code",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0, points__gt=0), name="points_redemption_is_something"),
            models.CheckConstraint(
                condition=Q(state="reserved", ended_at__isnull=True)
                | (~Q(state="reserved") & Q(ended_at__isnull=False)),
                name="points_redemption_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(at_home=False) | Q(fetch_on__isnull=True), name="points_redemption_is_fetched_or_brought"
            ),
        ]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.division_path


class StockCount(models.Model):
    """Two people count what lies in the store: one writes it down, another confirms it. Counted again first, it is dropped."""

    audit_kind = "points_count"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    on = models.DateField(_("哪天盘点"))
    rows = models.JSONField()
    counted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        public="public_id division division_path on rows", internal="counted_by confirmed_by confirmed_at dropped_at"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("counted_by")), name="points_count_by_two"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(dropped_at__isnull=True), name="points_count_holds_or_not"
            ),
        ]

    def __str__(self):
        return f"{self.on}"

    @property
    def scope_path(self):
        return self.division_path
