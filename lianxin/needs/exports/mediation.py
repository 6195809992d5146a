"""调解协议书, and who has looked into the record, for the parties."""

from django.utils.timezone import localdate

from lianxin.kit.masking import spoken_phone
from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs.exports.cases import filled_sheet

NUMBERS = {"agreement": "连心诉求 08", "invitation": "连心诉求 08 请", "openings": "连心诉求 08 附"}
_RIGHTS = (
    "本协议由各方自愿达成。自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效（《人民调解法》第二十九条），各方应当按约定履行（第三十一条）。\n"
    "就履行或者内容发生争议的，可以向人民法院起诉（第三十二条）。各方认为有必要的，可以自协议生效之日起三十日内共同向人民法院申请司法确认（第三十三条）。"
)


_FREE = (
    "调解不收费（《人民调解法》第四条）。愿意才调：可以不来，可以要求换调解员，可以要求公开或者不公开，随时可以要求终止（第二十三条）；"
    "不影响您通过仲裁、行政、司法途径维护权利（第三条）。\n谈的内容保密。可以带上和这件事有关的材料；不方便来的，请告诉调解员，可以改时间，也可以上门。"
)


def mediation_invitation(mediation, party, *, address, at, by):
    """调解邀请: asks one party to the appointed time and place; no word of the quarrel and no name of the other side."""
    place = mediation.division.short_name
    lines = [
        ("请", "\n".join(filter(None, (party.name, party.household)))),
        ("时间", moment(mediation.meets_at)),
        ("地点", mediation.meets_where),
        ("调解员", mediation.mediator_name),
        ("告诉您", _FREE, 0),
        ("回话（由当事人填）", "□ 能来　　□ 不愿意调解　　□ 想改到＿＿＿＿＿＿＿＿", 1),
    ]
    signatures = ("当事人", f"{place}人民调解委员会（章）", "日期")
    return _sheet("invitation", "人民调解邀请", mediation, lines, signatures, address, at, by)


def mediation_agreement(mediation, parties, items, *, address, at, by):
    """调解协议书: the parties, what it was about, what was agreed by when, room to sign, press a finger and seal."""
    copies = len(parties) + 1
    promised = "\n".join(f"{number}. {day(item.due_on)}前：{item.what}" for number, item in enumerate(items, 1))
    lines = [
        *(
            (f"当事人 {number}", "\n".join(filter(None, (party.name, spoken_phone(party.phone), party.household))), 0)
            for number, party in enumerate(parties, 1)
        ),
        ("调解员", mediation.mediator_name),
        ("受理日期", day(localdate(mediation.opened_at))),
        *([("调解时间和地点", f"{moment(mediation.meets_at)}　{mediation.meets_where}")] if mediation.meets_at else []),
        ("纠纷事实", mediation.facts, 0),
        ("协议内容和履行期限", promised, 0 if items else 6),
        *_days_of_effect(mediation),
        ("说明", _RIGHTS, 0),
        ("份数", f"本协议一式{_COUNTED[copies]}份，各方当事人各执一份，人民调解委员会留存一份，效力相同。", 0),
    ]
    signatures = (
        *(f"当事人 {number} 签名、按指印" for number in range(1, len(parties) + 1)),
        "人民调解员签名",
        f"{mediation.division.short_name}人民调解委员会（章）",
        "日期",
    )
    return _sheet("agreement", "人民调解协议书", mediation, lines, signatures, address, at, by)


def _days_of_effect(mediation):
    if not mediation.effective_on:
        return []
    asked = f"　已于 {day(mediation.court_asked_on)} 申请" if mediation.court_asked_on else ""
    return [("生效日期", day(mediation.effective_on)), ("最晚申请司法确认", f"{day(mediation.confirm_by)}{asked}")]


_COUNTED = ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十")


def mediation_openings(mediation, openings, *, address, at, by):
    """查阅记录: who opened the record, when and why. The parties get it on asking."""
    lines = [(moment(each.opened_at), f"{each.viewer_name}：{each.reason}", 0) for each in openings]
    return _sheet(
        "openings",
        "调解案卷查阅记录",
        mediation,
        lines or [("查阅", "还没有人看过。", 0)],
        ("经手人", "日期"),
        address,
        at,
        by,
    )


def _sheet(kind, title, mediation, lines, signatures, address, at, by):
    return filled_sheet(
        title=title, form=NUMBERS[kind], number=mediation.number, lines=lines, signatures=signatures,
        address=address, at=at, by=by,
    )  # fmt: skip
