"""What the sign-in library tells us that happened, written into the record. Connected in ``apps.py ready()``."""

from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.signals import user_logged_in

from lianxin.accounts import selectors, services
from lianxin.accounts.middleware import ENDS, IDLE, OWES_FACTOR, SEEN
from lianxin.kit import clock


def stamp_session(sender, request, user, **kwargs):
    """Write into the new session when it ends at the latest, how long it may lie idle, and what it owes first."""
    now = int(clock.now().timestamp())
    is_staff = selectors.is_staff(user)
    length = settings.SESSION_HOURS * 3600 if is_staff else settings.RESIDENT_SESSION_DAYS * 86400
    idle = settings.SESSION_IDLE_MINUTES * 60 if is_staff else settings.RESIDENT_IDLE_DAYS * 86400
    request.session.update({SEEN: now, ENDS: now + length, IDLE: idle, OWES_FACTOR: _must_have_factor(user)})


def _must_have_factor(user):
    return selectors.is_staff(user) and services.is_second_factor_required(selectors.actor_for(user))


def note_added(sender, request, user, authenticator, **kwargs):
    services.note_factor_added(user=user, kind=authenticator.type)


def note_removed(sender, request, user, authenticator, **kwargs):
    request.session[OWES_FACTOR] = _must_have_factor(user)
    services.note_factor_removed(user=user, kind=authenticator.type)


def note_renewed(sender, request, user, authenticator, **kwargs):
    services.note_codes_renewed(user=user)


def listen():
    user_logged_in.connect(stamp_session, dispatch_uid="accounts.stamp")
    mfa.authenticator_added.connect(note_added, sender=Authenticator, dispatch_uid="accounts.factor.added")
    mfa.authenticator_removed.connect(note_removed, sender=Authenticator, dispatch_uid="accounts.factor.removed")
    mfa.authenticator_reset.connect(note_renewed, sender=Authenticator, dispatch_uid="accounts.factor.renewed")
