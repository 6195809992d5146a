from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.accounts import selectors
from lianxin.accounts.passwords import PASSWORD_HINT, check_password_choice
from lianxin.accounts.vocabulary import ApiRight, FirstSignIn, KeeperVerb, Role
from lianxin.kit.fields import PhoneField
from lianxin.kit.forms import DateInput


class NameForm(forms.Form):
    """What signing up asks beside phone and password; read by the sign-in library."""

    name = forms.CharField(label=_("姓名"), max_length=40)

    def signup(self, request, user):
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("新密码"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        return check_password_choice(self.cleaned_data["password"], self.user)


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


class ApiKeyForm(forms.Form):
    name = forms.CharField(label=_("给哪个系统用"), max_length=40, help_text=_("会写在它登记的每一件诉求上。"))
    scope = forms.ChoiceField(label=_("范围"), help_text=_("只管这个地方和它下面的村（社区）。"))
    rights = forms.MultipleChoiceField(
        label=_("可以做什么"),
        choices=ApiRight.choices,
        initial=[ApiRight.REGISTER.value],
        widget=forms.CheckboxSelectMultiple,
    )
    acts_as = forms.CharField(
        label=_("代表哪个账号"),
        max_length=60,
        required=False,
        help_text=_(
            "查看、办理时填用户名。要专给系统开的账号，没有手机号，没有人登录过；它有什么角色，密钥就能做什么。"
        ),
    )
    ends_on = forms.DateField(label=_("用到哪天"), widget=DateInput())

    def __init__(self, *args, scopes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = scopes

    def clean_acts_as(self):
        username = self.cleaned_data["acts_as"].strip()
        user = selectors.user_named(username) if username else None
        if username and user is None:
            raise forms.ValidationError(_("没有这个用户名，请核对。"))
        return user


class EndGrantForm(forms.Form):
    on = forms.DateField(label=_("最后一天"), widget=DateInput())
    reason = forms.CharField(label=_("理由"), max_length=200)


class OpenAccountForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=40)
    phone = PhoneField(label=_("手机号"), required=False, help_text=_("请当面和本人核对。"))
    username = forms.RegexField(
        r"^[a-z][a-z0-9_.-]{2,59}$",
        label=_("用户名"),
        required=False,
        help_text=_("小写字母开头，三位以上。不填就用手机号登录。"),
        error_messages={"invalid": _("用户名要用小写字母开头，只含小写字母、数字和 . _ -，三位以上。")},
    )
    is_staff = forms.BooleanField(label=_("这是工作人员"), required=False)
    first = forms.ChoiceField(label=_("第一次怎么登录"), choices=FirstSignIn.choices, widget=forms.RadioSelect)

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        if not (data["phone"] or data["username"]):
            self.add_error("phone", _("手机号和用户名至少填一个。"))
        if data["first"] == FirstSignIn.CODE and not data["phone"]:
            self.add_error("first", _("没有手机号收不到验证码，请改选一次性密码。"))
        return data


class KeepAccountForm(forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=200, help_text=_("写进记录，本人看得到。"))
    verb = forms.ChoiceField(choices=KeeperVerb.choices, widget=forms.HiddenInput)
