"""What a form says of a value it cannot take: no sentence of Django's own is left."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from lianxin.accounts.models import User

SAID = (
    (forms.CharField, "", "这一项要填。", "Please fill this in."),
    (forms.DateField, "昨天", "日期看不懂，请写成 2026-12-01 这样。", "This date cannot be read: write it like 2026-12-01."),
    (forms.TimeField, "早上", "时间看不懂，请写成 09:30 这样。", "This time cannot be read: write it like 09:30."),
    (forms.DateTimeField, "昨天", "时间看不懂，请写成 2026-12-01 09:30 这样。", "This time cannot be read: write it like 2026-12-01 09:30."),
    (forms.IntegerField, "三", "请写整数，例如 12。", "Please write a whole number, such as 12."),
    (forms.DecimalField, "三", "请写数字，例如 12.5。", "Please write a number, such as 12.5."),
    (forms.FileField, SimpleUploadedFile("空.csv", b""), "这个文件是空的，请另选一个。", "This file is empty. Please choose another."),
)  # fmt: skip


@pytest.mark.parametrize(("field", "value", "chinese", "english"), SAID)
def test_what_is_wrong_and_what_to_write_is_said(field, value, chinese, english):
    for language, sentence in (("zh-hans", chinese), ("en", english)):
        with translation.override(language), pytest.raises(forms.ValidationError) as refused:
            field().clean(value)
        with translation.override(language):
            assert refused.value.messages == [sentence]


@pytest.mark.django_db
def test_a_choice_that_is_not_listed_is_said(db):
    with pytest.raises(forms.ValidationError, match="没有这个选项，请从列出的里面选一个。"):
        forms.ModelChoiceField(queryset=User.objects.all()).clean("9")
