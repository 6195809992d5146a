"""Somebody takes a post, as an officer enters it; a seat the people give is given by their election alone."""

from django.utils.translation import gettext as _

from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import policies, selectors
from lianxin.organisations.models import Tenure
from lianxin.organisations.services.hearing import was_seated_here
from lianxin.organisations.services.posts import hold_bodies_of
from lianxin.organisations.services.tenures import appoint


@action
def enter_tenure(*, post, by, is_first_stock=False, **about):
    """As ``appoint``, at a desk.

    Of a committee and its supervision only who was elected before the register was begun, declared as such
    (``is_first_stock``), each seat once, be it that its post was ended and set up
    anew, and nobody once an election of the body is kept here (decision 0560).
    """
    policies.can_manage_unit(by, post.unit.division_path, post.unit.kind).or_raise()
    if selectors.is_peoples_seat(post):
        _check_first_stock(post, is_first_stock)
    return appoint(post=post, by=by, **about)


def _check_first_stock(post, is_first_stock):
    unit = post.unit
    if not is_first_stock:
        raise RuleBroken(
            _(
                "“{post}”由选举产生，请到“选举”里办，计票以后登记就任。系统启用以前选出、现在在任的，勾选“首次登记”。"
            ).format(post=post.title),
            field="is_first_stock",
        )
    hold_bodies_of(unit)
    if was_seated_here(unit):
        raise RuleBroken(
            _("{unit}已经在系统里办过选举，成员从选举里登记就任，不再首次登记。").format(unit=unit.name), field="post"
        )
    if Tenure.objects.filter(post__unit=unit, post__title=post.title).count() >= post.seats:
        raise RuleBroken(
            _("“{post}”的 {n} 个席位都登记过人了。现在空着的，请到“选举”里安排补选。").format(
                post=post.title, n=post.seats
            ),
            field="post",
        )
