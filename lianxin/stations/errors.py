from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class StationClosed(RuleBroken):
    """The station no longer serves: nothing new is begun there."""

    def __init__(self, station):
        super().__init__(_("“{name}”已经停用，请选别的站点。").format(name=station.name))


class WrongState(RuleBroken):
    """It is no longer where this step starts: somebody was faster, or the page is old."""

    def __init__(self, thing):
        super().__init__(
            _("“{number}”现在是“{state}”，这一步做不了。刷新页面看看最新情况。").format(
                number=thing.number, state=thing.get_state_display()
            )
        )
