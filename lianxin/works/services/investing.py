"""Outside capital: looked at before a contract, with every warning answered, under a contract, and restored when it leaves."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.works import policies
from lianxin.works.calc.capital import unchecked
from lianxin.works.errors import WrongState
from lianxin.works.models import Capital
from lianxin.works.services.moving import lock
from lianxin.works.vocabulary import CAPITAL_WAYS, AuditTag, CapitalVerb, Caution, Check, LandUse

_CHECKS = tuple(each.value for each in Check)


@action
def check_capital(*, capital, checks, by, at=None, **offer):
    """What was found to each thing on the list, and the facts of the offer; may be written several times before the contract."""
    at, capital = at or clock.now(), _held(capital, CapitalVerb.CHECK)
    policies.can_lead(by, capital.project).or_raise()
    if offer["land_use"] != LandUse.NONE and not (
        offer["land_mu"] and offer["land_households"] and offer["land_until"]
    ):
        raise RuleBroken(_("用地的要写多少亩、多少户的、承包最早哪天到期。"), field="land_use")
    if offer["land_use"] == LandUse.NONE:
        offer |= {"land_mu": 0, "land_households": 0, "land_contracts": 0, "land_until": None}
    kept = {code: words.strip() for code, words in checks.items() if words.strip()}
    answers = capital.answers if all(getattr(capital, name) == value for name, value in offer.items()) else {}
    return _moved(
        capital, CapitalVerb.CHECK, AuditTag.CHECK_CAPITAL, by, at, {"checks": len(kept)}, checks=kept, answers=answers,
        **offer,
    )  # fmt: skip


@action
def answer_capital(*, capital, warning, words, by, at=None):
    """What the supervisors found to one warning, for everybody to read."""
    at, capital = at or clock.now(), _held(capital, CapitalVerb.ANSWER)
    policies.can_watch(by, capital.project).or_raise()
    if warning not in capital.warnings:
        raise RuleBroken(_("请选要核对的一条。"), field="warning")
    if not words.strip():
        raise RuleBroken(_("请写核对的结果。"), field="words")
    answers = capital.answers | {warning: words.strip()}
    after = {"warning": str(Caution(warning).label)}
    return _moved(capital, CapitalVerb.ANSWER, AuditTag.ANSWER_CAPITAL, by, at, after, words, answers=answers)


@action
def sign_capital(*, capital, contract, signed_on, ends_on, profit, loss, exit_words, restoration, by, land_contracts=0,
                 land_filed_on=None, land_reviewed="", at=None):  # fmt: skip
    """The contract. Refuses while something on the list is not looked at or a warning is not answered, a guarantee of the
    collective, a term beyond the households' own, land without a written contract of every household, its filing and review.
    """
    at, capital = at or clock.now(), _held(capital, CapitalVerb.SIGN)
    policies.can_lead(by, capital.project).or_raise()
    if left := unchecked(_CHECKS, capital.checks):
        raise RuleBroken(_("还没有核实：{what}。").format(what="；".join(str(Check(each).label) for each in left)))
    capital.ends_on = ends_on
    if capital.guarantees:
        raise RuleBroken(_("村委会不能担保，集体也不能拿资产担保。先改条件，再签。"))
    _may_use_land(capital, ends_on, land_contracts, land_filed_on, land_reviewed)
    if left := unchecked(capital.warnings, capital.answers):
        raise RuleBroken(_("还没有核对：{what}。").format(what="；".join(str(Caution(each).label) for each in left)))
    if signed_on > clock.day_of(at) or ends_on <= signed_on:
        raise RuleBroken(_("签的日子不能在以后，到期要在签了以后。"), field="signed_on")
    return _moved(
        capital, CapitalVerb.SIGN, AuditTag.SIGN_CAPITAL, by, at, {"contract": contract.strip()}, contract=contract.strip(),
        signed_on=signed_on, ends_on=ends_on, profit=profit.strip(), loss=loss.strip(), exit_words=exit_words.strip(),
        restoration=restoration.strip(), land_contracts=land_contracts, land_filed_on=land_filed_on,
        land_reviewed=land_reviewed.strip(),
    )  # fmt: skip


def _may_use_land(capital, ends_on, contracts, filed_on, reviewed):
    if capital.land_use == LandUse.NONE:
        return
    if contracts < capital.land_households:
        raise RuleBroken(
            _("{n} 户的地，要户户自愿、签书面合同，现在签了 {signed} 户。").format(
                n=capital.land_households, signed=contracts
            ),
            field="land_contracts",
        )
    if filed_on is None or not reviewed.strip():
        raise RuleBroken(_("流转土地要向发包方备案，企业来租要乡镇审查。"), field="land_filed_on")
    if capital.land_use == LandUse.FARM and ends_on > capital.land_until:
        raise RuleBroken(
            _("合同不能比土地承包剩下的年限长（{day}到期）。").format(day=capital.land_until.isoformat()),
            field="ends_on",
        )


@action
def end_capital(*, capital, reason, restored, on, by, at=None):
    """It leaves: why, and how what it used was restored, seen by the supervisors. What it has in the purse goes back by the contract."""
    at, capital = at or clock.now(), _held(capital, CapitalVerb.END)
    policies.can_watch(by, capital.project).or_raise()
    if on > clock.day_of(at) or on < capital.signed_on:
        raise RuleBroken(_("退出的日子要在签了以后，不能在以后。"), field="on")
    return _moved(
        capital, CapitalVerb.END, AuditTag.END_CAPITAL, by, at, {"restored": restored}, reason, ended_on=on,
        ended_because=reason.strip(), restored=restored.strip(),
    )  # fmt: skip


def _held(capital, verb):
    project = lock(capital.line.project)
    found = Capital.objects.select_for_update(of=("self",)).select_related("line").get(pk=capital.pk)
    found.line.project = project
    if found.state not in CAPITAL_WAYS[verb].sources:
        raise WrongState(found)
    return found


def _moved(capital, verb, tag, by, at, after, reason="", **changes):
    for name, value in changes.items():
        setattr(capital, name, value)
    capital.state = CAPITAL_WAYS[verb].target or capital.state
    capital.save(update_fields=["state", *changes])
    audit.record(tag, capital, by, after={"state": str(capital.state), **after}, reason=reason, at=at)
    return capital
