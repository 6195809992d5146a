from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class WrongState(RuleBroken):
    """The need is no longer where this step starts: somebody was faster, or the page is old."""

    def __init__(self, need):
        super().__init__(
            _("这件诉求现在是“{state}”，这一步做不了。刷新页面看看最新情况。").format(state=need.get_state_display())
        )


class Cleared(RuleBroken):
    """Its years are over and its words are gone: nobody could go on with it."""

    def __init__(self):
        super().__init__(_("这件诉求保存期满，内容已清掉，不能再办。还是这件事，请重新说一次。"))


class ConflictOfInterest(RuleBroken):
    """The unit or person complained about must neither handle nor see the complaint."""

    def __init__(self):
        super().__init__(
            _("被反映的单位或个人不能经办、也不能看到这件诉求，请改选别的单位。"),
            article="接诉即办工作条例：不得交被诉对象办理",
        )


class PickupLocked(RuleBroken):
    """Too many wrong codes in a row."""

    def __init__(self, minutes):
        super().__init__(_("取件码输错太多次，请 {minutes} 分钟后再试，或到站点查询。").format(minutes=minutes))
