"""Signing in, as the tests of this room do it."""

import re

from allauth.mfa.totp.internal import auth

from tests.cast import PASSWORD

PHONE = "+8619900001234"


def sign_in(client, login, password=PASSWORD, **more):
    return client.post("/accounts/login/", {"login": login, "password": password, **more})


def code_in(sent):
    return re.search(r"\d{6}", sent[-1][1])[0]


def app_code(secret):
    """What an authenticator app with this secret shows now."""
    counters = list(auth.yield_hotp_counters_from_time())
    return auth.format_hotp_value(auth.hotp_value(secret, counters[len(counters) // 2]))
