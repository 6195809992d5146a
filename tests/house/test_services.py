"""What writes is an action whose arguments have names."""

import importlib
import inspect
from types import ModuleType

from django.conf import settings

from lianxin.kit.actions import action

#: Exported by a room's services without being an action of their own, and why.
WITHOUT_FRAME = {
    "audit": {
        "record": "runs inside the caller's action",
        "publish_fact": "runs inside the caller's action",
        "seal_events": "the record's own upkeep",
        "sign_head": "the record's own upkeep",
        "sign_log": "the record's own upkeep",
    },
    "accounts": {
        "is_second_factor_required": "asks the rule registered by an upper room",
        "answer_once": "frame of the service it is handed, which is an action",
        "forget_calls": "what was answered before is no change of the domain",
    },
    "messaging": {
        "announce": "runs inside the caller's action",
        "notify_all": "runs inside the caller's action",
        "forget_events": "a log of what was sent is no change of the domain",
        "notify": "runs inside the caller's action",
        "notify_place": "runs inside the caller's action",
        "dated": "calls the services it is given, which are actions",
        "mark_old_as_sent": "delivery is no change of the domain",
        "mark_past_as_read": "what a sample's people have read is no change of the domain",
        "deliver_due": "delivery is no change of the domain",
        "run_due": "loop of the worker; each job calls actions",
        "read_mailbox": "loop of the worker; the reader of each letter calls actions",
        "prove_email": "refuses once the action is over, so that a wrong code stays counted",
        "beat": "the worker's sign of life",
    },
    "territory": {
        "apply_changes": "one action per change in the set",
        "import_register": "bulk load with one event at its end",
    },
    "ledger": {
        "hold_entry": "runs inside the caller's action, writes nothing",
        "follow_unit": "runs inside the move of a unit, whose event tells of it",
        "post": "runs inside the caller's action; an entry is its own record",
        "post_batch": "runs inside the caller's action; an entry is its own record",
        "reverse_entry": "runs inside the caller's action; an entry is its own record",
    },
    "bulletin": {
        "appeal_of": "says what may be done against a decision, writes nothing",
        "complete_due": "loop; each notice is an action",
        "found_in": "looks through a text, writes nothing",
        "remind_due": "loop; queues messages, changes nothing of the domain",
        "report_undisclosed": "loop; each place is an action",
        "who_judges": "says who decides objections to a thing, writes nothing",
        "source_address": "says where a thing is read, writes nothing",
        "drawn_tables": "asks the rooms for their tables, writes nothing",
        "table_offers": "asks the rooms what they offer, writes nothing",
    },
    "deliberation": {
        "count_askings": "loop; each asking is an action",
        "decide_budgets": "loop; each budget is an action",
        "source_address": "says where a thing is read, writes nothing",
    },
    "points": {
        "decisions_of": "asks the rooms above, writes nothing",
        "enact_due": "loop; each rule set is an action",
        "look_after_purses": "loop; each purse is an action",
    },
    "organisations": {
        "kin_kept_apart": "compares people, writes nothing",
        "ties_with": "compares people, writes nothing",
        "bring_rows": "tries rows inside the caller's action; each is an action",
    },
    "activities": {"bring_members": "tries rows inside the caller's action; each is an action"},
    "elections": {
        "kin_elected": "compares people, writes nothing",
        "refuse_to_end": "says what is still to be done, writes nothing",
        "follow_unit": "runs inside the action that moves the unit",
    },
    "cadres": {
        "follow_account": "runs inside the action that links the account",
        "follow_household": "loop; each file is an action",
    },
    "alliances": {"refuse_to_end": "says what is still to be done, writes nothing"},
    "people": {
        "reckon_requests": "loop; each request is an action",
        "go_on_telling": "loop; each incident is an action",
        "run_imports": "loop; each batch is an action",
    },
    "files": {
        "read_photo": "makes an upload anew in memory, keeps nothing",
        "sweep_ownerless": "removes bytes that no row names; no row changes",
    },
    "liaison": {
        "card_code": "says what is printed, writes nothing",
        "open_by_card": "counts wrong codes, changes no household",
        "secret_of": "says what the phone's key is made of, writes nothing",
        "note_contact": "the phone's sign of life",
        "work_out_plans": "loop; each village is an action",
    },
    "needs": {
        "reckon_promises": "loop; each need is an action",
        "prepare_letter": "makes photos anew in memory, keeps nothing",
        "take_letter": "chooses the action by what the letter answers",
        "place_old_letters": "loop; each letter is an action",
        "learn": "locks nothing while it learns; adopt_model is the action",
        "forget_sketches": "an index for finding is no change of a need",
        "index_needs": "an index for finding is no change of a need",
        "index_words": "an index for finding is no change of a need",
        "suggest_categories": "a hint for the desk is no change of a need",
        "load_starter_categories": "loop; each category is an action",
        "close_silent_needs": "loop; each need is an action",
        "end_due_pauses": "loop; each need is an action",
        "ring_alarms": "loop; each alarm is an action",
        "ring_whistles": "loop; each late call or task is an action",
        "remind_mediations": "loop; each reminder is an action",
        "notice_topics": "loop; each topic is an action",
        "open_by_pickup": "counts wrong codes, changes no need",
    },
    "works": {
        "count_programmes": "counted from other records, no change of the domain",
        "count_programme": "counted from other records, no change of the domain",
    },
}
#: ``record(tag, subject, by)`` and the like read as a sentence without names.
POSITIONAL = {
    "prepare_letter",
    "read_photo",
    "record",
    "publish_fact",
    "append_batch",
    "beat",
    "is_second_factor_required",
    "run_imports",
    "card_code",
    "secret_of",
    "kin_kept_apart",
    "ties_with",
    "kin_elected",
    "refuse_to_end",
}


def faults(services, without_frame=()):
    """Functions of a services door that are no action, or take values without naming them."""
    for name, function in vars(services).items():
        if name.startswith(("_", "register_")) and not getattr(function, "is_action", False):
            continue
        if isinstance(function, type) or not inspect.isfunction(function):
            continue
        if not getattr(function, "is_action", False) and name not in without_frame:
            yield f"{name} is no @action"
        kinds = {parameter.kind for parameter in inspect.signature(function).parameters.values()}
        nameless = kinds & {inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD}
        if nameless and name not in POSITIONAL:
            yield f"{name} takes values without naming them"


def test_services_are_actions_with_named_arguments():
    found = []
    for room in settings.ROOMS:
        try:
            door = importlib.import_module(f"lianxin.{room}.services")
        except ModuleNotFoundError:
            continue
        found += [f"{room}.{fault}" for fault in faults(door, WITHOUT_FRAME.get(room, ()))]
    assert not found, "\n".join(found)


def test_the_list_of_exceptions_names_only_what_exists():
    for room, names in WITHOUT_FRAME.items():
        door = importlib.import_module(f"lianxin.{room}.services")
        assert all(hasattr(door, name) for name in names), (room, sorted(names))


def test_the_rule_notices_a_bare_function_and_a_nameless_argument():
    door = ModuleType("door")

    def close_need(*, need, by):
        pass

    @action
    def open_need(need, by):
        pass

    door.close_need, door.open_need = close_need, open_need
    assert list(faults(door)) == ["close_need is no @action", "open_need takes values without naming them"]
