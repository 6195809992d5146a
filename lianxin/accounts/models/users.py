from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField, lookup_hash
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class UserManager(BaseUserManager):
    def create_user(self, username, password=None, *, phone="", **fields):
        user = self.model(username=username, **fields)
        user.set_phone(phone)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username, password=None, **fields):
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)

    def by_phone(self, phone):
        """The user with this phone in E.164 form, or ``None``."""
        return self.filter(phone_hash=lookup_hash("phone", phone)).exclude(phone_hash="").first()


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. Who they are as a person is the people room's business."""

    audit_kind = "user"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    username = models.CharField(_("用户名"), max_length=60, unique=True)
    name = models.CharField(_("姓名"), max_length=40)
    phone = SealedField(_("手机号"), blank=True)
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True)
    phone_verified_at = models.DateTimeField(null=True, blank=True)
    email = models.EmailField(_("电子邮箱"), blank=True)
    is_active = models.BooleanField(_("启用"), default=True)
    is_staff = models.BooleanField(_("工作人员"), default=False)
    password_is_once = models.BooleanField(_("密码只用一次"), default=False)
    opened_by_id = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    privacy = classify(
        internal=(
            "public_id is_active is_staff is_superuser created_at last_login phone_verified_at"
            " password_is_once opened_by_id"
        ),
        personal="username name phone email",
        secret="phone_hash password",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phone_hash"], condition=~models.Q(phone_hash=""), name="accounts_user_phone_once"
            )
        ]

    def __str__(self):
        return self.name or self.username

    def set_phone(self, phone):
        self.phone = phone
        self.phone_hash = lookup_hash("phone", phone)

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name
