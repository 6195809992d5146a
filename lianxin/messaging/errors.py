from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken


class UnknownAddress(RuleBroken):
    def __init__(self):
        super().__init__(_("这个地址用不了。请照提示里的样子填写，注意不要多空格。"), field="address")
