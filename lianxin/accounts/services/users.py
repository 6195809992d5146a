from django.utils.translation import gettext as _

from lianxin.accounts import policies
from lianxin.accounts.models import User
from lianxin.accounts.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def create_user(*, username, name, by, phone="", password=None, is_staff=False):
    """Make an account. ``phone`` is E.164; without ``password`` the person signs in by code.

    Whoever opens an account has checked the phone with the person, so it counts as verified.
    """
    policies.can_create_user(by).or_raise()
    if User.objects.filter(username=username).exists():
        raise RuleBroken(_("用户名“{username}”已有人用。").format(username=username), field="username")
    if phone and User.objects.by_phone(phone):
        raise RuleBroken(_("这个手机号已有账号。"), field="phone")
    user = User(username=username, name=name, is_staff=is_staff)
    user.set_phone(phone)
    user.phone_verified_at = clock.now() if phone else None
    user.set_password(password)
    user.save()
    audit.record(AuditTag.CREATE_USER, user, by, after={"username": username, "is_staff": is_staff})
    return user
