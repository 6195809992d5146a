from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class WrongState(RuleBroken):
    """The step does not start from where the thing is now."""

    def __init__(self, thing):
        super().__init__(_("现在是“{state}”，不能做这一步。").format(state=thing.get_state_display()))
