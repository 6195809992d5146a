"""A browser and its machine in words, from what it says of itself; for people to recognise, never to decide by."""

from django.utils.translation import gettext_lazy as _

#: Tried in this order: later browsers name the earlier ones too.
_BROWSERS = (
    ("MicroMessenger", _("微信")),
    ("Edg", "Edge"),
    ("HuaweiBrowser", _("华为浏览器")),
    ("MiuiBrowser", _("小米浏览器")),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("HarmonyOS", _("鸿蒙设备")),
    ("OpenHarmony", _("鸿蒙设备")),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", _("安卓设备")),
    ("Windows", _("Windows 电脑")),
    ("Macintosh", _("苹果电脑")),
    ("Linux", _("Linux 电脑")),
)


def device_name(user_agent):
    """For example “安卓设备 · Chrome”; “没有说明的设备” when nothing is known."""
    machine, browser = (
        next((name for mark, name in table if mark in user_agent), "") for table in (_MACHINES, _BROWSERS)
    )
    return " · ".join(filter(None, (str(machine), str(browser)))) or str(_("没有说明的设备"))
