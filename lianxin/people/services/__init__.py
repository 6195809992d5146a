from lianxin.people.services.bulk import HouseholdDraft, PersonDraft, register_households
from lianxin.people.services.households import (
    choose_representative,
    end_household,
    join_household,
    leave_household,
    register_household,
)
from lianxin.people.services.opening import open_record
from lianxin.people.services.persons import (
    correct_person,
    depart_person,
    end_belonging,
    end_kinship,
    link_user,
    record_kinship,
    register_person,
    set_id_number,
    start_belonging,
)

__all__ = [
    "HouseholdDraft",
    "PersonDraft",
    "choose_representative",
    "correct_person",
    "depart_person",
    "end_belonging",
    "end_household",
    "end_kinship",
    "join_household",
    "leave_household",
    "link_user",
    "open_record",
    "record_kinship",
    "register_household",
    "register_households",
    "register_person",
    "set_id_number",
    "start_belonging",
]
