"""The result and the hand-over of an election, on A4."""

from django.utils.translation import gettext as _

from lianxin.elections import presenters, selectors
from lianxin.kit import clock
from lianxin.kit.prints import PAGES, code_of, report_table
from lianxin.kit.templatetags.kit import day


def report(election, address):
    """The data of ``report.typ``: each count, who is elected, and what is handed over, with room to sign."""
    everybody, none = selectors.candidates_of(election), _("没有")
    counts = [
        report_table(
            line, [_("候选人"), _("岗位"), _("得票")], [[c.name, c.post.title, str(n)] for c, n in votes], empty=none
        )
        for line, votes, _tellers in presenters.poll_rows(election.polls.all(), everybody)
    ]
    elected = [[c.name, c.post.title] for c in everybody if c.elected_in and not c.withdrawn_on]
    items = selectors.handover_of(election)
    handover = [[i.get_what_display(), day(i.done_on) if i.done_on else "", i.words, "\n"] for i in items]
    sections = [*counts, report_table(_("当选"), [_("姓名"), _("岗位")], elected, empty=none)]
    if items:
        heads = [_("交什么"), _("哪天"), _("交了什么、谁交谁接"), _("签字")]
        sections.append(report_table(_("交接清单"), heads, handover))
    return {
        "lang": "zh", "footer": _("{day} 打印").format(day=day(clock.today())), "title": _("选举结果和交接") if items else _("选举结果"),
        "lead": str(election), "sentences": [_("唱票人、计票人、监票人、选举委员会签字：")], "sections": sections,
        "pages": PAGES, "code": code_of(address), "code_words": _("扫码看这次选举"),
    }  # fmt: skip
