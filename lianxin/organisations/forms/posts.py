"""What the keeper of the register says of posts and who holds them."""

from django import forms
from django.forms import model_to_dict
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.organisations import selectors
from lianxin.organisations.calc.eligibility import BARS
from lianxin.organisations.calc.kinds import PEOPLES, RECALLED
from lianxin.organisations.vocabulary import EndReason, RoleScope, Selection


def _warning_words():
    return forms.CharField(
        label=_("提示后的说明"), max_length=300, required=False, help_text=_("系统提示“一般不”时，写明为什么仍要任职。")
    )


class PostForm(forms.Form):
    title = forms.CharField(label=_("岗位"), max_length=40)
    seats = forms.IntegerField(label=_("席位"), min_value=1, max_value=200, initial=1)
    selection = forms.ChoiceField(label=_("产生方式"), choices=Selection)
    role = forms.ChoiceField(label=_("随岗位的角色"), choices=[("", _("不带角色")), *Role.choices], required=False)
    role_scope = forms.ChoiceField(label=_("角色范围"), choices=RoleScope, initial=RoleScope.PLACE)
    is_head = forms.BooleanField(label=_("负责人"), required=False)
    is_delegate = forms.BooleanField(
        label=_("代表"), required=False,
        help_text=_("选出来到别处开会的，例如党代会代表、村民代表。不算本单位的席位，单独选。"),
    )  # fmt: skip
    is_legal_rep = forms.BooleanField(label=_("法定代表人"), required=False)
    is_finance = forms.BooleanField(label=_("管钱管账"), required=False)


class ChangePostForm(forms.Form):
    """What of a post can be put right; what it is called and whom it sends elsewhere stays."""

    seats = PostForm.base_fields["seats"]
    selection = forms.ChoiceField(
        label=_("产生方式"), choices=Selection,
        help_text=_("设委员会的党组织，书记、副书记由委员会全体会议从委员里选；不设委员会的，由党员大会选。"),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("随岗位的角色"), choices=[("", _("不带角色")), *Role.choices], required=False,
        help_text=_("改了的，在任的人原来的角色今天收回，新的角色今天生效。"),
    )  # fmt: skip
    role_scope = PostForm.base_fields["role_scope"]
    is_head = PostForm.base_fields["is_head"]
    is_legal_rep = PostForm.base_fields["is_legal_rep"]
    is_finance = PostForm.base_fields["is_finance"]
    warning_words = _warning_words()

    def __init__(self, *args, post, **kwargs):
        super().__init__(*args, initial=model_to_dict(post), **kwargs)


class EndPostForm(forms.Form):
    on = forms.DateField(label=_("撤销日"), widget=DateInput(), initial=clock.today)
    reason = forms.CharField(label=_("依据"), max_length=200)


class TenureForm(forms.Form):
    post = forms.ModelChoiceField(label=_("岗位"), queryset=None, to_field_name="public_id")
    holder_name = forms.CharField(label=_("姓名"), max_length=40)
    username = forms.CharField(
        label=_("账号"), max_length=60, required=False, help_text=_("有账号的写用户名，角色会随岗位生效。")
    )
    holder_ref = forms.CharField(
        label=_("人口档案编号"),
        max_length=12,
        required=False,
        help_text=_("没有账号的写编号，系统才能核对近亲属回避。"),
    )
    starts_on = forms.DateField(label=_("任职日"), widget=DateInput())
    term_ends_on = forms.DateField(
        label=_("届满日"), widget=DateInput(), required=False, help_text=_("不写就按这类单位的任期算。")
    )
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("选举结果、任命文件等。"))
    is_first_stock = forms.BooleanField(
        label=_("首次登记：系统启用以前已经选出、现在在任"), required=False,
        help_text=_("选举产生的席位，只有首次登记可以在这里写。以后的从“选举”里登记就任。"),
    )  # fmt: skip
    is_screened = forms.BooleanField(label=_("已联审，没有不得作为候选人的情形"), required=False)
    warning_words = _warning_words()

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        if unit.kind in BARS:
            self.fields["is_screened"].help_text = BARS[unit.kind]
        else:
            del self.fields["is_screened"]
        if unit.kind not in PEOPLES:
            del self.fields["is_first_stock"]
        self.fields["post"].queryset = selectors.living_posts(unit).select_related("unit__division")

    def clean(self):
        data = super().clean()
        username = data.pop("username", "")
        data["user"] = selectors.user_named(username) if username else None
        if username and data["user"] is None:
            self.add_error("username", _("没有这个用户名的账号，请核对，或留空。"))
        return data


class LinkAccountForm(forms.Form):
    username = forms.CharField(
        label=_("账号"), max_length=60, help_text=_("写用户名。姓名要和任职的人一样，角色从今天起随岗位生效。")
    )
    warning_words = _warning_words()

    def clean(self):
        data = super().clean()
        username = data.pop("username", "")
        data["user"] = selectors.user_named(username) if username else None
        if username and data["user"] is None:
            self.add_error("username", _("没有这个用户名的账号，请先到“账号管理”里开。"))
        return data


def _decision_fields():
    """What is asked of who was elected and resigns."""
    hint = _("辞职的写：村（居）民会议、代表会议、成员大会等。")
    return {
        "decided_by": forms.CharField(label=_("辞职由哪个会议决定"), max_length=80, required=False, help_text=hint),
        "decided_on": forms.DateField(label=_("哪天决定的"), widget=DateInput(), required=False),
        "decided_present": forms.IntegerField(label=_("到会多少人"), min_value=1, max_value=100_000, required=False),
        "decided_for": forms.IntegerField(label=_("多少人同意"), min_value=0, max_value=100_000, required=False),
    }


class EndTenureForm(forms.Form):
    """Of the reasons only those by which this post may end."""

    on = forms.DateField(label=_("离任日"), widget=DateInput())
    why = forms.ChoiceField(label=_("离任原因"), choices=EndReason)
    words = forms.CharField(
        label=_("说明和依据"),
        max_length=120,
        required=False,
        help_text=_("写哪次会议、哪份文书；不写病情和违法犯罪的事。"),
    )

    def __init__(self, *args, post, **kwargs):
        super().__init__(*args, **kwargs)
        if selectors.is_voted_on(post):
            barred = {EndReason.MOVED}
            if post.unit.kind in RECALLED:
                barred.add(EndReason.RECALLED)
                self.fields["why"].help_text = _("罢免要由选民、代表投票，在“选举”里登记。")
            self.fields["why"].choices = [(why.value, why.label) for why in EndReason if why not in barred]
            self.fields["words"].required = True
            self.fields |= _decision_fields()
