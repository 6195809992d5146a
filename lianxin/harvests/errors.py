from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class WrongState(RuleBroken):
    """The thing is no longer where this step begins. Nothing was changed."""

    def __init__(self, thing):
        super().__init__(
            _("“{thing}”现在是“{state}”，不能这样办。请刷新页面。").format(thing=thing, state=thing.get_state_display())
        )
