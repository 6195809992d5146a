"""How a meeting is said: its rows, its facts, and its verdicts with formula and numbers in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.weights import most_additional
from lianxin.deliberation.presenters.bodies import which_meeting
from lianxin.deliberation.presenters.remote import called_in_words, names_called
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.vocabulary import BallotState, Mark, MeetingState
from lianxin.kit.templatetags.kit import day, moment

_TONES = {
    MeetingState.PLANNED: "ink",
    MeetingState.CALLED: "wait",
    MeetingState.OPEN: "ok",
    MeetingState.INQUORATE: "late",
    MeetingState.ENDED: "wait",
    MeetingState.MINUTED: "wait",
}


def meeting_row(meeting):
    meta = (meeting.body.name, moment(meeting.starts_at), meeting.place)
    return Row(
        reverse("deliberation:meeting", args=[meeting.public_id]),
        meeting.title,
        _TONES.get(meeting.state, "done"),
        meeting.get_state_display(),
        " · ".join(filter(None, map(str, meta))),
    )


def body_row(body):
    rule = body.rule()
    told = _("名册取自人口名册") if body.held_to.roll else _("{number} 人").format(number=body.sitting)
    url = reverse("deliberation:body", args=[body.public_id])
    return Row(
        url, body.name, "ink", body.get_kind_display(), f"{body.division.short_name} · {told} · {_(rule.source)}"
    )


def _named(name):
    return {
        "present": _("到会人数"),
        "households_present": _("到会的户代表"),
        "yes": _("同意"),
        "roll": _("应到人数"),
        "households": _("总户数"),
        "votes": _("全部票数"),
        "handed_in": _("交了票的人数"),
    }[name]


def share_in_words(share):
    return {
        "> 1/2": _("过半数"),
        "≥ 1/2": _("半数以上（含半数）"),
        "≥ 2/3": _("三分之二以上（含三分之二）"),
        "≥ 3/4": _("四分之三以上（含四分之三）"),
        "≥ 4/5": _("五分之四以上（含五分之四）"),
        "≥ 1/3": _("三分之一以上（含三分之一）"),
        "≥ 3/10": _("百分之三十以上（含百分之三十）"),
        "≥ 1/5": _("五分之一以上（含五分之一）"),
        "≥ 1/10": _("十分之一以上（含十分之一）"),
    }.get(share, share)


def line_in_words(line):
    """One test with its numbers: 应到人数 41，要三分之二以上，至少 28；到会人数 27，差 1。"""
    told = _("{of_name} {of}，要{share}，至少 {needed}；{count_name} {count}，").format(
        of_name=_named(line["of_name"]), of=line["of"], share=share_in_words(line["share"]), needed=line["needed"],
        count_name=_named(line["count_name"]), count=line["count"],
    )  # fmt: skip
    if option := line.get("option"):
        told = _("{option}：{told}").format(option=option, told=told)
    return told + (_("够了。") if line["holds"] else _("差 {missing}。").format(missing=line["needed"] - line["count"]))


@dataclass(frozen=True)
class Verdict:
    """``tone`` and ``words`` say it; ``lines`` are the tests in words, each with its formula."""

    tone: str
    words: str
    lines: list


def verdict_in_words(data, part):
    """The verdict of ``quorum`` or ``majority``; ``None`` before there is one. Of several tests of the quorum one suffices; one over
    nobody is told only where there is no other."""
    if not data:
        return None
    holds = data["quorum_met"] if part == "quorum" else data["passed"]
    over_somebody = [line for line in data[part] if line["of"]] if part == "quorum" else data[part]
    lines = [(line_in_words(line), line["formula"]) for line in over_somebody or data[part]]
    if part == "quorum":
        words = {
            True: _("人数够了，可以开会"),
            False: _("人数不够，会议没有开成"),
            None: _("法律没有规定到多少人才能开，按章程"),
        }
    else:
        words = {True: _("通过"), False: _("没有通过"), None: _("法律和章程没有规定多少人同意才算通过")}
    tone = {True: "ok", False: "late", None: "ink"}[holds]
    either = part == "quorum" and holds and len(lines) > 1
    told = _("{words}（下面够一条就行）") if either else "{words}"
    return Verdict(tone, told.format(words=words[holds]), lines)


def votes_in_words(roll):
    """How many votes there are, and that the additional ones keep to what the law lets."""
    return _("{members} 名成员各有一票；附加表决权 {more} 票，最多 {most} 票").format(
        members=roll["persons"], more=roll["votes"] - roll["persons"], most=most_additional(roll["persons"])
    )


def meeting_facts(meeting, *, staff, until=None):
    """``(label, words)``: what everybody may know; staff read who holds it too. ``until``: the end of the time to object to its minutes."""
    facts = [
        (_("什么会"), f"{meeting.body.name} · {meeting.body.get_kind_display()}"),
        (_("届次"), which_meeting(meeting)),
        (_("开会时间"), moment(meeting.starts_at)),
        (_("开会地点"), meeting.place),
        (_("召集人"), meeting.convenor),
    ]
    if meeting.called_at:
        told = _("按规则要提前 {days} 天").format(days=meeting.notice_days)
        if meeting.notice_days == meeting.body.charter_notice:
            told = _("{article}写明提前 {days} 天").format(
                article=meeting.body.charter_article, days=meeting.notice_days
            )
        if not meeting.notice_days:
            told = _("提前几天法律没有规定，按章程或者惯例")
        facts.append((_("通知"), _("{moment}通知，{told}").format(moment=moment(meeting.called_at), told=told)))
    if asked := getattr(meeting, "asked_for", None):
        facts.append(
            (
                _("应联名要求召开"),
                f"{asked.about}（{_('最晚 {day} 开').format(day=day(asked.due_on))}）" if asked.due_on else asked.about,
            )
        )
    if meeting.urgent_reason:
        facts.append((_("紧急召开的理由"), meeting.urgent_reason))
    if staff:
        facts += [(_("主持人"), meeting.chair), (_("记录人"), meeting.recorder), (_("列席"), meeting.observers or "—")]
    if meeting.quorum and meeting.body.rule().counts_votes:
        facts.append((_("票数"), votes_in_words(meeting.quorum["roll"])))
        if meeting.quorum["roll"]["votes"] > meeting.quorum["roll"]["persons"]:
            facts.append((_("怎么表决"), _("举手，按票数登记；不用无记名票：一张票算三票，看得出是谁投的")))
    if until:
        facts.append((_("对记录提意见"), _("{moment}以前").format(moment=moment(until))))
    if meeting.signatures and staff:
        facts.append((_("签名"), meeting.signatures))
    if meeting.supervised_at:
        told = _("{who} {moment}：{words}").format(
            who=meeting.supervised_by_name, moment=moment(meeting.supervised_at), words=meeting.supervised_words
        )
        facts.append((_("监督委员会看过"), told if staff else moment(meeting.supervised_at)))
    if meeting.cancelled_reason:
        facts.append((_("取消的理由"), meeting.cancelled_reason))
    return facts


@dataclass(frozen=True)
class ItemLine:
    item: object
    votes: str
    verdict: Verdict | None
    amended: list
    recused: list
    called: list
    ballots: list
    is_voting: bool


def item_line(item, *, staff):
    votes = ""
    if item.yes is not None:
        votes = _("{method}：同意 {yes}，不同意 {no}，弃权 {abstain}，无效 {invalid}").format(
            method=item.get_method_display(), yes=item.yes, no=item.no, abstain=item.abstain, invalid=item.invalid
        )
    elif counts := selectors.counts_in_words(item):
        votes = _("{method}。{chosen}").format(method=_("；").join(counts), chosen=selectors.chosen_in_words(item))
    recused = list(item.recusals.all())
    told = [f"{each.seat.name}：{each.reason}" for each in recused] if staff else []
    if recused and not staff:
        told = [_("{number} 人回避").format(number=len(recused))]
    ballots = list(item.ballots.all())
    amended = [
        _("会上改过，{who}提的。原来是：{before}").format(
            who=each.mover if staff else _("一位到会的人"), before=each.before
        )
        for each in item.amendments.all()
    ]
    return ItemLine(
        item, votes, verdict_in_words(item.outcome, "majority"), amended, told, called_in_words(item, staff=staff), [_told_of_ballot(each) for each in ballots],
        any(each.state == BallotState.OPEN for each in ballots),
    )  # fmt: skip


@dataclass(frozen=True)
class BallotTold:
    ballot: object
    words: str


def _told_of_ballot(ballot):
    """Where a ballot on an item stands, with how its roll was used once it was counted."""
    if ballot.state == BallotState.VOID:
        words = _("无记名投票作废：{why}").format(why=ballot.void_reason)
    elif ballot.state == BallotState.OPEN:
        words = _("正在无记名投票，{moment}截止").format(moment=moment(ballot.closes_at))
    else:
        words = _("无记名投票：{marks}").format(marks=marks_in_words(ballot.marks))
    return BallotTold(ballot, _("第二轮：{told}").format(told=words) if ballot.first_round_id else words)


def marks_in_words(marks):
    """How the roll of a ballot was used: 没有投 4 · 投了纸票 2 · …"""
    return " · ".join(f"{way.label} {marks[way]}" for way in Mark if way in marks)


def minutes_parts(minutes, items):
    """Each item with what was said, by its number."""
    by_number = {part["number"]: part for part in minutes.content["items"]}
    empty, called = {"statements": [], "dissent": ""}, minutes.content.get("called", {})
    return [
        (item, by_number.get(item.number, empty) | {"called": names_called(called.get(str(item.number), []))})
        for item in items
    ]


def objection_lines(objections):
    """What was objected, what was answered."""
    return [(each, _("待答复") if each.answered_at is None else each.answer) for each in objections]


def meeting_papers(meeting, *, enters, last):
    """``(address name, label)`` of what can be printed now by this reader."""
    if meeting.state in (MeetingState.PLANNED, MeetingState.CANCELLED):
        return []
    papers = [("deliberation:notice_paper", _("打印通知"))]
    if meeting.state == MeetingState.CALLED and meeting.body.rule().takes_remote:
        papers.append(("deliberation:proxy_form", _("打印委托书")))
    if enters:
        papers.append(("deliberation:sign_in_sheet", _("打印签到和表决表")))
    if enters and meeting.state == MeetingState.CALLED:
        papers.append(("deliberation:door_poster", _("打印门口的签到码")))
    return papers + ([("deliberation:minutes_paper", _("打印会议记录"))] if last else [])
