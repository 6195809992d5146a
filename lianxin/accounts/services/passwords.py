from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.accounts import policies
from lianxin.accounts.passwords import new_once_password
from lianxin.accounts.selectors import grants_of
from lianxin.accounts.services.codes import send_hint
from lianxin.accounts.services.sessions import end_sessions
from lianxin.accounts.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def choose_password(*, user, password, by):
    """A new password, already checked by the form. Only one's own."""
    if by.id != user.pk:
        raise RuleBroken(_("只能设置自己的密码。"))
    user.set_password(password)
    user.password_is_once = False
    user.save(update_fields=["password", "password_is_once"])
    audit.record(AuditTag.CHOOSE_PASSWORD, user, by)
    return user


@action
def give_once_password(*, user, by, reason):
    """A password for one sign-in, returned to be shown once; its owner chooses another before anything else.

    Every session of the account ends, the old password no longer counts, and the owner is told.
    """
    policies.can_help_in(by, user, grants_of(user)).or_raise()
    password = new_once_password()
    user.set_password(password)
    user.password_is_once = True
    user.save(update_fields=["password", "password_is_once"])
    end_sessions(user)
    audit.record(AuditTag.GIVE_ONCE_PASSWORD, user, by, reason=reason)
    if user.phone:
        text = _("{name}给您的账号发了一次性密码，原来的密码作废。不是您要求的，请马上告诉给您开通账号的人。").format(
            name=by.name
        )
        transaction.on_commit(lambda: send_hint(phone=user.phone, text=text), robust=True)
    return password
