"""What a form says of a value it cannot take: what is wrong, how far, and what to do."""

import pytest
from django import forms


class _Form(forms.Form):
    words = forms.CharField(max_length=5, min_length=2)
    kind = forms.ChoiceField(choices=[("help", "求助")])


@pytest.mark.parametrize(
    ("words", "kind", "field", "said"),
    [
        ("一二三四五六七", "help", "words", "太长了：最多 5 个字，现在 7 个。请删短一些再提交。"),
        ("一", "help", "words", "太短了：至少 2 个字，现在 1 个。请再写几个字。"),
        ("一\x00二", "help", "words", "里面有看不见的控制字符，请删掉重写。"),
        ("一二", "moon", "kind", "没有“moon”这个选项，请从列出的里面选一个。"),
    ],
)
def test_refusals_say_what_to_do(words, kind, field, said):
    form = _Form({"words": words, "kind": kind})
    assert form.errors[field] == [said]
