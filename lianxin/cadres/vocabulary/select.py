"""The way into the pool."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.vocabulary.parts import Transition


class Source(models.TextChoices):
    YOUNG_MEMBER = "young_member", _("年轻党员")
    VETERAN = "veteran", _("退役军人")
    GRADUATE = "graduate", _("高校毕业生")
    RETURNED = "returned", _("返乡人员")
    FARMER = "farmer", _("种养能手")
    MOBILE = "mobile", _("流动党员")
    GRID_WORKER = "grid_worker", _("网格员")
    SOCIAL_WORKER = "social_worker", _("社会工作者")
    OTHER = "other", _("其他")


class Channel(models.TextChoices):
    """How the person agreed, or said that they leave."""

    SELF = "self", _("本人在网上")
    PAPER = "paper", _("本人在纸上签字")


class PoolState(models.TextChoices):
    NOMINATED = "nominated", _("等本人同意")
    ON_WAY = "on_way", _("在审核")
    IN_POOL = "in_pool", _("在库")
    PROMOTED = "promoted", _("已任用")
    TURNED_DOWN = "turned_down", _("没有通过")
    LEFT = "left", _("已退出")
    RELEASED = "released", _("一年一看后出库")


class PoolVerb(StrEnum):
    CONSENT = "consent"
    PASS = "pass"
    ENTER = "enter"
    TURN_DOWN = "turn_down"
    ACCOMPANY = "accompany"
    KEEP = "keep"
    RELEASE = "release"
    PROMOTE = "promote"
    LEAVE = "leave"


_P = PoolState
#: The only list of steps of an entry; no target: it stays where it is.
POOL_WAYS = {
    PoolVerb.CONSENT: Transition(frozenset({_P.NOMINATED}), _P.ON_WAY),
    PoolVerb.PASS: Transition(frozenset({_P.ON_WAY}), None),
    PoolVerb.ENTER: Transition(frozenset({_P.ON_WAY}), _P.IN_POOL),
    PoolVerb.TURN_DOWN: Transition(frozenset({_P.ON_WAY}), _P.TURNED_DOWN),
    PoolVerb.ACCOMPANY: Transition(frozenset({_P.IN_POOL}), None),
    PoolVerb.KEEP: Transition(frozenset({_P.IN_POOL}), None),
    PoolVerb.RELEASE: Transition(frozenset({_P.IN_POOL}), _P.RELEASED),
    PoolVerb.PROMOTE: Transition(frozenset({_P.IN_POOL}), _P.PROMOTED),
    PoolVerb.LEAVE: Transition(frozenset({_P.NOMINATED, _P.ON_WAY, _P.IN_POOL}), _P.LEFT),
}
POOL_OPEN = (_P.NOMINATED, _P.ON_WAY, _P.IN_POOL)


class RouteStep(models.TextChoices):
    """The steps a route is made of, in their order."""

    SELF = "self", _("本人自荐（或者同意推荐）")
    PUBLIC = "public", _("群众推荐")
    VILLAGE = "village", _("村里把关")
    TOWNSHIP = "township", _("乡镇审核")
    COUNTY = "county", _("县里备案")


_R = RouteStep
#: The routes a county chooses from by its rule ``cadres.route``. An entry keeps the steps it began with.
ROUTES = {
    "两荐两审一备案": (_R.SELF, _R.PUBLIC, _R.VILLAGE, _R.TOWNSHIP, _R.COUNTY),
    "一荐两审一备案": (_R.SELF, _R.VILLAGE, _R.TOWNSHIP, _R.COUNTY),
    "两荐一审一备案": (_R.SELF, _R.PUBLIC, _R.TOWNSHIP, _R.COUNTY),
    "两荐两审": (_R.SELF, _R.PUBLIC, _R.VILLAGE, _R.TOWNSHIP),
}
_VILLAGE = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
#: Who takes a step; the first is the person's own.
STEP_TAKERS = {
    _R.SELF: (),
    _R.PUBLIC: _VILLAGE,
    _R.VILLAGE: _VILLAGE,
    _R.TOWNSHIP: (Role.TOWNSHIP_OFFICER,),
    _R.COUNTY: (Role.COUNTY_OFFICER,),
}


class Mark(models.TextChoices):
    """What a line in the history of an entry says; beside the steps of the route."""

    SELF = "self", _R.SELF.label
    PUBLIC = "public", _R.PUBLIC.label
    VILLAGE = "village", _R.VILLAGE.label
    TOWNSHIP = "township", _R.TOWNSHIP.label
    COUNTY = "county", _R.COUNTY.label
    TURNED_DOWN = "turned_down", _("没有通过")
    KEPT = "kept", _("一年一看：留在库里")
    RELEASED = "released", _("一年一看：出库")
    PROMOTED = "promoted", _("任用")
    LEFT = "left", _("退出")
