from django.utils.translation import gettext as _

from lianxin.accounts.models import User
from lianxin.accounts.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def keep_phone(*, user, phone, is_verified, by):
    """Attach a phone (E.164) to an account. A phone belongs to one account only. The number is not in the record."""
    other = User.objects.by_phone(phone) if phone else None
    if other and other.pk != user.pk:
        raise RuleBroken(_("这个手机号已有账号。"), field="phone")
    user.set_phone(phone)
    user.phone_verified_at = clock.now() if is_verified else None
    user.save(update_fields=["phone", "phone_hash", "phone_verified_at"])
    audit.record(AuditTag.KEEP_PHONE, user, by, after={"is_verified": is_verified})
    return user


@action
def verify_phone(*, user, by):
    """The code sent to the phone came back: the phone is this person's."""
    user.phone_verified_at = clock.now()
    user.save(update_fields=["phone_verified_at"])
    audit.record(AuditTag.VERIFY_PHONE, user, by)
    return user
