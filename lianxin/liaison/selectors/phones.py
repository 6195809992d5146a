"""What lies on phones, and what they sent in vain."""

from lianxin.kit.tree import within_any
from lianxin.liaison.models import Liaison, Phone, Refusal
from lianxin.liaison.policies import ASSIGNERS


def phones_of(user_id):
    """Phones of an account that are not revoked, the last used first."""
    return Phone.objects.filter(user_id=user_id, revoked_at__isnull=True).order_by("-seen_at", "-id")


def find_phone(user_id, device_id):
    """This account's phone, revoked or not, or ``None``."""
    return Phone.objects.filter(user_id=user_id, device_id=device_id).first()


def refusals_of(user_id):
    """Records of mine that were not taken and are not put away, newest first."""
    mine = Refusal.objects.filter(user_id=user_id, put_away_at__isnull=True)
    return mine.select_related("contact__household").order_by("-received_at", "-id")


def refusals_seen_by(actor):
    """Refused records of the places whose branch secretary (or township officer) the actor is."""
    seen = within_any(actor.scopes(*ASSIGNERS), "division_path")
    return Refusal.objects.filter(seen, put_away_at__isnull=True).select_related("user").order_by("-received_at", "-id")


def home_path(actor):
    """Where a record belongs that names nobody we know: the place its author serves in."""
    found = Liaison.objects.filter(user_id=actor.id, ends_on__isnull=True).values_list("division_path", flat=True)
    return found.first() or ""
