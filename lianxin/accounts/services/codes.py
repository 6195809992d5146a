"""How a one-time code reaches a phone: one gateway, registered from above; without one, the server's console."""

import logging
import sys

from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken

_gateway = None
log = logging.getLogger(__name__)


def print_code(*, phone, text):
    """The sample's gateway: the code stands on the server's console."""
    sys.stdout.write(f"[{phone}] {text}\n")
    sys.stdout.flush()


def register_code_gateway(send):
    """Use ``send(phone=…, text=…)`` (phone in E.164) for every text of this room; ``None`` puts the console back."""
    global _gateway  # noqa: PLW0603 one gateway per process, chosen at start
    _gateway = send


def stands_on_console():
    """True while no gateway is registered: codes stand on the server's console and nothing leaves the machine."""
    return _gateway is None


def _send(*, phone, text):
    try:
        (_gateway or print_code)(phone=phone, text=text)
    except OSError as failure:  # the gateway's network: refused, timed out, answered with an error
        log.error("the code gateway failed: %s", failure)
        raise RuleBroken(_("短信没有发出去。请过一分钟再要一次验证码，或者用密码登录。")) from failure


def send_code(*, phone, code):
    _send(phone=phone, text=_("您的验证码是 {code}，请勿告诉他人。").format(code=code))


def send_hint(*, phone, text):
    _send(phone=phone, text=text)
