from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class TooMany(RuleBroken):
    """One person cannot look after so many households; the place's rules say how many."""

    def __init__(self, name, cap):
        super().__init__(_("{name}最多联系 {cap} 户，已经满了。请改选别人，或先交接几户。").format(name=name, cap=cap))


class CloseKin(RuleBroken):
    """Nobody is liaison of their own family."""

    def __init__(self, name):
        super().__init__(_("{name}是这一户的人或近亲属，不能做这一户的联系人。请改选别人。").format(name=name))


class IsExempt(RuleBroken):
    def __init__(self, name):
        super().__init__(_("{name}因年老、患病或外出免于联系户，本人没有表示愿意。请改选别人。").format(name=name))


class AlreadyEnded(RuleBroken):
    def __init__(self):
        super().__init__(_("这项联系已经结束。刷新页面看看现在由谁联系。"))
