"""Who asks for a certificate of volunteer service, who holds it, who may check one."""

from django.utils.translation import gettext as _

from lianxin.kit.decisions import allow, check, hide
from lianxin.people import policies as people
from lianxin.points.policies.rules import WORKERS


def can_issue_at(actor, division):
    return check(
        actor.is_system or actor.holds(*WORKERS, path=division.path), _("证明由本村（社区）的工作人员替本人开。")
    )


def can_issue_certificate(actor, person, division):
    """Whoever did it, for a child who cares for them, asks for it; at the counter staff issue it on their word."""
    return allow() if people.is_own(actor, person) else can_issue_at(actor, division)


def can_hold_certificate(actor, certificate):
    """Whose it is and who issues there read all of it, also on paper."""
    if people.is_own(actor, certificate.person) or can_issue_at(actor, certificate.division):
        return allow()
    return hide()


def can_check_certificate(actor, certificate):
    """Everybody who has the code; of a child's nobody but its guardian and who issues."""
    return can_hold_certificate(actor, certificate) if certificate.for_minor else allow()
