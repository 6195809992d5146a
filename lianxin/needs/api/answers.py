"""Answers to what a category asks, as a system sends them: held to the same rule as what a person types."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors
from lianxin.needs.forms import answered, field_of
from lianxin.needs.vocabulary import QuestionKind


def answers_of(said, category):
    """What is kept of ``{code: list of values}``. A code nobody asked for is refused, not lost.

    Raises ``RuleBroken`` whose ``field`` is the code.
    """
    asked = {q.code: q for q in selectors.questions_of(category) if q.kind != QuestionKind.NOTICE}
    if strange := sorted(set(said) - set(asked)):
        raise RuleBroken(
            _("“{category}”没有这个问题：{code}。").format(category=category, code=strange[0][:60]),
            field=strange[0][:60],
        )
    kept = []
    for code, question in asked.items():
        values = said.get(code, [])
        try:
            value = field_of(question).clean(values if question.kind == QuestionKind.SEVERAL else "".join(values[:1]))
        except ValidationError as error:
            raise RuleBroken(f"{question}：{' '.join(error.messages)}", field=code) from error
        if value not in (None, "", []):
            kept.append(answered(question, value))
    return tuple(kept)
