import base64

from cryptography.hazmat.primitives.asymmetric import ec
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import CodeInput
from lianxin.messaging.errors import NotPushable
from lianxin.messaging.kinds import is_for_staff, known_events, known_kinds
from lianxin.messaging.vocabulary import WAYS, WAYS_AT_WORK, ChannelKind


class TimeInput(forms.TimeInput):
    input_type = "time"


def _ways(kind):
    return WAYS_AT_WORK if is_for_staff(kind) else WAYS


class PreferenceForm(forms.Form):
    """One tick for each kind and channel, ticked where the person wants it."""

    email = forms.EmailField(
        label=_("电子邮箱"), required=False, help_text=_("想用邮件收消息就填；新填的要用发过去的验证码验证才启用。")
    )
    quiet_from = forms.TimeField(label=_("从几点起不打扰"), widget=TimeInput(format="%H:%M"))
    quiet_until = forms.TimeField(
        label=_("到几点止"),
        widget=TimeInput(format="%H:%M"),
        help_text=_("两个时间一样，就是随时可以。紧急的事不受限。"),
    )

    def __init__(self, *args, preference, is_staff, **kwargs):
        initial = {name: getattr(preference, name) for name in ("quiet_from", "quiet_until")}
        initial["email"] = preference.email_asked or preference.email
        super().__init__(*args, initial=initial, **kwargs)
        self.kinds = known_kinds(is_staff=is_staff)
        for kind, name in self.kinds.items():
            ways = _ways(kind)
            self.fields[f"ways_{kind}"] = forms.MultipleChoiceField(
                label=name,
                choices=list(ways.items()),
                initial=[way for way in ways if preference.wants(kind, way)],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"ways_{kind}"].is_needed = True  # ticks are no blank to fill in

    def chosen(self):
        """Keyword arguments of ``services.choose``."""
        data = self.cleaned_data
        muted = [f"{kind}:{way}" for kind in self.kinds for way in _ways(kind) if way not in data[f"ways_{kind}"]]
        return {name: data[name] for name in ("email", "quiet_from", "quiet_until")} | {"muted": muted}


class EmailCodeForm(forms.Form):
    code = forms.CharField(label=_("邮件里的验证码"), max_length=12, widget=CodeInput())


class DeviceForm(forms.Form):
    """What a browser hands over when it agrees to show notices."""

    endpoint = forms.CharField(max_length=1000)
    public_key = forms.RegexField(r"\A[A-Za-z0-9_-]{87}\Z")
    auth_secret = forms.RegexField(r"\A[A-Za-z0-9_-]{22}\Z")

    def clean_public_key(self):
        text = self.cleaned_data["public_key"]
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), base64.urlsafe_b64decode(text + "="))
        except ValueError as error:
            raise NotPushable from error
        return text


_SHAPES = {
    ChannelKind.WECOM: "wecombot://KEY",
    ChannelKind.DINGTALK: "dingtalk://SECRET@TOKEN",
    ChannelKind.FEISHU: "feishu://TOKEN",
    ChannelKind.EMAIL: "mailtos://user:password@smtp.example.org?to=someone@example.org",
    ChannelKind.WEBHOOK: "jsons://example.org/hook",
}


class RobotForm(forms.Form):
    place = forms.ChoiceField(label=_("地方"))
    channel = forms.ChoiceField(label=_("渠道"), choices=[(kind.value, kind.label) for kind in _SHAPES])
    label = forms.CharField(label=_("名称"), max_length=60, help_text=_("例如“柳溪镇值班群”。"))
    address = forms.CharField(label=_("地址"), max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places
        shapes = "；".join(f"{kind.label} {shape}" for kind, shape in _SHAPES.items())
        self.fields["address"].help_text = _now("照这个样子填：{shapes}").format(shapes=shapes)


class HookForm(forms.Form):
    place = forms.ChoiceField(label=_("地方"), help_text=_("这个地方和它下面的事都会告诉对方。"))
    label = forms.CharField(label=_("给哪个系统"), max_length=60, help_text=_("例如“县工单系统”。"))
    address = forms.CharField(
        label=_("地址"),
        max_length=500,
        help_text=_("对方给的 https 地址。不能是内网地址。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("哪些事"), required=False, help_text=_("不选就是全部。"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places
        self.fields["kinds"].choices = list(known_events().items())
