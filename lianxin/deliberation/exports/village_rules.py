"""村规民约 for the wall, in Chinese like every paper."""

from lianxin.deliberation import presenters
from lianxin.deliberation.calc.village_rules import clauses
from lianxin.deliberation.exports.meetings import VERSION
from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import moment


def village_rule_paper(rule, *, address, at, by):
    """Every clause with its number, where it stands, what people and the township said."""
    text = "\n".join(f"{number}. {clause}" for number, clause in enumerate(clauses(rule.text), 1))
    adopted = [("哪一份决议", rule.resolution.number)] if rule.resolution else []
    lines = [("状态", rule.get_state_display()), ("条文", text, 0), *presenters.village_rule_facts(rule), *adopted]
    return {
        "lang": "zh",
        "title": "村规民约",
        "form": f"连心议事 09 · {VERSION}",
        "number": rule.title,
        "code": code_of(address),
        "code_words": "扫码看这一版",
        "boxes": boxes_of(lines),
        "signatures": ["村（居）民委员会（章）", "日期"],
        "footer": f"{rule.title} · {moment(at)} 打印 · {by}",
        "pages": PAGES,
    }
