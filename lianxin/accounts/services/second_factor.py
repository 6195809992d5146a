"""Whether staff must carry a second factor (answered by the jurisdiction profile, from above), and what became of it."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.accounts import policies
from lianxin.accounts.selectors import actor_for, grants_of
from lianxin.accounts.services.codes import send_hint
from lianxin.accounts.services.sessions import end_sessions
from lianxin.accounts.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

_rule = None


def register_second_factor_rule(rule):
    """``rule(scope_path) -> bool``, asked for each place a member of staff holds a role over; ``None`` asks nobody."""
    global _rule  # noqa: PLW0603 one rule per process, chosen at start
    _rule = rule


def is_second_factor_required(actor):
    if _rule is None:
        return False
    return any(_rule(path) for path in sorted({role.scope_path for role in actor.roles}))


@action
def note_factor_added(*, user, kind):
    """The sign-in library added an authenticator app, a passkey or recovery codes."""
    audit.record(AuditTag.ADD_FACTOR, user, actor_for(user), after={"kind": kind})


@action
def note_factor_removed(*, user, kind):
    audit.record(AuditTag.REMOVE_FACTOR, user, actor_for(user), before={"kind": kind})


@action
def note_codes_renewed(*, user):
    audit.record(AuditTag.RENEW_CODES, user, actor_for(user))


@action
def reset_second_factor(*, user, by, reason):
    """Take every second factor off an account whose owner lost it; the owner is signed out everywhere and told so."""
    policies.can_help_in(by, user, grants_of(user)).or_raise()
    held = Authenticator.objects.filter(user_id=user.pk)
    kinds = sorted(set(held.values_list("type", flat=True)))
    if not kinds:
        raise RuleBroken(_("这个账号没有启用双重验证，不用重置。"))
    held.delete()
    end_sessions(user)
    audit.record(AuditTag.RESET_FACTORS, user, by, before={"kinds": kinds}, reason=reason)
    if user.phone:
        text = _("{name}重置了您账号的双重验证。不是您要求的，请马上告诉给您开通账号的人。").format(name=by.name)
        transaction.on_commit(lambda: send_hint(phone=user.phone, text=text), robust=True)
    return user
