"""A venture: its vehicle, what households put into it, its contracts, and how each household gains by it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.harvests.vocabulary import ContractKind, DueWay, InputKind, LinkKind, Return, Vehicle, VentureState
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Venture(models.Model):
    """One industry project (产业项目); ``services`` alone change it. ``scale`` is in hundredths of ``unit``."""

    audit_kind = "venture"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    book = models.ForeignKey("ledger.Book", on_delete=models.PROTECT, related_name="+", verbose_name=_("记在哪本账上"))
    name = models.CharField(_("叫什么"), max_length=40)
    product = models.CharField(_("种什么、养什么"), max_length=40)
    vehicle = models.CharField(_("谁来办"), max_length=12, choices=Vehicle)
    runner = models.CharField(_("办的单位"), max_length=80)
    scale = models.PositiveBigIntegerField(_("多大"))
    unit = models.CharField(_("单位"), max_length=12)
    #: So much land of households it asks for, in hundredths of a mu: what the township looks at, whatever ``unit`` it is measured by.
    land_mu = models.PositiveBigIntegerField(_("要租农户多少亩地"), default=0)
    plan = models.TextField(_("打算怎么办"), max_length=1000)
    support = models.CharField(_("谁来指导技术"), max_length=120, blank=True)
    decision = models.CharField(_("哪个会定的"), max_length=120)
    #: The resolution of the hall, where it has it.
    decision_id = models.CharField(max_length=12, blank=True)
    begun_on = models.DateField(_("哪天开始"))
    state = models.CharField(_("状态"), max_length=6, choices=VentureState, default=VentureState.ASKED)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(_("镇里最晚哪天答复"), null=True, blank=True)
    checked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_words = models.CharField(_("镇里怎么说"), max_length=300, blank=True)
    closed_on = models.DateField(_("哪天办完"), null=True, blank=True)
    closed_because = models.CharField(_("为什么不办了"), max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id division division_path name product vehicle runner scale unit land_mu plan support decision decision_id begun_on state "
            "closed_on closed_because asked_at answer_by checked_at checked_words"
        ),
        internal="book checked_by",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["division", "name"], name="harvests_venture_name_once"),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True, checked_at__isnull=True, checked_words="")
                | Q(checked_by__isnull=False, checked_at__isnull=False) & ~Q(checked_words=""),
                name="harvests_venture_checked_with_words",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path


class Input(models.Model):
    """What one household put in, at a value both sides agreed on. ``amount`` is in hundredths of ``unit``; money has its value alone."""

    audit_kind = "venture_input"

    venture = models.ForeignKey(Venture, on_delete=models.PROTECT, related_name="inputs")
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("投入什么"), max_length=10, choices=InputKind)
    what = models.CharField(_("哪一块、哪一件"), max_length=80)
    amount = models.PositiveBigIntegerField(_("多少"))
    unit = models.CharField(_("单位"), max_length=12)
    gets = models.CharField(_("得什么"), max_length=6, choices=Return)
    value_fen = models.PositiveBigIntegerField(_("作价"))
    rent_fen = models.PositiveBigIntegerField(_("每年租金"), default=0)
    valued_by = models.CharField(_("谁评的价"), max_length=80)
    valued_on = models.DateField(_("哪天评的"))
    meeting = models.CharField(_("哪个会认的"), max_length=120)
    #: The resolution of the hall, where it has one.
    meeting_id = models.CharField(max_length=12, blank=True)
    contract = models.CharField(_("合同号"), max_length=60)
    #: Of land what its written contract says besides, and where it is filed.
    grade = models.CharField(_("地力等级"), max_length=20, blank=True)
    use = models.CharField(_("用途"), max_length=40, blank=True)
    held_until = models.DateField(_("本户承包期到哪天"), null=True, blank=True)
    filed = models.CharField(_("报发包方备案"), max_length=60, blank=True)
    signed_by = models.CharField(_("谁签的字"), max_length=80)
    starts_on = models.DateField(_("从哪天"))
    ends_on = models.DateField(_("到哪天"))
    ended_on = models.DateField(_("哪天退出"), null=True, blank=True)
    #: Of money that left: how much is owed for it, and which meeting agreed to that of a share.
    back_fen = models.PositiveBigIntegerField(_("退出拿回多少"), null=True, blank=True)
    back_meeting = models.CharField(_("哪个会认的退多少"), max_length=120, blank=True)
    entry_id = models.BigIntegerField(null=True, blank=True)
    #: Entered wrongly, and why: it never was put in.
    undone_because = models.CharField(_("为什么划掉"), max_length=300, blank=True)

    privacy = classify(
        internal="venture household kind unit gets valued_by valued_on meeting meeting_id starts_on ends_on ended_on back_meeting entry_id",
        personal="what amount value_fen rent_fen back_fen contract grade use held_until filed signed_by undone_because",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="harvests_input_is_something"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="harvests_input_has_a_term"),
            models.CheckConstraint(condition=~Q(signed_by=""), name="harvests_input_was_signed"),
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | Q(ends_on__lte=F("held_until")),
                name="harvests_land_no_longer_than_held",
            ),
            models.CheckConstraint(
                condition=~Q(kind="money") | Q(entry_id__isnull=False), name="harvests_money_stands_in_the_books"
            ),
            models.CheckConstraint(condition=~Q(gets="rent") | Q(rent_fen__gt=0), name="harvests_rent_is_said"),
            models.CheckConstraint(
                condition=Q(undone_because="") | Q(ended_on__isnull=False, back_fen=0),
                name="harvests_undone_leaves_nothing",
            ),
        ]

    def __str__(self):
        return self.what


class Contract(models.Model):
    """A contract of the venture with its term; an insurance says how much it covers."""

    venture = models.ForeignKey(Venture, on_delete=models.PROTECT, related_name="contracts")
    kind = models.CharField(_("哪一种"), max_length=10, choices=ContractKind)
    number = models.CharField(_("合同号"), max_length=60)
    party = models.CharField(_("和谁签的"), max_length=80)
    terms = models.TextField(_("约定了什么"), max_length=1000)
    fen = models.PositiveBigIntegerField(_("金额"), default=0)
    starts_on = models.DateField(_("从哪天"))
    ends_on = models.DateField(_("到哪天"))
    ended_on = models.DateField(_("哪天了结"), null=True, blank=True)
    ended_because = models.CharField(_("怎么了结的"), max_length=300, blank=True)

    privacy = classify(public="venture kind number party terms fen starts_on ends_on ended_on ended_because")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["venture", "number"], name="harvests_contract_number_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="harvests_contract_has_a_term"),
        ]

    def __str__(self):
        return self.number


class ContractDue(models.Model):
    """What a contract says is paid on a day, by whom; done on which day by which receipt. The money itself stands in the books."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="dues")
    way = models.CharField(_("谁付"), max_length=4, choices=DueWay)
    due_on = models.DateField(_("哪天该付"))
    fen = models.PositiveBigIntegerField(_("多少钱"))
    done_on = models.DateField(_("哪天付的"), null=True, blank=True)
    receipt = models.CharField(_("凭据号"), max_length=80, blank=True)
    #: Its contract ended before this day came.
    is_void = models.BooleanField(default=False)

    privacy = classify(public="contract way due_on fen done_on receipt is_void")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "due_on"], condition=Q(is_void=False), name="harvests_due_once"
            ),
            models.CheckConstraint(
                condition=Q(is_void=False) | Q(done_on__isnull=True), name="harvests_due_void_is_not_done"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="harvests_due_of_something"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) ^ ~Q(receipt=""), name="harvests_due_done_with_receipt"
            ),
        ]

    def __str__(self):
        return f"{self.contract} {self.due_on}"


class Link(models.Model):
    """How one household gains by the venture, and what it may expect of it in a year; what it got stands in the books."""

    venture = models.ForeignKey(Venture, on_delete=models.PROTECT, related_name="links")
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("怎么带"), max_length=10, choices=LinkKind)
    contract = models.CharField(_("凭什么"), max_length=120)
    expected_fen = models.PositiveBigIntegerField(_("一年大概得多少"))
    on = models.DateField(_("从哪天"))
    ended_on = models.DateField(_("哪天不带了"), null=True, blank=True)
    ended_because = models.CharField(_("为什么不带了"), max_length=200, blank=True)

    privacy = classify(internal="venture household kind on ended_on", personal="contract expected_fen ended_because")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["venture", "household", "kind"], condition=Q(ended_on__isnull=True), name="harvests_link_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="") | Q(ended_on__gte=F("on")) & ~Q(ended_because=""),
                name="harvests_link_ended_with_reason",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()
