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


class NotYours(RuleBroken):
    """Whoever recorded this did not keep in touch with them at the time; the record is kept in the refused tray."""

    def __init__(self, contact, lead):
        who = _("现在由{name}联系").format(name=lead.liaison.user.name) if lead else _("现在没有安排您联系")
        super().__init__(
            _("记录的时候，这一户不由您联系（{who}）。内容留在“没有收下”里，请交给支部书记。").format(who=who)
        )


class PhoneRevoked(RuleBroken):
    def __init__(self):
        super().__init__(
            _("这部手机已经停用，上面的联系户资料要清掉。要再用，请换一个浏览器或清除网站数据后重新登录。")
        )
