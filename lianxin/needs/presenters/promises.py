"""“Promised by … because …”: the rule, when it began to count, and every step to the promised moment."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.kit.templatetags.kit import moment
from lianxin.needs.calc.promise import Earlier, Extended, Waited
from lianxin.territory.calc.limits import split_limit
from lianxin.territory.vocabulary import LIMIT_WORDS


def promise_lines(promise):
    """One sentence a step, the last ending at the promised moment; empty when the record does not lead to it."""
    number, ending = split_limit(promise.limit)
    limit = str(LIMIT_WORDS[ending]).format(n=number)
    said = []
    for line in promise.lines:
        match line.cause:
            case None:
                version = _("规则第 {n} 版").format(n=promise.version) if promise.version else _("默认规则")
                words = _("从 {start} 起算，{limit}（{version}）").format(
                    start=moment(promise.start), limit=limit, version=version
                )
            case Waited(pause):
                words = _("{start} 到 {end} 等诉求人补充，加 {span}").format(
                    start=moment(pause.start), end=moment(pause.end), span=_span(line.minutes, ending)
                )
            case Extended(at, _to):
                words = _("{at} 上一级批准延期").format(at=moment(at))
            case Earlier(by_merging=True):
                words = _("并进来的一件承诺得更早，照它的")
            case Earlier(by_sorting=True):
                words = _("受理台改了分类或缓急，原来承诺的日期不往后推")
            case _other:
                words = _("上游的时限更早")
        said.append(f"{words} → {moment(line.due)}")
    if said and not promise.is_announced:
        said.append(
            _(
                "那一年的放假安排还没有公布：节日照往年的规矩算放假，调休上班的周末还不知道，都算休息。公布以后重新算，只会提前，不会悄悄推后。"
            )
        )
    return said


def _span(minutes, ending):
    """Minutes in words: of working time where the rule counts that."""
    hours, rest = divmod(minutes, 60)
    words = "".join(
        (
            ngettext("%(n)d 小时", "%(n)d 小时", hours) % {"n": hours} if hours else "",
            ngettext("%(n)d 分钟", "%(n)d 分钟", rest) % {"n": rest} if rest or not hours else "",
        )
    )
    return _("{span}（上班时间）").format(span=words) if ending.startswith("w") else words
