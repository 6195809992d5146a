"""Whether a new password will do, and a password that is used once."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("至少 8 位，不要全用数字。")
_PASSWORD_FAULTS = {
    "password_too_short": _("密码太短，至少要 8 位。"),
    "password_too_common": _("这个密码太常见，别人容易猜到，请换一个。"),
    "password_entirely_numeric": _("密码不能全是数字，请加上字母或符号。"),
    "password_too_similar": _("密码和您的姓名或用户名太像，请换一个。"),
}


def check_password_choice(password, user=None):
    """The password itself, or a ``ValidationError`` that says in our words everything that speaks against it."""
    try:
        validate_password(password, user)
    except ValidationError as fault:
        raise ValidationError([_PASSWORD_FAULTS.get(each.code, each) for each in fault.error_list]) from None
    return password


def new_once_password():
    """Ten characters that nobody confuses when they are read out: about 46 bits."""
    return "".join(secrets.choice("abcdefghjkmnpqrtuvwxy346789") for _position in range(10))
