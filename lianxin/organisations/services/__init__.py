from lianxin.organisations.services.kinship import register_identity_source, register_kinship_source
from lianxin.organisations.services.tenures import add_post, appoint, end_tenure
from lianxin.organisations.services.units import (
    create_unit,
    dissolve_unit,
    end_relation,
    relate_units,
    rename_unit,
)

__all__ = [
    "add_post",
    "appoint",
    "create_unit",
    "dissolve_unit",
    "end_relation",
    "end_tenure",
    "register_identity_source",
    "register_kinship_source",
    "relate_units",
    "rename_unit",
]
