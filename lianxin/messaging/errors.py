from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken


class NotPushable(RuleBroken):
    def __init__(self):
        super().__init__(_("这个浏览器的提醒服务不在县里认可的名单里，没有打开。消息照样在“我的消息”里。"))


class UnknownAddress(RuleBroken):
    def __init__(self):
        super().__init__(_("这个地址用不了。请照提示里的样子填写，注意不要多空格。"), field="address")
