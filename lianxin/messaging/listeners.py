"""Who signs out is not told there any more. Connected in ``apps.py ready()``."""

from django.contrib.auth.signals import user_logged_out

from lianxin.accounts import selectors as accounts
from lianxin.messaging import selectors, services

SESSION_KEY = "push_device"


def _end_device(sender, request, user, **kwargs):
    public_id = request.session.get(SESSION_KEY) if request and user else None
    actor = accounts.actor_for(user) if public_id else None
    if actor and (device := selectors.own_device(actor, public_id)):
        services.end_device(device=device, by=actor)


def listen():
    """Connect what is above."""
    user_logged_out.connect(_end_device, dispatch_uid="messaging.end_device")
