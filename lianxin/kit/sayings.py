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
    for field in (forms.ChoiceField, forms.TypedChoiceField, forms.MultipleChoiceField):
        field.default_error_messages = {**field.default_error_messages, "invalid_choice": choose}
