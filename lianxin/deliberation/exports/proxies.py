"""委托书: the written proxy of a member of the same household, where the law knows one, with what to do about each item."""

from lianxin.deliberation.exports.meetings import form_of
from lianxin.kit.templatetags.kit import moment

_BOXES = "□ 同意　□ 不同意　□ 弃权　□ 由受托人定"


def proxy_form(meeting, items, *, address, at, by):
    """To be filled in and signed at home, and brought along: who for whom, and how to vote on each motion."""
    votes = "\n".join(f"{item.number}. {item.title}\n{_BOXES}" for item in items if item.motion)
    lines = [
        ("会议", meeting.body.name),
        ("开会时间", moment(meeting.starts_at)),
        ("开会地点", meeting.place),
        ("委托人（姓名、名册序号）", ""),
        ("受托人（姓名）", ""),
        ("同一户的户编号", ""),
        ("为什么不能到会", "", 0),
        ("委托什么", "代我参加这次会议，代我签到、发言、表决。只管这一次会。", 0),
        ("每一项怎么投", votes, 0),
        (
            "说明",
            "只能委托本户的另一位成员，写在纸上，本人签名（按指印）。受托人到会时交给签到的人，和签到表一起存档。"
            "本人又到会的，委托作废。受托人自己的一票照样投，替您投的另算一票。"
            f"依据：{meeting.body.rule().source}。",
            0,
        ),
    ]
    signed = ("委托人签名（按指印）", "受托人签名", "收件人", "日期")
    return form_of(meeting, "14", "授权委托书", lines, signed, address=address, at=at, by=by)
