"""The sum in words: the same lines on the board, on the page and on each household's sheet."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day
from lianxin.ventures import selectors
from lianxin.ventures.calc.texts import shares, yuan
from lianxin.ventures.services.listing import name_sheets, table
from lianxin.ventures.vocabulary import Ground, Rounding


@dataclass(frozen=True)
class SumLine:
    """One line from the result to what is distributed: in words, what it adds or takes, what is left."""

    words: str
    amount: str
    left: str


def percent(rate):
    """``1/10`` → ``10%``; what is no whole hundredth of a percent stays a fraction."""
    share = Fraction(rate) * 10_000
    if share.denominator != 1:
        return str(Fraction(rate))
    whole, rest = divmod(share.numerator, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%" if rest else f"{whole}%"


def sum_lines(rule, result):
    """Every line of the sum, those of nothing left out."""
    rates, withheld = iter(rule["earnings"]["set_asides"]), iter(rule["earnings"]["not_ours"])
    books = rule["earnings"].get("books", ())
    told = [SumLine(_("账上 {code} {what}").format(code=code, what=what), yuan(fen), "") for code, what, fen in books]
    for code, name, fen, left in result["lines"]:
        if code == "set_aside":
            words = _("提取{name}（补亏以后的 {rate}，进到分）").format(name=name, rate=percent(next(rates)[1]))
        elif code in Ground.values:
            words = _ground_words(next(withheld), rule["earnings"].get("year"))
        else:
            words = _line_words(code)
        if fen or code == "result":
            told.append(SumLine(words, yuan(fen), yuan(left)))
    told.append(SumLine(_("可以分的"), "", yuan(result["distributable"])))
    return told


def _line_words(code):
    return {
        "result": _("本年收益"),
        "released": _("加：以前年度扣下、现在到年的租金（还没有提过公积公益金）"),
        "carried": _("加：以前年度没有分的"),
        "losses": _("减：补以前年度的亏损"),
        "kept": _("减：成员决定留下的"),
    }[code]


def _ground_words(row, year):
    ground, name, _fen, *rent = row
    if rent:
        name = _("{name}{years}年租金里第{year}年以后的").format(name=name, years=rent[1], year=year - rent[2] + 1)
    label = Ground(ground).label
    return (
        _("减：{ground}（{name}）").format(ground=label, name=name) if name else _("减：{ground}").format(ground=label)
    )


def _skipped_words(rule):
    """What years without a plan hold that may never be distributed: it was not carried over."""
    told = rule["earnings"].get("skipped", ())
    return [
        _("{year} 年没有分过，里面不能分的：{ground}（{name}）{yuan} 元，没有算在“以前年度没有分的”里。").format(
            year=year, ground=Ground(ground).label, name=name, yuan=yuan(fen)
        )
        for year, ground, name, fen, *_rent in told
    ]


def class_lines(rule, result):
    """``(class, parts, all shares, yuan a share)`` of every class that is held; none in a cooperative."""
    if rule["function"] != "shares":
        return []
    held, prices = dict(map(tuple, result["held"])), dict(map(tuple, result["per_share"]))
    return [
        (f"{code} {name}", parts, shares(held[code]), yuan(prices[code]))
        for code, name, parts in rule["classes"]
        if held.get(code)
    ]


def formulas(rule, result):
    """What was left out of it, and how it is divided, as sentences with their numbers."""
    return [*_skipped_words(rule), *_divided(rule, result), *_fewer_words(rule)]


def _fewer_words(rule):
    if "fewer_heads" not in rule:
        return []
    number, why = rule["fewer_heads"]
    return [_("{n} 户的人口股比成员名册上的人少：{why}。觉得漏了自己的，公示期里提异议。").format(n=number, why=why)]


def _divided(rule, result):
    total = yuan(result["distributable"])
    if rule["function"] == "trade":
        told = [
            _("按交易额返还 {rate}：{pool} 元；按出资和量化份额分：{rest} 元。一分不剩，按余数大小补。").format(
                rate=percent(rule["by_trade"]), pool=yuan(result["by_trade"]), rest=yuan(result["by_stake"])
            )
        ]
        if totals := rule.get("totals"):
            told.append(
                _(
                    "全部交易额 {trade} 元，全部出资和量化份额 {stake} 份。一户 = {pool} × 自己的交易额 ÷ 全部交易额，加 {rest} × 自己的份额 ÷ 全部份额。"
                ).format(
                    trade=yuan(totals[0]), stake=shares(totals[1]), pool=yuan(result["by_trade"]),
                    rest=yuan(result["by_stake"]),
                )
            )  # fmt: skip
        return told
    parts = {code: count for code, _name, count in rule["classes"]}
    units = sum(held * parts[code] for code, held in result["held"])
    counted = "，".join(f"{code} {name} {count}" for code, name, count in rule["classes"])
    told = [
        _("一股算几份：{counted}。").format(counted=counted),
        _("每股 = 可以分的 {total} 元 × 一股算的份数 ÷ 全部 {units} 份，算到分，分以下舍去。").format(
            total=total, units=shares(units)
        ),
    ]
    if rule["rounding"] == Rounding.FLOOR:
        told.append(
            _("每种股：股数 × 每股金额，分以下舍去。一共分 {sum} 元，余下 {rest} 元进公积金。").format(
                sum=yuan(result["distributed"]), rest=yuan(result["remainder"])
            )
        )
    else:
        told.append(_("章程规定一分不剩：先按份数算到分，剩下的分按余数从大到小每户补一分。"))
    return told


def own_lines(rule, result, holding, fen):
    """``[what, how many, yuan each, yuan]`` of one holder, as on their sheet; without a last column where only the whole is
    said. By trade: ``[what, theirs, everybody's, yuan divided by it]``."""
    if rule["function"] == "trade":
        trade, stake = holding
        all_trade, all_stakes = rule.get("totals") or (None, None)
        return [
            [_("交易额（元）"), yuan(trade), "" if all_trade is None else yuan(all_trade), yuan(result["by_trade"])],
            [
                _("出资和量化份额（份）"), shares(stake), "" if all_stakes is None else shares(all_stakes),
                yuan(result["by_stake"]),
            ],
        ]  # fmt: skip
    names, prices = {code: name for code, name, _parts in rule["classes"]}, dict(map(tuple, result["per_share"]))
    exact = rule["rounding"] == Rounding.FLOOR
    return [
        [
            f"{code} {names[code]}", shares(quantity), yuan(prices[code]),
            yuan(prices[code] * quantity // 100) if exact else "",
        ]
        for code, quantity in holding
    ]  # fmt: skip


def own_words(rule, result, holding, fen):
    """The whole sum of one member of a cooperative in a line; nothing where each class has its own."""
    if rule["function"] != "trade" or not all(rule.get("totals") or [0]):
        return ""
    (trade, stake), (all_trade, all_stakes) = holding, rule["totals"]
    return _(
        "我家 = {pool} × {trade} ÷ {all_trade} + {rest} × {stake} ÷ {all_stakes}，不到一分的按余数大小补，得 {yuan} 元。"
    ).format(
        pool=yuan(result["by_trade"]), trade=yuan(trade), all_trade=yuan(all_trade), rest=yuan(result["by_stake"]),
        stake=shares(stake), all_stakes=shares(all_stakes), yuan=yuan(fen),
    )  # fmt: skip


def plan_body(plan):
    result = plan.result
    return "\n\n".join(
        filter(
            None,
            (
                plan.words,
                "\n".join(
                    (
                        _("- 一共分 {sum} 元").format(sum=yuan(result["distributed"])),
                        _("- 通过：{label}").format(label=plan.decision_label),
                        _("- 监督意见：{words}").format(words=plan.supervised_words),
                        _("- 党组织研究：{label}").format(label=plan.study_label),
                        _("- 材料公开：{first}至{last}").format(
                            first=day(plan.papers_from), last=day(plan.papers_until)
                        ),
                    )
                ),
                "\n".join(formulas(plan.rule, result)),
                _(
                    "每户分多少，在“我家”里看，也可以到党群服务中心拿自己的分配单，上面有算法，自己能重算。名单上没有自己、算得不对的，公示期里提异议。"
                ),
                _("结果包编号（SHA-256）：{seal}").format(seal=plan.seal),
            ),
        )
    )


def plan_tables(plan):
    """The sum, what a share gets, and who is on the list (masked, without amounts)."""
    rows = [[line.words, line.amount, line.left] for line in sum_lines(plan.rule, plan.result)]
    tables = [table(_("怎么算出来的"), (_("项目"), _("金额（元）"), _("余下（元）")), rows)]
    if classes := class_lines(plan.rule, plan.result):
        heads = (_("哪种股"), _("一股算几份"), _("全部股数"), _("每股（元）"))
        tables.append(table(_("每股分多少"), heads, [[a, str(b), c, d] for a, b, c, d in classes]))
    statements = list(selectors.statements_of(plan))
    names = selectors.holder_names([each.holder for each in statements])
    return tables + name_sheets([(str(each.holder), mask_name(names[each.holder_id])) for each in statements])
