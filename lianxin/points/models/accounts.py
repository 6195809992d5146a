"""Whose points they are, and every move of them: only ever added. The ledger holds the same in its own books."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.points.vocabulary import FundingKind, MoveKind


class Books(models.Model):
    """The ledger's book of a place's points, and the accounts every posting has one of."""

    audit_kind = "points_books"

    division = models.OneToOneField("territory.Division", on_delete=models.PROTECT, related_name="+")
    book = models.OneToOneField("ledger.Book", on_delete=models.PROTECT, related_name="+")
    source = models.OneToOneField("ledger.Account", on_delete=models.PROTECT, related_name="+")
    redeemed = models.OneToOneField("ledger.Account", on_delete=models.PROTECT, related_name="+")
    expired = models.OneToOneField("ledger.Account", on_delete=models.PROTECT, related_name="+")

    privacy = classify(internal="division book source redeemed expired")

    def __str__(self):
        return str(self.book_id)


class Pool(models.Model):
    """The funded budget of a rule set: nothing is awarded that does not lie in it."""

    rule_set = models.OneToOneField("points.RuleSet", on_delete=models.PROTECT, related_name="pool")
    account = models.OneToOneField("ledger.Account", on_delete=models.PROTECT, related_name="+")

    privacy = classify(internal="rule_set account")

    def __str__(self):
        return str(self.rule_set_id)


class FundingQuerySet(InsertOnlyQuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(taken__isnull=True)


class Funding(InsertOnlyModel, models.Model):
    """Money that was laid behind points; a donor is named unless they decline. ``entry`` is the posting in the books of money it comes
    from; of what a shop takes off its prices there is none, and ``checked_by_name`` has seen it too."""

    audit_kind = "points_funding"

    rule_set = models.ForeignKey("points.RuleSet", on_delete=models.PROTECT, related_name="fundings")
    kind = models.CharField(_("钱从哪来"), max_length=12, choices=FundingKind)
    donor = models.CharField(_("谁捐的"), max_length=80, blank=True)
    shows_donor = models.BooleanField(_("公布捐赠人"), default=True)
    fen = models.PositiveBigIntegerField(_("多少钱"))
    points = models.PositiveIntegerField(_("多少分"))
    words = models.CharField(_("说明"), max_length=200, blank=True)
    on = models.DateField(_("哪天"))
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)
    entry = models.ForeignKey("ledger.Entry", on_delete=models.PROTECT, null=True, related_name="+")
    checked_by_name = models.CharField(_("谁一起核过"), max_length=80, blank=True)

    objects = FundingQuerySet.as_manager()
    privacy = classify(
        public="rule_set kind shows_donor fen points on",
        internal="words at by_name entry checked_by_name",
        personal="donor",
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(points__gt=0, fen__gt=0), name="points_funding_is_something")]

    def __str__(self):
        return f"{self.rule_set_id} {self.points}"


class FundingTaken(InsertOnlyModel, models.Model):
    """That the money of a funding was none: its posting is to be reversed, or a shop took nothing off. ``from_pool``: so many of its
    points had not been given to anybody and left the budget; the others have no money behind them until new money is laid there."""

    audit_kind = "points_funding_taken"

    funding = models.OneToOneField(Funding, on_delete=models.PROTECT, related_name="taken")
    from_pool = models.PositiveIntegerField()
    reason = models.CharField(_("为什么"), max_length=200)
    on = models.DateField(_("哪天"))
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="funding from_pool on", internal="reason at by_name")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.funding_id} -{self.from_pool}"


class Purse(models.Model):
    """The account of a household, or of a person for their own part or because they have no household: one for each place that
    thanked them, since each pays for its own."""

    audit_kind = "purse"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    account = models.OneToOneField("ledger.Account", on_delete=models.PROTECT, related_name="+")

    privacy = classify(internal="public_id division division_path account", personal="household person")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(household__isnull=True, person__isnull=False)
                | Q(household__isnull=False, person__isnull=True),
                name="points_purse_of_one",
            ),
            models.UniqueConstraint(fields=["household", "division"], name="points_purse_of_a_household_here_once"),
            models.UniqueConstraint(fields=["person", "division"], name="points_purse_of_a_person_here_once"),
        ]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.division_path


class Move(InsertOnlyModel, models.Model):
    """So many points came to a purse or left it. ``earned_on`` is the day from which they grow old; ``person`` whose part it was.

    Every move that takes away names why: handed over, expired, or the reversal of a wrong award.
    """

    purse = models.ForeignKey(Purse, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=10, choices=MoveKind)
    points = models.IntegerField()
    earned_on = models.DateField(null=True)
    on = models.DateField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    claim = models.ForeignKey("points.Claim", on_delete=models.PROTECT, null=True, related_name="moves")
    entry = models.ForeignKey("ledger.Entry", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=120, blank=True)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="purse kind on earned_on entry claim", personal="points person words")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="award", points__gt=0, claim__isnull=False, earned_on__isnull=False)
                | Q(kind="reverse", points__lt=0, claim__isnull=False)
                | Q(kind__in=["redeem", "expire"], points__lt=0)
                | (Q(kind="transfer") & ~Q(points=0)),
                name="points_move_only_thanks",
            ),
            models.UniqueConstraint(fields=["claim", "kind"], name="points_move_of_a_claim_once"),
        ]

    def __str__(self):
        return f"{self.purse_id} {self.points:+}"


class ExpiryNotice(InsertOnlyModel, models.Model):
    """That a household was told: so many points end on this day. Nothing ends that was not announced in time."""

    purse = models.ForeignKey(Purse, on_delete=models.PROTECT, related_name="expiry_notices")
    ends_on = models.DateField()
    points = models.PositiveIntegerField()
    told_on = models.DateField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="purse ends_on told_on", personal="points")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purse", "ends_on"], name="points_expiry_told_once")]

    def __str__(self):
        return f"{self.purse_id} {self.ends_on}"
