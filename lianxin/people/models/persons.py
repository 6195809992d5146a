from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField, lookup_hash
from lianxin.kit.ids import new_public_id
from lianxin.kit.masking import mask_name
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.people.calc.names import initials_of, pinyin_of
from lianxin.people.vocabulary import ID_NUMBER_PURPOSES, KinKind, Population, Sex


class Person(models.Model):
    """A natural person known to a village or community.

    Birth, sex and address are only what the person or a household book said; nothing is derived from an ID number.
    """

    audit_kind = "person"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="person")
    name = models.CharField(_("姓名"), max_length=40)
    pinyin = PathField(max_length=160, blank=True)
    initials = PathField(max_length=40, blank=True)
    sex = models.CharField(_("性别"), max_length=8, choices=Sex, blank=True)
    birth_date = models.DateField(_("出生日期"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("出生年份"), null=True, blank=True)
    phone = SealedField(_("手机号"), blank=True)
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True)
    id_number = SealedField(_("身份证号"), blank=True)
    id_number_hash = models.CharField(max_length=64, blank=True, db_index=True)
    id_number_purpose = models.CharField(_("身份证号用途"), max_length=20, blank=True)
    address = models.CharField(_("住址"), max_length=120, blank=True)
    #: Whether a guardianship was ever confirmed: of whom none was, nobody is asked who speaks for them.
    has_guardian = models.BooleanField(_("登记过监护人"), default=False)
    division = models.ForeignKey(
        "territory.Division", on_delete=models.PROTECT, related_name="persons", verbose_name=_("所在村、社区")
    )
    division_path = PathField()
    import_batch = models.ForeignKey(
        "people.ImportBatch", on_delete=models.PROTECT, null=True, blank=True, related_name="persons"
    )
    died_on = models.DateField(_("去世日期"), null=True, blank=True)
    moved_on = models.DateField(_("迁出日期"), null=True, blank=True)
    restricted_at = models.DateTimeField(_("限制使用起"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    privacy = classify(
        internal="public_id user division division_path import_batch restricted_at created_at id_number_purpose",
        personal="name pinyin initials sex birth_date birth_year phone id_number address has_guardian died_on moved_on",
        secret="phone_hash id_number_hash",
    )

    class Meta:
        verbose_name = _("人员")
        indexes = [
            models.Index(fields=["division_path", "id"], name="people_person_place"),
            models.Index(fields=["name"], name="people_person_name"),
            models.Index(fields=["initials"], name="people_person_initials"),
            models.Index(fields=["pinyin"], name="people_person_pinyin"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(id_number_hash="") | Q(id_number_purpose__in=[str(p) for p in ID_NUMBER_PURPOSES]),
                name="people_person_id_number_purpose",
            ),
            models.CheckConstraint(
                condition=Q(sex="") | Q(sex__in=[str(s) for s in Sex.values]), name="people_person_sex"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        """The record of what was done keeps the masked name only: it outlives a deletion."""
        return mask_name(self.name)

    @property
    def is_here(self):
        return self.died_on is None and self.moved_on is None

    def set_name(self, name):
        self.name = name
        self.pinyin = pinyin_of(name)
        self.initials = initials_of(name)

    def set_phone(self, phone):
        """``phone`` in E.164, or nothing."""
        self.phone = phone
        self.phone_hash = lookup_hash("phone", phone)

    def set_id_number(self, number, purpose=""):
        self.id_number = number
        self.id_number_hash = lookup_hash("id_number", number)
        self.id_number_purpose = purpose if number else ""


class Belonging(models.Model):
    """That a person belongs to one of the three populations of a place, for a time."""

    audit_kind = "belonging"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="belongings")
    population = models.CharField(_("人口口径"), max_length=20, choices=Population)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    starts_on = models.DateField(_("起始日"), null=True, blank=True)
    ends_on = models.DateField(_("截止日"), null=True, blank=True)

    privacy = classify(internal="population division division_path starts_on ends_on", personal="person")

    class Meta:
        verbose_name = _("人口口径记录")
        indexes = [models.Index(fields=["population", "division_path"], name="people_belonging_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "population"],
                condition=Q(ends_on__isnull=True),
                name="people_belonging_one_open",
            ),
            models.CheckConstraint(
                condition=Q(population__in=[str(p) for p in Population.values]), name="people_belonging_population"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="people_belonging_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.population}"

    @property
    def scope_path(self):
        return self.division_path


class Kinship(models.Model):
    """``relative`` is the person's ``kind``. Kept only where a law on offices asks for it, with its source."""

    audit_kind = "kinship"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kinships")
    relative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kinships_of")
    kind = models.CharField(_("亲属关系"), max_length=16, choices=KinKind)
    source = models.CharField(_("来源"), max_length=120)
    starts_on = models.DateField(_("记录日"))
    ends_on = models.DateField(_("截止日"), null=True, blank=True)

    privacy = classify(internal="starts_on ends_on", personal="person relative kind source")

    class Meta:
        verbose_name = _("近亲属关系")
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("relative")), name="people_kinship_two_people"),
            models.CheckConstraint(condition=Q(kind__in=[str(k) for k in KinKind.values]), name="people_kinship_close"),
            models.CheckConstraint(condition=~Q(source=""), name="people_kinship_has_source"),
            models.UniqueConstraint(
                fields=["person", "relative"], condition=Q(ends_on__isnull=True), name="people_kinship_one_open"
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.kind} {self.relative_id}"

    @property
    def scope_path(self):
        return self.person.division_path
