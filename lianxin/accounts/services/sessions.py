from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session


def end_sessions(user):
    """Sign an account out everywhere; runs inside the caller's action."""
    mine = UserSession.objects.filter(user_id=user.pk)
    Session.objects.filter(session_key__in=list(mine.values_list("session_key", flat=True))).delete()
    mine.delete()
