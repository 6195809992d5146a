"""Sample accounts: one password for all, hashed once."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from lianxin.accounts.models import User


def set_sample_password(password):
    """Give every account without a password this one; only the sample county calls it."""
    User.objects.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX).update(password=make_password(password))
