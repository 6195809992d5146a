"""What a form says of a value that cannot be taken, in the house's words: what is wrong and what to do.

Django's own sentences name neither; they are replaced once, for every form of every room.
"""

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _


def say_it_plainly():
    """Give Django's fields and validators the house's sentences."""
    validators.MaxLengthValidator.message = _(
        "太长了：最多 %(limit_value)d 个字，现在 %(show_value)d 个。请删短一些再提交。"
    )
    validators.MinLengthValidator.message = _(
        "太短了：至少 %(limit_value)d 个字，现在 %(show_value)d 个。请再写几个字。"
    )
    validators.ProhibitNullCharactersValidator.message = _("里面有看不见的控制字符，请删掉重写。")
    choose = _("没有“%(value)s”这个选项，请从列出的里面选一个。")
    listed = _("没有这个选项，请从列出的里面选一个。")
    date = _("日期看不懂，请写成 2026-12-01 这样。")
    _say(forms.Field, required=_("这一项要填。"))
    for field in (forms.ChoiceField, forms.TypedChoiceField, forms.MultipleChoiceField):
        _say(field, invalid_choice=choose)
    _say(forms.ModelChoiceField, invalid_choice=listed)
    _say(forms.ModelMultipleChoiceField, invalid_choice=listed, invalid_pk_value=listed)
    _say(forms.DateField, invalid=date)
    _say(forms.DateTimeField, invalid=_("时间看不懂，请写成 2026-12-01 09:30 这样。"))
    _say(forms.TimeField, invalid=_("时间看不懂，请写成 09:30 这样。"))
    _say(forms.IntegerField, invalid=_("请写整数，例如 12。"))
    _say(forms.DecimalField, invalid=_("请写数字，例如 12.5。"))
    _say(forms.FileField, empty=_("这个文件是空的，请另选一个。"))


def _say(field, **sentences):
    field.default_error_messages = {**getattr(field, "default_error_messages", {}), **sentences}
