"""Papers and files of a distribution: statements, the payment file, the bundle anybody counts again."""

import csv
import io

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.audit.calc import recountable
from lianxin.kit.csvs import defuse
from lianxin.kit.prints import PAGES, as_on_paper, code_of
from lianxin.ventures import selectors
from lianxin.ventures.calc.answers import HEAD
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.services.wording import formulas, own_lines, own_words, sum_lines

FORM = "收益分配单 · 第 1 版"


def statements_data(*, place, title, rule, result, rows, address, seal):
    """What stands on the sheets; ``rows`` are ``(tracker, who, holding, fen)``. Say it inside ``as_on_paper``."""
    is_trade = rule["function"] == "trade"
    return {
        "lang": "zh", "pages": PAGES, "title": title, "form": f"{FORM} · {place}", "footer": f"{FORM} {title}",
        "code": code_of(address), "code_words": _("扫码看整个方案"),
        "sum_title": _("一、大家的账：怎么算出可以分的"),
        "sum_heads": [_("项目"), _("金额（元）"), _("余下（元）")],
        "sum_rows": [[line.words, line.amount, line.left] for line in sum_lines(rule, result)],
        "formulas": formulas(rule, result),
        "own_title": _("二、我家的账"),
        "own_heads": [_("按什么"), _("我家"), _("全部"), _("一共分（元）")] if is_trade else [_("哪种股"), _("股数"), _("每股（元）"), _("小计（元）")],
        "statements": [
            {
                "who": who, "rows": own_lines(rule, result, holding, fen),
                "total": _("分得 {yuan} 元").format(yuan=yuan(fen)),
                "note": own_words(rule, result, holding, fen)
                + _("查询码 {tracker}：在公开的结果包里就是我家，别人不知道是谁。").format(tracker=tracker),
            }
            for tracker, who, holding, fen in rows
        ],
        "notes": [
            _("自己重算：扫码下载结果包，运行 lianxin-recount，加上 --mine 和自己的查询码：显示“一致”，再看自己那一行。"),
            _("结果包编号 {seal}").format(seal=seal),
            _("觉得不对，公示期里到党群服务中心说，或在公开栏提异议。"),
        ],
        "signatures": [_("领款人签字、按手印"), _("发放人"), _("日期")],
    }  # fmt: skip


def statements_paper(plan, statements, names, site):
    """The sheets of these statements of a plan; ``names`` by holder."""
    with as_on_paper():
        rows = [
            (
                each.tracker, _("股权证 {number} · {name}").format(number=each.holder, name=names.get(each.holder_id, "")),
                each.holding, each.fen,
            )
            for each in statements
        ]  # fmt: skip
        address = f"{site.rstrip('/')}{reverse('ventures:plan', args=[plan.public_id])}"
        return statements_data(
            place=plan.register.division.name, title=f"{plan.register} {plan.number}", rule=plan.rule, result=plan.result,
            rows=rows, address=address, seal=plan.seal,
        )  # fmt: skip


def payment_file(plan):
    """What the accountant gives the bank, row by row, in Chinese whoever downloads it: with its results filled in it is read again.
    No account numbers are kept here, the bank has its own list."""
    yield "\ufeff"  # else the spreadsheet of the bank's counter reads it as GBK
    statements = list(selectors.unpaid(plan))
    names = selectors.holder_names([each.holder for each in statements])
    yield _row(HEAD)
    for each in statements:
        home = each.holder.household.code if each.holder.household_id else ""
        amount = yuan(each.fen).replace(",", "")
        last = each.last_payment
        told = f"上次退回：{last.sent_back.words}" if last and last.sent_back else ""
        yield _row([each.holder.number, defuse(home), defuse(names[each.holder_id]), amount, "", "", told])


def bundle(plan):
    """The bundle as one zip; its seal is the plan's."""
    _seal, files = selectors.bundle_seal(selectors.bundle_parts(plan))
    return recountable.pack(files)


def payments_bundle(plan):
    """What was paid, came back and is still owed, as one zip."""
    _seal, files = selectors.bundle_seal(selectors.payments_parts(plan), "dividend-payments")
    return recountable.pack(files)


def _row(cells):
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
