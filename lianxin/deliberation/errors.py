from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class WrongState(RuleBroken):
    """The thing is no longer where this step starts: somebody was faster, or the page is old."""

    def __init__(self, thing):
        super().__init__(
            _("“{thing}”现在是“{state}”，这一步做不了。刷新页面看看最新情况。").format(
                thing=thing, state=thing.get_state_display()
            )
        )
