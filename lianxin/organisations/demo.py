"""A little history for the sample county: two branches of a township that became one, and a committee that moved."""

from datetime import date

from lianxin.organisations import services
from lianxin.organisations.vocabulary import UnitKind

_FOUNDED, _MERGED = date(2019, 3, 1), date(2025, 6, 30)


def load_history(town, village, *, by):
    """Two joint branches of the market street merge; the market's owners' committee moves into the first village. Gives the
    service office that is about to go into the township's."""
    east, west = (
        services.create_unit(
            kind=UnitKind.PARTY_JOINT_BRANCH, name=f"{town.short_name}集镇{side}片联合党支部", division=town,
            established_on=_FOUNDED, by=by,
        )
        for side in ("东", "西")
    )  # fmt: skip
    basis = "两个联合支部党员都不到十人，经镇党委批准合并"
    merged = services.merge_unit(unit=west, into=east, on=_MERGED, basis=basis, by=by)
    services.rename_unit(unit=merged, name=f"{town.short_name}集镇联合党支部", on=_MERGED, by=by)
    owners = services.create_unit(
        kind=UnitKind.OWNERS_COMMITTEE, name="河沿小区业主委员会", division=town, established_on=_FOUNDED, by=by
    )
    services.move_unit(unit=owners, division=village, on=_MERGED, basis="小区划归村里管", by=by)
    return services.create_unit(
        kind=UnitKind.SERVICE_CENTRE, name=f"{town.short_name}便民服务所", division=town, established_on=_FOUNDED, by=by
    )
