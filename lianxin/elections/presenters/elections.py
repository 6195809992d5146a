"""Elections in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.elections import selectors
from lianxin.elections.calc import branches, calendar, counting, representatives
from lianxin.elections.vocabulary import AuditTag, Method
from lianxin.kit.templatetags.kit import day
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import selectors as people

AUDIT_SENTENCES = {
    AuditTag.PLAN: _L("{actor}安排了{subject}，{after[poll_on]} 投票"),
    AuditTag.MOVE_POLL: _L("{actor}把{subject}的投票日改到 {after[to]}：{reason}"),
    AuditTag.POST_LIST: _L("{actor}登记{subject}的名单已公布，{after[listed]} 人"),
    AuditTag.OBJECT: _L("{actor}登记了一条对选举名单的异议"),
    AuditTag.DECIDE: _L("{actor}登记了对选举名单异议的处理"),
    AuditTag.NOMINATE: _L("{actor}登记{subject}为“{after[post]}”候选人"),
    AuditTag.WITHDRAW: _L("{actor}登记{subject}不再当候选人"),
    AuditTag.POST_CANDIDATES: _L("{actor}登记{subject}的 {after[candidates]} 名候选人已公布"),
    AuditTag.ORDER: _L("{actor}登记{subject}的候选人{after[order]}排好"),
    AuditTag.CALL_RUN_OFF: _L("{actor}定了{subject}再选的日子：{after[run_off_on]}"),
    AuditTag.COUNT: _L(
        "{actor}登记{subject}的计票：名单 {after[listed]} 人，收回 {after[cast]} 张，当选 {after[elected]} 人"
    ),
    AuditTag.POLL_AGAIN: _L("{actor}安排{subject}重新投票：{reason}"),
    AuditTag.DECLINE: _L("{actor}登记{subject}的{after[name]}当选后不就任"),
    AuditTag.CORRECT_LIST: _L("{actor}把{subject}的名单改正为 {after[listed]} 人：{reason}"),
    AuditTag.NOTE_AUDIT: _L("{actor}登记了{subject}的离任审计"),
    AuditTag.LEAVE_COMMITTEE: _L("{actor}登记{after[left]}退出{subject}的选举委员会：{reason}"),
    AuditTag.INSTALL: _L("{actor}登记{subject}当选的 {after[installed]} 人就任，依据：{reason}"),
    AuditTag.HAND_OVER: _L("{actor}登记交接了{after[what]}"),
    AuditTag.CLOSE: _L("{actor}登记{subject}交接完了"),
    AuditTag.CANCEL: _L("{actor}取消了{subject}：{reason}"),
    AuditTag.NOTICE: _L("{actor}为{subject}拟了公告“{after[title]}”"),
}
STEP_WORDS = {
    "committee": _L("推选选举委员会"),
    "request": _L("向上级党组织请示"),
    "audit": _L("离任审计"),
    "register": _L("登记选民"),
    "notice": _L("通知开会：时间、地点、选什么"),
    "list": _L("公布名单"),
    "opinions": _L("征求意见，酝酿候选人"),
    "objections": _L("对名单提异议的最后一天"),
    "answers": _L("异议处理完并公布"),
    "nominations": _L("提名候选人"),
    "candidates": _L("公布候选人"),
    "meeting": _L("候选人和大家见面"),
    "proxies": _L("公布委托投票"),
    "poll": _L("投票、公开计票"),
    "approval": _L("把结果报上级党组织"),
    "result": _L("公布结果"),
    "handover": _L("交接完"),
}


def day_rows(election, polls, objections):
    """``(what, by when, whether the law sets the day, whether it is late)`` of every step; only a whole body hands over."""
    days = selectors.days_of(election, polls, objections)
    return [
        (STEP_WORDS[step.code], step.day, step.is_law, is_late)
        for step, _is_over, is_late in days
        if (step.code != "handover" or election.hands_over) and (step.code != "audit" or election.needs_audit)
    ]


def seats_words(election):
    """What does not fit of how many seats are elected, by the members of the branch or the households there; empty where it does."""
    return _branch_words(election) or "".join((_households_words(election), _meeting_words(election)))


def _meeting_words(election):
    found = selectors.who_sits_beside(election)
    if found is None or representatives.are_most(*found):
        return ""
    return _("代表 {n} 人，委员会 {m} 人：代表应当占会议组成人员的五分之四以上（{source}），请增设席位。").format(
        n=found[0], m=found[1], source=_(representatives.SHARES[election.unit.kind].source)
    )


def _branch_words(election):
    found = selectors.size_of_branch(election)
    if found is None or branches.fits(*found):
        return ""
    members, seats = found
    if members < branches.COMMITTEE_FROM:
        rule = _("不到 7 人的支部不设委员会，选书记一名，必要时加副书记一名")
    else:
        rule = _("7 人以上的支部设委员会，3 到 5 人，一般不超过 7 人")
    return _(
        "名单上有选举权的正式党员 {members} 人，这次选 {seats} 人。{rule}（中国共产党支部工作条例），请核对。"
    ).format(members=members, seats=seats, rule=rule)


def _households_words(election):
    found = selectors.households_for(election)
    if found is None:
        return ""
    share, households, seats = found
    rule = _("每 {few} 到 {many} 户选一名代表（{source}）").format(
        few=share.few, many=share.many, source=_(share.source)
    )
    if not households:
        return _("系统里还没有这里的户，请自己核对：{rule}。").format(rule=rule)
    low, high = representatives.fitting(share, households)
    if low <= seats <= high:
        return ""
    return _("这里有 {households} 户，设了 {n} 名代表。{rule}，应当有 {low} 到 {high} 名，请核对。").format(
        households=households, n=seats, rule=rule, low=low, high=high
    )


def woman_words(election, standing):
    """What to do where no woman is known to sit in a body where the law wants one; else empty."""
    references = selectors.who_will_sit(election, standing)
    if election.unit.kind == UnitKind.VILLAGER_REP_ASSEMBLY:
        women = people.count_women(references)
        if representatives.is_a_third(women, len(references)):
            return ""
        return _("系统知道的妇女代表有 {n} 人。妇女代表应当占三分之一以上（村民委员会组织法），请核对。").format(
            n=women
        )
    has_woman = people.has_woman(references) if references else True
    if has_woman:
        return ""
    if election.unit.kind == UnitKind.MEMBER_REP_ASSEMBLY:
        return _("成员代表里应当有适当数量的妇女（农村集体经济组织法），请核对。")
    if has_woman is None:
        return _("系统不知道选出的人里有没有妇女，请核对：村民委员会成员里应当有妇女（村民委员会组织法）。")
    return _(
        "选出的人里没有妇女。村民委员会成员里应当有妇女（村民委员会组织法）：还有空的席位，请在再选或者补选时提名妇女；"
        "没有的，请和选举委员会商量，按本省的选举办法处理。"
    )


def objection_rows(objections):
    """``(objection, by when it is decided, whether that is late)``."""
    return [(each, calendar.answer_by(each.raised_on), selectors.is_answer_late(each)) for each in objections]


def poll_day(election):
    """The day of the poll that comes, or room to write it."""
    return day(election.next_poll_on) if election.next_poll_on else _("____年__月__日")


def list_changes(election):
    """Each change of the number of names on the list, in a sentence."""
    return [
        _("{day} 名单从 {old} 人改为 {new} 人：{reason}").format(
            day=day(date.fromisoformat(each["on"])), old=each["from"], new=each["to"], reason=each["reason"]
        )
        for each in election.list_changes
    ]


def committee_words(election):
    """Who runs it; empty where the Party branch itself does."""
    names = "、".join(election.committee)
    return _("选举委员会：{names}").format(names=names) if names else ""


_MAJORITY = {
    Method.VILLAGERS: _L(
        "登记的选民超过一半参加投票，选举才有效；得票超过投票人数一半的当选；再选一次的，得票不少于投票人数三分之一的当选"
    ),
    Method.RESIDENTS: _L(
        "登记的居民超过一半参加投票，选举才有效；得票超过投票人数一半的当选；再选一次的，得票不少于投票人数三分之一的当选"
    ),
    Method.HOUSEHOLDS: _L(
        "户代表超过一半参加投票，选举才有效；得票超过投票人数一半的当选；再选一次的，得票不少于投票人数三分之一的当选"
    ),
    Method.GROUP: _L(
        "小组里三分之二以上的成年人或者户代表到会，选举才有效；得票超过投票人数一半的当选；再选一次的，得票不少于投票人数三分之一的当选"
    ),
    Method.REPRESENTATIVES: _L(
        "居民代表超过三分之二参加投票，选举才有效；得票超过投票人数一半的当选；再选一次的，得票不少于投票人数三分之一的当选"
    ),
    Method.MEMBERS: _L(
        "一户一票，超过一半的户参加投票，选举才有效；得票超过投票户数一半的当选；章程另有规定的，按章程"
    ),
    Method.BRANCH: _L("有选举权的党员五分之四以上到会，选举才有效；得票超过到会人数一半的当选"),
    Method.PLENUM: _L("委员五分之四以上到会，选举才有效；得票超过到会人数一半的当选"),
    Method.ASSEMBLY: _L("十八周岁以上的村（居）民超过一半到会，选举才有效；得票超过到会人数一半的当选"),
    Method.REPS: _L("代表三分之二以上到会，选举才有效；得票超过到会人数一半的当选"),
    Method.MEMBER_ASSEMBLY: _L(
        "有完全民事行为能力的成员三分之二以上到会，选举才有效；得票达到全体成员三分之二的当选，一人一票"
    ),
    Method.MEMBER_REPS: _L(
        "成员代表三分之二以上到会，选举才有效；得票达到全体成员代表三分之二的当选；章程另有规定的，按章程"
    ),
    Method.BY_HOMES: _L("一户一票，超过一半的户参加推选才有效；得票超过参加的户数一半的当选"),
    Method.CONGRESS: _L("代表五分之四以上到会，选举才有效；得票超过到会人数一半的当选"),
}


def proxy_rule(method):
    """Who may vote for whom. Of the collective who is of one household goes for another (the law on rural collectives)."""
    if method == Method.MEMBER_ASSEMBLY:
        return _("只能委托同一户有完全民事行为能力的家庭成员，候选人不能接受委托")
    return _("一个人最多接受三个人的委托，候选人不能接受委托")


def majority_words(method):
    """What makes a poll valid and who is elected, with the law that says so."""
    return _("{rule}（{source}）。").format(rule=_MAJORITY[method], source=_(counting.RULES[method].source))


def by_post(candidates):
    """``[(post, its candidates)]`` in the order of posts."""
    posts = list(dict.fromkeys(each.post for each in candidates))
    return [(post, [each for each in candidates if each.post == post]) for post in posts]


def after_declining(candidate):
    """What becomes of the seat of somebody elected who does not take it."""
    up, tied = (_("、").join(each.name for each in people) for people in selectors.next_up(candidate))
    said = [_("同一次计票里票数够、得票最多的是{name}，由{name}递补。").format(name=up)] if up else []
    if tied:
        said.append(_("{names}票数够，得票一样，谁也不递补：这一席再选一次，或者先空着，以后补选。").format(names=tied))
    if said:
        return "".join(said)
    return _("没有别人票数够。这一席再选一次，或者先空着，以后补选。")


def poll_line(poll):
    """One count in a sentence."""
    words = (
        _("{day} 投票：名单 {listed} 人，收回选票 {cast} 张，其中委托 {proxies} 张。")
        if poll.proxies
        else _("{day} 投票：名单 {listed} 人，收回选票 {cast} 张。")
    )
    if poll.present is not None:
        words = _("{day} 投票：名单 {listed} 人，到会 {present} 人，收回选票 {cast} 张。")
    line = words.format(
        day=day(poll.held_on), listed=poll.listed, present=poll.present, cast=poll.cast, proxies=poll.proxies
    )
    return line if poll.is_valid else line + _("参加投票的人不够，选举无效。")


def poll_rows(polls, candidates):
    """``(sentence, [(candidate, votes)], tellers)`` of each count; ``candidates`` also who withdrew since."""
    names = {each.public_id: each for each in candidates}
    return [
        (poll_line(poll), [(names[key], votes) for key, votes in sorted(poll.votes.items(), key=lambda pair: -pair[1])], poll.tellers)
        for poll in polls
    ]  # fmt: skip
