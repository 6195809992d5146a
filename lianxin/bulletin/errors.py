from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class WrongState(RuleBroken):
    """The notice or objection is no longer where this step begins. Nothing was changed."""

    def __init__(self, thing):
        super().__init__(
            _("{number}现在是“{state}”，不能这样办。请刷新页面。").format(number=thing, state=thing.get_state_display())
        )


class NotFitToPost(RuleBroken):
    """Personal data stands in what was to be posted: ``findings`` say what and where. Nothing was posted."""

    def __init__(self, findings, sentences, field="body"):
        super().__init__(
            _("有不能公开的个人信息，没有公开：{where}").format(where="；".join(sentences)),
            field=field,
            article=_("个人信息保护法第二十五条"),
        )
        self.findings = findings
