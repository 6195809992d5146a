from lianxin.accounts.services.calendars import give_calendar_address, revoke_calendar_address
from lianxin.accounts.services.codes import register_code_gateway
from lianxin.accounts.services.grants import end_grant, give_grant, move_scope
from lianxin.accounts.services.keys import answer_once, forget_calls, give_api_key, revoke_api_key
from lianxin.accounts.services.passwords import choose_password, give_once_password
from lianxin.accounts.services.phones import keep_phone, verify_phone
from lianxin.accounts.services.second_factor import (
    is_second_factor_required,
    note_codes_renewed,
    note_factor_added,
    note_factor_removed,
    register_second_factor_rule,
    reset_second_factor,
)
from lianxin.accounts.services.users import close_user, create_user, note_lockout, reopen_user

__all__ = [
    "answer_once",
    "choose_password",
    "close_user",
    "create_user",
    "end_grant",
    "forget_calls",
    "give_api_key",
    "give_calendar_address",
    "give_grant",
    "give_once_password",
    "is_second_factor_required",
    "keep_phone",
    "move_scope",
    "note_codes_renewed",
    "note_factor_added",
    "note_factor_removed",
    "note_lockout",
    "register_code_gateway",
    "register_second_factor_rule",
    "reopen_user",
    "reset_second_factor",
    "revoke_api_key",
    "revoke_calendar_address",
    "verify_phone",
]
