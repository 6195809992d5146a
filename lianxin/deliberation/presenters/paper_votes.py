"""How paper is said while a ballot is open, to who helps: marks that are said to be mistakes, and sheets read differently."""

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.presenters.results import marked


def strike_lines(strikes):
    """Every mark somebody has said is a mistake, with both names once there are two."""
    told = {
        None: _("第 {number} 号 {name}：{who}说登记错了，{reason}。等另一个人核对。"),
        True: _("第 {number} 号 {name}：{who}说登记错了，{reason}。{other}核对过，已经划掉。"),
        "moved": _(
            "第 {number} 号 {name}：{who}说登记错了，{reason}。{other}核对过，已经划掉，改记到第 {rightful} 号。"
        ),
        False: _("第 {number} 号 {name}：{who}说登记错了，{reason}。{other}核对过，没有登记错，不划。"),
    }
    return [
        told["moved" if each.is_struck and each.rightful_id else each.is_struck].format(
            number=each.voter.number, name=each.voter.name, who=each.asked_by_name,
            reason=each.reason.rstrip("。"), other=each.answered_by_name,
            rightful=each.rightful.number if each.rightful_id else "",
        )
        for each in strikes
    ]  # fmt: skip


def differing_lines(ballot):
    """The sheets the first two differ in, and whether a third has settled it; what each read only once all three have, so that
    nobody reads after another."""
    return [
        _("第 {number} 张：{who}读得不一样。等第三个人读，读以前谁也看不到别人读的。").format(
            number=number, who=_("、").join(each.reader_name for each in readings)
        )
        if len(readings) < 3
        else _("第 {number} 张：{readings}。{state}").format(
            number=number, readings="；".join(_read(each) for each in readings),
            state=_("两个人一样，定了。") if settled else _("三个人都不一样，请再看一遍票。"),
        )
        for number, readings, settled in selectors.readings_that_differ(ballot)
    ]  # fmt: skip


def _read(reading):
    """赵立春读的是同意"""
    return _("{who}读的是{choice}").format(who=reading.reader_name, choice=_choice(reading.choice))


def _choice(choice):
    if not choice:
        return _("空白")
    parts = [marked(str(part[0])) + f" {part[1]}" if isinstance(part, list) else marked(str(part)) for part in choice]
    return _("、").join(map(str, parts))
