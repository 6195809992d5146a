"""决议公告, and what whoever is hurt by a decision can do, in Chinese like every paper."""

from lianxin.deliberation import presenters
from lianxin.deliberation.exports.meetings import form_of, in_pieces, verdict_of
from lianxin.deliberation.vocabulary import BodyKind


def resolution_paper(resolution, *, address, at, by):
    """决议公告: what was decided, with the number that the bundle must have."""
    line = presenters.item_line(resolution.item, staff=False)
    lines = [
        *presenters.resolution_facts(resolution),
        ("决议内容", resolution.text, 0),
        ("够不够人", verdict_of(presenters.verdict_in_words(resolution.item.meeting.quorum, "quorum")), 0),
        ("表决", f"{line.votes}\n{verdict_of(line.verdict)}", 0),
        *([("上级批准", "\n".join(approvals), 0)] if (approvals := presenters.approval_lines(resolution)) else []),
        ("结果包编号（SHA-256）", in_pieces(resolution.bundle.seal), 0),
        (
            "怎样重算",
            "扫码下载结果包，在任何一台装了 Python 的电脑上运行 lianxin-recount，显示“一致”，编号和上面相同。",
            0,
        ),
        ("不服怎么办", remedy(resolution.body.kind), 0),
    ]
    words = form_of(
        resolution.item.meeting,
        "04",
        "决议公告",
        lines,
        (f"{resolution.body.name}（章）", "日期"),
        address=address,
        at=at,
        by=by,
    )
    return words | {"number": f"{resolution.number} {resolution.title}", "code_words": "扫码看结果包"}


_COLLECTIVE = "公示期内可以向集体经济组织的监事会（监事）提异议"
_COOPERATIVE = "公示期内可以向合作社的理事会、监事会（执行监事）提异议"
_OBJECT = "公示期内可以向村务监督委员会提异议"


#: Whose supervisors are not the village's.
_OBJECT_TO = {
    BodyKind.COOPERATIVE: _COOPERATIVE,
    BodyKind.COOPERATIVE_REPS: _COOPERATIVE,
    BodyKind.COLLECTIVE_MEMBERS: _COLLECTIVE,
    BodyKind.COLLECTIVE_REPS: _COLLECTIVE,
    BodyKind.COLLECTIVE_COUNCIL: _COLLECTIVE,
}
_REMEDIES = {
    "villager": "侵害村民合法权益的，受侵害的村民可以请求人民法院撤销（村民委员会组织法第四十一条）",
    "collective": "侵害成员合法权益的，受侵害的成员可以在知道之日起一年内、作出决定之日起五年内请求人民法院撤销（农村集体经济组织法第五十七条）",
    "party": "党员可以向上级党组织反映",
}


def remedy(kind):
    """Where the law names a way of its own to who is hurt by a decision of this body, it is named."""
    own = next((words for start, words in _REMEDIES.items() if kind.startswith(start)), "")
    return "；".join(filter(None, (_OBJECT_TO.get(kind, _OBJECT), own))) + "。"
