from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class WrongState(RuleBroken):
    """The thing is no longer where this step begins. Nothing was changed."""

    def __init__(self, thing):
        super().__init__(
            _("“{thing}”现在是“{state}”，不能这样办。请刷新页面。").format(thing=thing, state=thing.get_state_display())
        )


class NotFitForPoints(RuleBroken):
    """Something in a rule set may not be: ``sentences`` say what, where and by which article. Nothing was changed."""

    def __init__(self, sentences):
        super().__init__(_("规则里有不能写的，先改掉：{words}").format(words="；".join(sentences)))
        self.sentences = sentences
