"""Certificates of volunteer service: only ever added. One of whose awards was reversed says so from then on."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.points.vocabulary import Asked


class Certificate(InsertOnlyModel, models.Model):
    """The hours of service a person did at a place in a period, as settled batches hold them.

    ``place_name`` and ``place_short`` are what the place was called then: the paper reads the same after it was renamed. ``salt`` and ``digest`` tie name and hours to the public log, which holds neither. ``for_minor``: no page of it is public.
    """

    audit_kind = "points_certificate"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    place_name = models.CharField(max_length=80, blank=True)
    place_short = models.CharField(max_length=80, blank=True)
    name = models.CharField(_("姓名"), max_length=40)
    for_minor = models.BooleanField()
    first_on = models.DateField(_("从哪天"))
    last_on = models.DateField(_("到哪天"))
    hours = models.PositiveIntegerField(_("多少小时"))
    asked = models.CharField(_("怎么要的"), max_length=10, choices=Asked)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    site = models.CharField(max_length=120, blank=True)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    entry_number = models.PositiveBigIntegerField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public="public_id division place_name place_short first_on last_on hours issued_at digest entry_number",
        internal="for_minor asked issued_by site",
        personal="person name",
        secret="salt",
    )

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["division", "id"], name="points_certificate_place")]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gt=0), name="points_certificate_of_something"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="points_certificate_period"),
        ]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.division.path


class CertifiedClaim(InsertOnlyModel, models.Model):
    """That a claim is counted in a certificate."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="certified")
    claim = models.ForeignKey("points.Claim", on_delete=models.PROTECT, related_name="certified")

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="certificate claim")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["certificate", "claim"], name="points_certified_once")]

    def __str__(self):
        return f"{self.certificate_id} {self.claim_id}"
