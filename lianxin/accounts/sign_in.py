"""The sign-in library's forms in our words: label above, no placeholder, one hint where it helps."""

import re

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.passwords import PASSWORD_HINT
from lianxin.accounts.services import note_lockout
from lianxin.accounts.services.codes import stands_on_console
from lianxin.kit.fields import normalise_phone
from lianxin.kit.forms import CodeInput


def _say(form, **words):
    """Set label and hint of each named field; whatever the library put inside the box goes."""
    for name, (label, hint) in words.items():
        field = form.fields[name]
        field.label, field.help_text = label, hint
        field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):
    """User name or phone, as people write it, and the password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self, login=(_("用户名或手机号"), ""), password=(_("密码"), ""))
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean_login(self):
        self._typed = self.cleaned_data["login"].strip()
        if re.fullmatch(r"\+?[\d\s-]{7,20}", self._typed):
            try:
                return normalise_phone(self._typed)
            except ValueError:
                return self._typed
        return self._typed

    def user_credentials(self):
        return super().user_credentials() | {"username": self._typed}


class SignUpForm(account.SignupForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self, phone=(_("手机号"), _("登录用它，验证码也发给它。")), password1=(_("设一个密码"), PASSWORD_HINT))
        self.order_fields(["name", "phone", "password1"])


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(
            self,
            oldpassword=(_("现在的密码"), ""),
            password1=(_("新密码"), PASSWORD_HINT),
            password2=(_("再填一次新密码"), ""),
        )

    def clean(self):
        data = forms.Form.clean(self)
        if data.get("password1") and data.get("password2") and data["password1"] != data["password2"]:
            self.add_error("password2", _("两次填的新密码不一样，请再填一次。"))
        return data


class ConfirmPasswordForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self, password=(_("密码"), ""))


class PhoneCodeRequestForm(account.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self, phone=(_("手机号"), ""))

    def clean_phone(self):
        try:
            return super().clean_phone()
        except forms.ValidationError:  # the library counts requests and wrong passwords under one name
            raise forms.ValidationError(
                _("一个手机号十分钟最多发三条验证码。请过一会儿再试，或者用密码登录。")
            ) from None


class NewPhoneForm(account.ChangePhoneForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self, phone=(_("新手机号"), ""))


class _SixDigits:
    """Mixin: a code of six digits with the keyboard for it."""

    code_label = _("六位验证码")
    code_hint = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = CodeInput()
        _say(self, code=(self.code_label, self.code_hint))


class _SentCode(_SixDigits):
    """Mixin: a code sent to the phone; says where it stands while no gateway sends anything."""

    @property
    def code_hint(self):
        return _("这里还没有接短信：验证码印在启动服务的那个窗口里。") if stands_on_console() else ""


class SignInCodeForm(_SentCode, account.ConfirmLoginCodeForm):
    pass


class PhoneCodeForm(_SentCode, account.VerifyPhoneForm):
    pass


class AppCodeForm(_SixDigits, mfa.AuthenticateForm):
    code_label = _("验证码")
    code_hint = _("身份验证器上的六位数字；手机不在身边，填一个备用码。")

    def clean_code(self):
        try:
            return super().clean_code()
        except forms.ValidationError as fault:
            if fault.code == "too_many_login_attempts":
                note_lockout(user=self.user)
            raise


class AppCodeAgainForm(_SixDigits, mfa.ReauthenticateForm):
    code_label = AppCodeForm.code_label
    code_hint = AppCodeForm.code_hint


class StartAppForm(_SixDigits, totp.ActivateTOTPForm):
    code_hint = _("扫码或填入密钥后，身份验证器每半分钟换一个。")


class PasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey of ours always signs in by itself: the device asks for the finger, the face or its PIN."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].widget.attrs["hidden"] = True
        _say(self, name=(_("给这个通行密钥起个名"), _("例如“办公室电脑”“我的手机”。")))


class PasskeyNameForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self, name=(_("名称"), ""))
