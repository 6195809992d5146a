from lianxin.accounts.services.codes import register_code_gateway
from lianxin.accounts.services.grants import end_grant, give_grant, move_scope
from lianxin.accounts.services.phones import choose_password, keep_phone, verify_phone
from lianxin.accounts.services.second_factor import is_second_factor_required, register_second_factor_rule
from lianxin.accounts.services.users import create_user

__all__ = [
    "choose_password",
    "create_user",
    "end_grant",
    "give_grant",
    "is_second_factor_required",
    "keep_phone",
    "move_scope",
    "register_code_gateway",
    "register_second_factor_rule",
    "verify_phone",
]
