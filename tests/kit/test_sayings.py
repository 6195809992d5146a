"""What a form says of a value it cannot take: no sentence of Django's own is left."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver
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


def forms_of_all_rooms():
    """Every form class there is, once every page is loaded."""
    get_resolver().url_patterns  # noqa: B018 it loads the views
    found, waiting = set(), [forms.BaseForm]
    while waiting:
        waiting += (fresh := [each for each in waiting.pop().__subclasses__() if each not in found])
        found.update(fresh)
    return [each for each in found if each.__module__.startswith("lianxin.") and hasattr(each, "base_fields")]


def test_no_form_of_any_room_says_a_sentence_of_djangos():
    said = {
        (form.__qualname__, name, str(field.error_messages["required"]))
        for form in forms_of_all_rooms()
        for name, field in form.base_fields.items()
    }
    assert len(said) > 300
    assert not [each for each in said if "必填项" in each[2]]


@pytest.mark.django_db
def test_a_choice_that_is_not_listed_is_said(db):
    with pytest.raises(forms.ValidationError, match="没有这个选项，请从列出的里面选一个。"):
        forms.ModelChoiceField(queryset=User.objects.all()).clean("9")
