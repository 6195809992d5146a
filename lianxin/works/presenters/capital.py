"""Outside capital in words: what was looked at, what has to be checked, land, contract, how it left."""

from django.utils.translation import gettext, ngettext

from lianxin.bulletin.calc.tables import money
from lianxin.kit.templatetags.kit import day
from lianxin.works.vocabulary import Caution, Check, LandUse


def check_rows(capital):
    """What on the list, and what was found; nothing where nobody has looked."""
    return [(str(label), capital.checks.get(code, "")) for code, label in Check.choices]


def warning_rows(capital):
    """What has to be checked, and what the supervisors found."""
    return [(str(Caution(code).label), capital.answers.get(code, "")) for code in capital.warnings]


def _households(number):
    return ngettext("{n} 户", "{n} 户", number).format(n=number)


def land_facts(capital):
    if capital.land_use == LandUse.NONE:
        return []
    facts = [
        (gettext("用不用地"), capital.get_land_use_display()),
        (gettext("多少亩"), money(capital.land_mu)),
        (gettext("多少户的地"), _households(capital.land_households)),
        (gettext("土地承包最早哪天到期"), day(capital.land_until)),
    ]
    if capital.land_filed_on:
        facts += [
            (gettext("多少户签了书面合同"), _households(capital.land_contracts)),
            (gettext("哪天向发包方备案"), day(capital.land_filed_on)), (gettext("乡镇审查的文号"), capital.land_reviewed),
        ]  # fmt: skip
    return facts


def capital_facts(capital):
    """The contract, and how it left; empty before it is signed."""
    if not capital.signed_on:
        return []
    facts = [
        (gettext("合同号"), capital.contract), (gettext("哪天签的"), day(capital.signed_on)),
        (gettext("合同哪天到期"), day(capital.ends_on)), (gettext("赚了怎么分"), capital.profit),
        (gettext("亏了怎么担"), capital.loss), (gettext("怎么退出"), capital.exit_words),
        (gettext("怎么复原"), capital.restoration),
    ]  # fmt: skip
    if capital.ended_on:
        facts += [
            (gettext("哪天退出"), day(capital.ended_on)), (gettext("为什么退出"), capital.ended_because),
            (gettext("复原得怎么样"), capital.restored),
        ]  # fmt: skip
    return facts
