"""项目公示单: one project on A4 for the board, with the code that opens its page."""

from django.utils.translation import gettext as _

from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.prints import PAGES, code_of, report_table
from lianxin.kit.templatetags.kit import day
from lianxin.works import presenters, selectors
from lianxin.works.vocabulary import BOUND


def project_sheet(project, address):
    """The data of ``report.typ``: who decided, money by source, what was bought, how far it is. Monitors by number, no names."""
    lines, purses = selectors.lines_and_purses(project)
    return {
        "lang": "zh", "footer": _("{day} 打印").format(day=day(clock.today())), "title": project.title,
        "lead": f"{project.division.name} · {project.number} · {project.get_state_display()}",
        "sentences": _sentences(project), "pages": PAGES, "code": code_of(address), "code_words": _("扫码看每一笔"),
        "sections": [_money(lines, purses), _bought(project), _way(project), _watching(project)],
    }  # fmt: skip


def _sentences(project):
    told = [_("为什么做：{why}").format(why=project.why), _("在哪里：{place}").format(place=project.place)]
    if project.decision_id:
        told.append(
            _("谁定的：{who}，{day}，{label}").format(
                who=project.decided_by, day=day(project.decided_on), label=project.decision_label
            )
        )
    if project.budget_fen:
        told.append(_("预算 {yuan} 元。").format(yuan=money(project.budget_fen)))
    return [*told, _("有意见：到党群服务中心说，扫码说，或者在公开栏提异议。")]


def _money(lines, purses):
    left_out = selectors.undecided(lines)
    rows = [
        [f"{row.letter} {row.name} · {row.giver}", row.promised, row.received, row.committed, row.paid, row.in_hand]
        for row in presenters.source_rows(lines, purses, left_out)
    ]
    rows += [[_("钱合计（元）"), *presenters.totals(lines, purses, left_out)[:5]]] if rows else []
    heads = [_("来源"), _("承诺"), _("收到"), _("签了合同，还要付"), _("已付"), _("在手里")]
    return report_table(_("钱从哪里来，花到哪里去"), heads, rows, _("钱的来源还没有登记。"))


def _bought(project):
    rows = [
        [
            each.what,
            each.get_method_display(),
            each.contractor or "—",
            money(each.price_fen) if each.state in BOUND else "—",
        ]
        for each in selectors.purchases_of(project)
    ]
    if not rows and project.contractor:
        rows = [[project.title, project.get_method_display(), project.contractor, "—"]]
    heads = [_("买什么"), _("怎么采购"), _("谁来做"), _("元")]
    return report_table(_("怎么采购的"), heads, rows, _("还没有采购。"), shares=[4, 5, 4, 2])


def _way(project):
    rows = [
        [row.state, row.planned or "—", row.on or _("还没有做"), row.words or "—"]
        for row in presenters.time_line(project, selectors.stages_of(project))
    ]
    return report_table(_("做到哪一步"), [_("步骤"), _("计划"), _("实际"), _("说明")], rows, "", shares=[3, 4, 4, 5])


def _watching(project):
    rows = [
        [day(each.on), _("验收合格") if each.is_passed else _("没有通过"), each.reason or each.present]
        for each in selectors.acceptances_of(project)
    ]
    drawn = [str(each.number) for each in selectors.monitors_of(project) if each.is_drawn]
    empty = _("还没有验收。")
    note = (
        _("抽签定的监督员：{numbers} 号。").format(numbers="、".join(drawn)) if drawn else _("监督员还没有抽签定下来。")
    )
    return report_table(_("谁看着"), [_("哪天"), _("验收"), _("说明")], rows, empty, shares=[2, 2, 7], note=note)


def card_label(card, address):
    """The data of ``poster.typ``: stuck on the thing itself, its code opens its page."""
    return {
        "lang": "zh", "title": _("坏了，扫码说"), "place": card.name, "code": code_of(address), "code_words": _("扫码看这一件"),
        "lead": _("用手机扫一扫，点“坏了？说一声”，马上有编号"), "footer": f"{card.division.name} · {card.number}",
        "steps": [_("写清哪里坏了，可以拍照。"), _("哪天前答复、办到哪一步，扫码都看得到。"), _("不用手机的，到党群服务中心说，我们替您写。")],
        "contacts_title": "", "contacts": [],
    }  # fmt: skip
