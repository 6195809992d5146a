"""The township looks at the plan of a venture before it starts: agrees, or sends it back with what is wrong."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.harvests import policies
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.vocabulary import VENTURE_WAYS, AuditTag, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory

#: Working days for an answer, as for the review of land that is let to a business (农村土地经营权流转管理办法, 2021).
DAYS = 20


@action
def check_venture(*, venture, words, by, at=None):
    """It may start; what the township says stands on the page."""
    return _answered(venture, VentureVerb.CHECK, AuditTag.CHECK, words, by, at)


@action
def return_venture(*, venture, words, by, at=None):
    """The plan goes back to who keeps it, with what is wrong; nothing may start."""
    return _answered(venture, VentureVerb.RETURN, AuditTag.RETURN, words, by, at)


@action
def revise_venture(*, venture, plan, scale, land_mu, support, by, at=None):
    """The plan put right, and asked about again; what was answered stands in the record."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.REVISE)
    policies.can_keep(by, venture).or_raise()
    if not plan.strip():
        raise RuleBroken(_("请写打算怎么办。"), field="plan")
    venture.plan, venture.scale, venture.land_mu, venture.support = plan.strip(), scale, land_mu, support.strip()
    venture.asked_at, venture.answer_by = at, answer_day(venture.division, at)
    venture.checked_by, venture.checked_at, venture.checked_words = None, None, ""
    fields = [
        "plan",
        "scale",
        "land_mu",
        "support",
        "asked_at",
        "answer_by",
        "checked_by",
        "checked_at",
        "checked_words",
    ]
    return _moved(venture, VentureVerb.REVISE, AuditTag.REVISE, by, at, fields)


def answer_day(division, at):
    """When the township has to have answered."""
    return territory.work_calendar(division).add_workdays(at, DAYS)


def _answered(venture, verb, tag, words, by, at):
    at, venture = at or clock.now(), held_venture(venture, verb)
    policies.can_check(by, venture).or_raise()
    if not words.strip():
        raise RuleBroken(_("请写看了怎么说。"), field="words")
    venture.checked_by_id, venture.checked_at, venture.checked_words = by.id, at, words.strip()[:300]
    return _moved(venture, verb, tag, by, at, ["checked_by", "checked_at", "checked_words"], words)


def _moved(venture, verb, tag, by, at, fields, reason=""):
    venture.state = VENTURE_WAYS[verb].target
    venture.save(update_fields=["state", *fields])
    audit.record(tag, venture, by, after={"state": str(venture.state)}, reason=reason, at=at)
    return venture
