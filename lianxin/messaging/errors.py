from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken


class WrongEmailCode(RuleBroken):
    def __init__(self):
        super().__init__(
            _("验证码不对或者过期了，邮箱还没有启用。请看最新的一封信；没有收到，十分钟后再发一次。"), field="code"
        )


class NotPushable(RuleBroken):
    def __init__(self):
        super().__init__(_("这个浏览器的提醒服务不在县里认可的名单里，没有打开。消息照样在“我的消息”里。"))


class UnknownAddress(RuleBroken):
    def __init__(self):
        super().__init__(_("这个地址用不了。请照提示里的样子填写，注意不要多空格。"), field="address")
