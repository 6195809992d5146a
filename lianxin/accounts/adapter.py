"""What the sign-in library asks of us: where phones are kept, how a code is sent, and what it says, in our words."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.accounts import services
from lianxin.accounts.models import User
from lianxin.accounts.passwords import check_password_choice
from lianxin.accounts.selectors import actor_for, user_who_signs_in_as
from lianxin.accounts.services import codes
from lianxin.kit.crypto import open_sealed, seal
from lianxin.kit.fields import PhoneField

_TOO_OFTEN = _("试错太多次，账号已临时锁定。请十分钟后再试。")
_WRONG_PAIR = _("账号或密码不对。请核对后再试，也可以用短信验证码登录。")
_WRONG_CODE = _("验证码不对或已过期，请核对后再填。")

#: What the library wants said, by its own name for it; what is missing here is not worth a sentence.
SENTENCES = {
    "account/messages/phone_verification_sent.txt": _("验证码已发到您的手机，请在几分钟内填回来。"),
    "account/messages/phone_verified.txt": _("手机号已核实。"),
    "account/messages/login_code_sent.txt": _("验证码已发到您的手机，请在几分钟内填回来。"),
    "account/messages/logged_out.txt": _("您已退出。"),
    "account/messages/password_changed.txt": _("新密码已设好。"),
    "mfa/messages/totp_activated.txt": _("身份验证器已启用，下次登录要填它的验证码。"),
    "mfa/messages/totp_deactivated.txt": _("身份验证器已停用。"),
    "mfa/messages/webauthn_added.txt": _("通行密钥已加好，下次可以用它登录。"),
    "mfa/messages/webauthn_removed.txt": _("通行密钥已删除。"),
    "mfa/messages/recovery_codes_generated.txt": _("备用码已生成，只显示这一次，请马上抄下来。"),
    "usersessions/messages/sessions_logged_out.txt": _("别处的登录已全部退出。"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("这个账号已停用，请找给您开通账号的人。"),
        "enter_current_password": _("现在的密码不对，请再填一次。"),
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _("密码不对，请再填一次。"),
        "invalid_login": _WRONG_PAIR,
        "phone_password_mismatch": _WRONG_PAIR,
        "phone_taken": _("这个手机号已有账号，请直接用验证码登录。"),
        "rate_limited": _("要得太勤了，请等一分钟再试。"),
        "same_as_current": _("新号码和现在的一样，请填别的号码。"),
        "too_many_login_attempts": _TOO_OFTEN,
        "unknown_phone": _("这个手机号还没有账号，请先注册。"),
        "username_password_mismatch": _WRONG_PAIR,
    }

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None, **more
    ):
        sentence = message or SENTENCES.get(message_template)
        if sentence:
            messages.add_message(request, level, sentence, extra_tags=extra_tags)

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            user = user_who_signs_in_as(credentials.get("username", ""), credentials.get("phone", ""))
            if user:
                services.note_lockout(user=user)
            raise

    def clean_password(self, password, user=None):
        return check_password_choice(password, user)

    def set_password(self, user, password):
        services.choose_password(user=user, password=password, by=actor_for(user))

    def get_reauthentication_methods(self, user):
        words = {
            "reauthenticate": _("用密码确认"),
            "mfa_reauthenticate": _("用身份验证器或备用码确认"),
            "mfa_reauthenticate:webauthn": _("用通行密钥确认"),
        }
        return [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def phone_form_field(self, **kwargs):
        return PhoneField(**(kwargs | {"label": _("手机号"), "required": True}))

    def get_phone(self, user):
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user, phone, verified):
        services.keep_phone(user=user, phone=phone, is_verified=verified, by=actor_for(user))

    def set_phone_verified(self, user, phone):
        if user.phone == phone and user.phone_verified_at is None:
            services.verify_phone(user=user, by=actor_for(user))

    def get_user_by_phone(self, phone):
        return User.objects.by_phone(phone)

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        codes.send_code(phone=phone, code=code)

    def send_unknown_account_sms(self, phone, **kwargs):
        codes.send_hint(phone=phone, text=gettext("这个手机号还没有账号。请先注册，或者到便民服务站办理。"))

    def send_account_already_exists_sms(self, phone):
        codes.send_hint(phone=phone, text=gettext("这个手机号已有账号，请直接用验证码登录。"))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are sealed like every other secret."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _("请先启用身份验证器或通行密钥，再生成备用码。"),
        "incorrect_code": _WRONG_CODE,
    }

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return open_sealed(encrypted_text)

    def generate_authenticator_name(self, user, type):
        return gettext("通行密钥")
