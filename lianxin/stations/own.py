"""What this room holds about one person, under their account."""

from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Gone, Own, blanked, under_account
from lianxin.stations.models import Appointment, Errand, IntakeEntry, ServiceCase
from lianxin.stations.vocabulary import AppointmentState


def own_errands(person):
    """The ids by which copies of papers of their errands are kept."""
    return Errand.objects.filter(principal_user=person.user_id).values("public_id")


def _past_appointments(person):
    rows = under_account(Appointment)(person)
    return None if rows is None else rows.exclude(state=AppointmentState.BOOKED)


GONE = (
    Gone(
        _("来过的、取消的预约：是谁、什么事、电话"),
        _past_appointments,
        blanked(user=None, name="", phone="", purpose="", access_asked=[]),
    ),
)
OWN = (
    Own(
        "station_visits",
        _("到站来访"),
        under_account(IntakeEntry, "visitor_user"),
        {
            "at": _("时间"), "station__name": _("哪个站"), "visitor_name": _("姓名"), "visitor_phone": _("电话"),
            "address": _("住址"), "subject": _("什么事"), "outcome": _("怎么办的"), "answer": _("答复"),
            "result": _("结果"),
        },
    ),
    Own(
        "errands",
        _("代办"),
        under_account(Errand, "principal_user"),
        {
            "number": _("编号"), "asked_at": _("哪天提的"), "kind": _("哪一类"), "what": _("办什么"),
            "principal_name": _("姓名"), "principal_phone": _("电话"), "principal_address": _("住址"),
            "state": _("状态"), "taker_name": _("谁去办"), "result": _("结果"), "satisfaction": _("满意吗"),
        },
    ),
    Own(
        "service_cases",
        _("帮办"),
        under_account(ServiceCase, "applicant_user"),
        {
            "number": _("编号"), "received_at": _("收到时间"), "item__name": _("什么事项"), "applicant_name": _("姓名"),
            "applicant_phone": _("电话"), "state": _("状态"), "office": _("递交到哪里"), "result": _("结果"),
            "satisfaction": _("满意吗"), "feedback": _("意见"),
        },
    ),
    Own(
        "appointments",
        _("取的号"),
        under_account(Appointment, "user"),
        {
            "day": _("哪天"), "hour": _("几点"), "station__name": _("哪个站"), "purpose": _("什么事"), "name": _("姓名"),
            "phone": _("电话"), "state": _("状态"),
        },
    ),
)  # fmt: skip
