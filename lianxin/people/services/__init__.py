from lianxin.people.services.assessments import assess_impact, review_assessment
from lianxin.people.services.bulk import HouseholdDraft, PersonDraft, register_households
from lianxin.people.services.consents import give_consent, withdraw_consent
from lianxin.people.services.entrusting import draw_up_contract, end_contract, sign_contract
from lianxin.people.services.following import register_follower, register_linked
from lianxin.people.services.guarding import (
    ask_guardianship,
    confirm_guardianship,
    decline_guardianship,
    end_guardianship,
    set_guardian,
)
from lianxin.people.services.holding import hold_household
from lianxin.people.services.households import (
    choose_representative,
    correct_household,
    end_household,
    join_household,
    leave_household,
    move_member,
    register_family,
    register_household,
    register_member,
)
from lianxin.people.services.importing import advance_import, discard_import, receive_import, run_imports, start_import
from lianxin.people.services.incidents import (
    close_incident,
    decide_not_to_tell,
    describe_incident,
    list_concerned,
    note_measure,
    report_incident,
    report_to_authority,
)
from lianxin.people.services.keeping_on import lift_hold, place_hold
from lianxin.people.services.kinship import end_kinship, record_kinship, register_judge
from lianxin.people.services.labels import end_label, give_label, review_label
from lianxin.people.services.linking import ask_link, confirm_link, decline_link, link_user, unlink_user
from lianxin.people.services.moving import move_household
from lianxin.people.services.opening import open_record
from lianxin.people.services.persons import (
    correct_person,
    depart_person,
    end_belonging,
    register_person,
    return_person,
    set_id_number,
    set_populations,
    start_belonging,
)
from lianxin.people.services.reckoning import bring_answer_forward, reckon_requests
from lianxin.people.services.reminding import propose_removal, remind_of_requests
from lianxin.people.services.retention import remove_expired
from lianxin.people.services.rights import ask_right, move_rights_request, note_export
from lianxin.people.services.rolls import adopt_roll, correct_roll, draw_roll
from lianxin.people.services.telling import go_on_telling, hand_letter, open_letters, tell_more, tell_people
from lianxin.people.services.undoing import undo_import

__all__ = [
    "HouseholdDraft",
    "PersonDraft",
    "adopt_roll",
    "advance_import",
    "ask_guardianship",
    "ask_link",
    "ask_right",
    "assess_impact",
    "bring_answer_forward",
    "choose_representative",
    "close_incident",
    "confirm_guardianship",
    "confirm_link",
    "correct_household",
    "correct_person",
    "correct_roll",
    "decide_not_to_tell",
    "decline_guardianship",
    "decline_link",
    "depart_person",
    "describe_incident",
    "discard_import",
    "draw_roll",
    "draw_up_contract",
    "end_belonging",
    "end_contract",
    "end_guardianship",
    "end_household",
    "end_kinship",
    "end_label",
    "give_consent",
    "give_label",
    "go_on_telling",
    "hand_letter",
    "hold_household",
    "join_household",
    "leave_household",
    "lift_hold",
    "link_user",
    "list_concerned",
    "move_household",
    "move_member",
    "move_rights_request",
    "note_export",
    "note_measure",
    "open_letters",
    "open_record",
    "place_hold",
    "propose_removal",
    "receive_import",
    "reckon_requests",
    "record_kinship",
    "register_family",
    "register_follower",
    "register_household",
    "register_households",
    "register_judge",
    "register_linked",
    "register_member",
    "register_person",
    "remind_of_requests",
    "remove_expired",
    "report_incident",
    "report_to_authority",
    "return_person",
    "review_assessment",
    "review_label",
    "run_imports",
    "set_guardian",
    "set_id_number",
    "set_populations",
    "sign_contract",
    "start_belonging",
    "start_import",
    "tell_more",
    "tell_people",
    "undo_import",
    "unlink_user",
    "withdraw_consent",
]
