from django.core.cache import cache
from django.utils.translation import gettext as _

from lianxin.accounts import policies
from lianxin.accounts.models import User
from lianxin.accounts.selectors import grants_of
from lianxin.accounts.services.sessions import end_sessions
from lianxin.accounts.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import RuleBroken

_ONE_LOCKOUT = 600  # seconds: one event per lockout, not one per further try


@action
def create_user(*, username, name, by, phone="", password=None, is_staff=False, password_is_once=False):
    """Make an account. ``phone`` is E.164; without ``password`` the person signs in by code.

    Whoever opens an account has checked the phone with the person, so it counts as verified. A password that somebody
    else knows is used once (``password_is_once``): its owner chooses another at the first sign-in.
    """
    policies.can_create_user(by).or_raise()
    if User.objects.filter(username=username).exists():
        raise RuleBroken(_("用户名“{username}”已有人用。").format(username=username), field="username")
    if phone and User.objects.by_phone(phone):
        raise RuleBroken(_("这个手机号已有账号。"), field="phone")
    user = User(username=username, name=name, is_staff=is_staff, password_is_once=password_is_once, opened_by_id=by.id)
    user.set_phone(phone)
    user.phone_verified_at = clock.now() if phone else None
    user.set_password(password)
    user.save()
    audit.record(AuditTag.CREATE_USER, user, by, after={"username": username, "is_staff": is_staff})
    return user


@action
def close_user(*, user, by, reason):
    """Nobody signs in with this account any more; its roles stay as they are dated. Ends its sessions at once."""
    policies.can_keep_account(by, user, grants_of(user)).or_raise()
    if not user.is_active:
        raise RuleBroken(_("这个账号已经停用。"))
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    audit.record(AuditTag.CLOSE_USER, user, by, reason=reason)
    return user


@action
def reopen_user(*, user, by, reason):
    policies.can_keep_account(by, user, grants_of(user)).or_raise()
    if user.is_active:
        raise RuleBroken(_("这个账号没有停用。"))
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record(AuditTag.REOPEN_USER, user, by, reason=reason)
    return user


@action
def note_lockout(*, user):
    """Sign-in was refused because of too many wrong passwords; written once per lockout."""
    if cache.add(f"accounts.lockout.{user.pk}", 1, _ONE_LOCKOUT):
        audit.record(AuditTag.LOCK_OUT, user, ANONYMOUS)
