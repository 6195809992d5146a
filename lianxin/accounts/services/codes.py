"""How a one-time code reaches a phone: one gateway, registered from above; without one, the server's console."""

import sys

from django.utils.translation import gettext as _

_gateway = None


def print_code(*, phone, text):
    """The sample's gateway: the code stands on the server's console."""
    sys.stdout.write(f"[{phone}] {text}\n")
    sys.stdout.flush()


def register_code_gateway(send):
    """Use ``send(phone=…, text=…)`` (phone in E.164) for every text of this room; ``None`` puts the console back."""
    global _gateway  # noqa: PLW0603 one gateway per process, chosen at start
    _gateway = send


def send_code(*, phone, code):
    (_gateway or print_code)(phone=phone, text=_("您的验证码是 {code}，请勿告诉他人。").format(code=code))


def send_hint(*, phone, text):
    (_gateway or print_code)(phone=phone, text=text)
