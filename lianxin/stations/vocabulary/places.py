"""Kinds of station, what one finds there, and its paper."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StationKind(models.TextChoices):
    CONTACT = "contact_station", _("党群连心站")
    CENTRE = "service_centre", _("党群服务中心")
    PARK = "park_station", _("园区连心站")
    COURIER = "courier_station", _("暖新驿站")


class Offer(models.TextChoices):
    """What one finds at a station."""

    INTAKE = "intake", _("来访接待")
    GUIDED = "guided", _("帮办：陪着办")
    ERRANDS = "errands", _("代办：替您跑")
    MEDIATION = "mediation", _("调解")
    PRINTING = "printing", _("免费打印复印")
    WATER = "water", _("喝水")
    REST = "rest", _("歇脚")
    MEALS = "meals", _("热饭")
    CHARGING = "charging", _("手机、电动车充电")
    TOILET = "toilet", _("厕所")
    FIRST_AID = "first_aid", _("急救药箱")
    READING = "reading", _("看书看报")


class Access(models.TextChoices):
    """What makes a station usable for everybody; also what a visitor may ask for."""

    STEP_FREE = "step_free", _("没有台阶，轮椅能进")
    LOW_COUNTER = "low_counter", _("低位柜台")
    LARGE_PRINT = "large_print", _("大字材料")
    WRITING_BOARD = "writing_board", _("写字板、文字显示")
    READ_ALOUD = "read_aloud", _("代读代写")
    SIGN_LANGUAGE = "sign_language", _("手语")
    HOME_VISIT = "home_visit", _("上门办")
    TOILET = "accessible_toilet", _("无障碍厕所")


class SlipPaper(models.TextChoices):
    """What the printer beside the touch screen prints on."""

    NONE = "none", _("没有打印机，请来人记下")
    RECEIPT = "receipt", _("小票机（80 毫米宽）")
    A5 = "a5", _("打印机，A5 纸")
    A4 = "a4", _("打印机，A4 纸")


class HolidayRule(models.TextChoices):
    """What holds on statutory holidays that fall on a weekday."""

    CLOSED = "closed", _("放假")
    AS_SUNDAY = "as_sunday", _("按星期日的时间")
    AS_USUAL = "as_usual", _("照平常的时间")
    BY_ROSTER = "by_roster", _("轮流值班，按值班表")
