"""Whose points they are, who serves at the counter, who keeps the store."""

from django.utils.translation import gettext as _

from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.people import policies as people
from lianxin.people import selectors as people_selectors
from lianxin.points.models import Purse, Redemption
from lianxin.points.policies.rules import SUPERVISORS, WORKERS


def can_view_purse(actor, purse):
    """The household itself, and who serves it at the counter. No officer above, no other room."""
    if actor.is_system or actor.holds(*WORKERS, path=purse.division_path):
        return allow()
    return allow() if is_ours(actor, purse) else hide()


def is_ours(actor, purse):
    if not actor.is_user:
        return False
    if purse.person_id and people.is_own(actor, purse.person):
        return True
    own = people_selectors.household_of_user(actor.id)
    return (
        own is not None and purse.household_id is not None and purse.household_id in people_selectors.homes_before(own)
    )


def can_redeem_for(actor, purse):
    return check(
        actor.is_system or is_ours(actor, purse) or actor.holds(*WORKERS, path=purse.division_path),
        _("换东西由本户的人来，工作人员可以代录。"),
    )


def can_transfer(actor, household, giver=None, *, present=None, path=""):
    """One's own points and the household's; for somebody of it who came in person, staff of the place whose points they are
    (``path``) enter it."""
    own = people_selectors.household_of_user(actor.id) if actor.is_user else None
    if own is not None and own == household:
        return check(
            giver is None or people.is_own(actor, giver),
            _("别人名下的积分由他自己转，或者他到站点来，由工作人员代录。"),
        )
    if not actor.holds(*WORKERS, path=path or household.division_path):
        return check(False, _("家里转由本户的人办，工作人员可以代录。"))
    if present is None or people_selectors.household_of(present) != household:
        return check(False, _("代录要有这一户的人在场。"))
    return check(giver in (None, present), _("转谁名下的积分，谁要在场。"))


def can_hand_on_points(actor, purse):
    """Whoever serves at the counter there, and never their own household's; that theirs receives none, the service sees."""
    if purse.household_id is None or not actor.holds(*WORKERS, path=purse.division_path):
        return check(False, _("分户、并户的积分由本村（社区）的工作人员交接。"))
    return check(not is_ours(actor, purse), _("自己家的请别人来办。"))


def can_agree_to_handing_on(actor, handing):
    """Whoever's it is; at the counter a second person, who is no hand of the first and whose household receives nothing."""
    purse = handing.purse
    if handing.prepared_by_id == actor.id:
        return check(False, _("要他家的人自己同意，或者换一位工作人员、监督委员会的人来确认。"))
    if is_ours(actor, purse):
        return allow()
    if not actor.holds(*WORKERS, *SUPERVISORS, path=purse.division_path):
        return check(False, _("交接由他家的人同意，或者由第二位工作人员、监督委员会的人确认。"))
    return can_give_to(actor, [people_selectors.person_called(key) for key, _points in handing.shares])


def can_give_to(actor, takers):
    """At the counter: nobody to themself or to whom they live with. Of persons no longer known, ``None``, nothing is said."""
    own = people_selectors.household_of_user(actor.id)
    is_near = any(
        people.is_own(actor, person) or (own is not None and people_selectors.household_of(person) == own)
        for person in takers
        if person is not None
    )
    return check(not is_near, _("积分交接到您自己家，请换一位工作人员来办。"))


def can_drop_handing_on(actor, handing):
    """Whoever's it is, and who serves them."""
    return check(
        is_ours(actor, handing.purse) or actor.holds(*WORKERS, *SUPERVISORS, path=handing.purse.division_path),
        _("不交接了，由他家的人或者工作人员说。"),
    )


def can_keep_store(actor, path):
    return check(actor.is_system or actor.holds(*WORKERS, path=path), _("积分超市由本村（社区）的工作人员管。"))


def can_confirm_count(actor, count):
    """Another person of the store, or of the supervision committee."""
    if actor.id == count.counted_by_id:
        return check(False, _("盘点要两个人，自己数的自己不能确认。"))
    return check(
        actor.holds(*WORKERS, *SUPERVISORS, path=count.division_path), _("盘点由工作人员或监督委员会的人确认。")
    )


def can_hand_over(actor, redemption):
    """Whoever keeps the store, and never to oneself."""
    if not actor.holds(*WORKERS, path=redemption.division_path):
        return check(False, _("东西由管积分超市的人交。"))
    return check(not is_ours(actor, redemption.purse), _("自己家的请别人来交。"))


def visible_redemptions(actor):
    if actor.is_system:
        return Redemption.objects.all()
    return Redemption.objects.filter(within_any(actor.scopes(*WORKERS), "division_path"))


def visible_purses(actor):
    """Those whose trail is the actor's: who watches the place sees that points moved, no officer above."""
    return Purse.objects.filter(within_any(actor.scopes(*WORKERS, *SUPERVISORS), "division_path"))


def can_choose(actor):
    return check(actor.is_user, _("登录以后，用自己家的积分换。"))
