import re

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.fields import normalise_phone
from lianxin.kit.forms import DateInput


class NameForm(forms.Form):
    """What signing up asks beside phone and password; read by the sign-in library."""

    name = forms.CharField(label=_("姓名"), max_length=40)

    def signup(self, request, user):
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


def _sign_in_form():
    # The library builds its sign-up form from NameForm above, so its forms can be read only after it exists.
    from allauth.account.forms import LoginForm

    class SignInForm(LoginForm):
        """User name or phone, as people write it, and the password."""

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["login"].label = _("用户名或手机号")
            self.fields["login"].widget.attrs = {"autocomplete": "username"}
            self.fields["password"].label = _("密码")
            self.fields["password"].help_text = ""
            self.fields["password"].widget.attrs.pop("placeholder", None)

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

    return SignInForm


def __getattr__(name):
    if name == "SignInForm":
        return _sign_in_form()
    raise AttributeError(name)


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("新密码"),
        help_text=_("至少 8 位，不要全用数字。"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]


class GrantForm(forms.Form):
    username = forms.CharField(label=_("用户名"), max_length=60)
    role = forms.ChoiceField(label=_("角色"), choices=Role.choices)
    scope = forms.ChoiceField(label=_("范围"), help_text=_("您管的、或您已授过权的地方。"))
    starts_on = forms.DateField(label=_("起始日"), widget=DateInput())
    ends_on = forms.DateField(label=_("截止日"), required=False, widget=DateInput())
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("文件名和文号，或会议日期。"))

    def __init__(self, *args, scopes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = scopes


class EndGrantForm(forms.Form):
    on = forms.DateField(label=_("最后一天"), widget=DateInput())
    reason = forms.CharField(label=_("理由"), max_length=200)
