"""What the sign-in library asks of us: where phones are kept and how a code is sent."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.models import User
from lianxin.accounts.selectors import actor_for
from lianxin.accounts.services import codes, phones
from lianxin.kit.fields import PhoneField


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("账号或密码不对。请核对后再试，也可以用短信验证码登录。"),
        "phone_password_mismatch": _("账号或密码不对。请核对后再试，也可以用短信验证码登录。"),
        "too_many_login_attempts": _("试错太多次，账号已临时锁定。请十分钟后再试。"),
        "incorrect_code": _("验证码不对，请核对短信里的六位数字。"),
    }

    def phone_form_field(self, **kwargs):
        return PhoneField(**(kwargs | {"label": _("手机号"), "required": True}))

    def get_phone(self, user):
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user, phone, verified):
        phones.keep_phone(user=user, phone=phone, is_verified=verified, by=actor_for(user))

    def set_phone_verified(self, user, phone):
        if user.phone == phone and user.phone_verified_at is None:
            phones.verify_phone(user=user, by=actor_for(user))

    def get_user_by_phone(self, phone):
        return User.objects.by_phone(phone)

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        codes.send_code(phone=phone, code=code)

    def send_unknown_account_sms(self, phone, **kwargs):
        codes.send_hint(phone=phone, text=gettext("这个手机号还没有账号。请先注册，或者到便民服务站办理。"))

    def send_account_already_exists_sms(self, phone):
        codes.send_hint(phone=phone, text=gettext("这个手机号已有账号，请直接用验证码登录。"))
