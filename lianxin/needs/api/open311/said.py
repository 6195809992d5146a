"""What GeoReport v2 says of services and of public needs."""

from django.db.models import prefetch_related_objects

from lianxin.needs import presenters
from lianxin.needs.api.bodies import answer, w3_time
from lianxin.needs.api.open311.asked import plain
from lianxin.needs.vocabulary import ENDED, QuestionKind, State
from lianxin.territory import selectors as territory


def attribute(question, order):
    is_notice = question.kind == QuestionKind.NOTICE
    return {
        "variable": not is_notice,
        "code": question.code,
        "datatype": QuestionKind.STRING if is_notice else question.kind,
        "required": question.is_required and not is_notice,
        "datatype_description": question.hint or None,
        "order": order,
        "description": str(question),
        "values": [{"key": each, "name": each} for each in question.options],
    }


def waits_for_desk(category):
    """Categories that are never public: a system gets the number of such a need once the desk has looked at it."""
    return not category.may_be_public or category.is_sealed


def service_said(category, asking):
    return {
        "service_code": category.code,
        "service_name": str(category),
        "description": category.hint,
        "metadata": bool(asking & {category.pk, category.parent_id}),
        "type": "batch" if waits_for_desk(category) else "realtime",
        "keywords": "",
        "group": str(category.parent or category),
    }


def listed(form, found, asked):
    names = territory.full_names([need.division for need in found])
    said = [_request(need, names) for need in found]
    if plain(asked.get("extensions", "")) == "true":
        prefetch_related_objects(found, "steps")
        for need, each in zip(found, said, strict=True):
            each.update(_extended(need))
    return answer(form, "service_requests", said, item="request")


def _extended(need):
    """What ``extensions=true`` adds: the history in public words, and how urgent it is."""
    history = presenters.public_history(need)
    return {
        "extended_attributes": {"urgency": need.urgency, "kind": need.kind},
        "notes": [{"datetime": w3_time(at), "description": words, "type": verb} for at, verb, words in history],
    }


def _request(need, names):
    is_closed = need.state in ENDED
    changed = need.closed_at if is_closed else need.changed_at
    return {
        "service_request_id": need.number,
        "status": "closed" if is_closed else "open",
        "status_notes": str(State(need.state).label),
        "service_name": str(need.category),
        "service_code": need.category.code,
        "description": need.public_summary,
        "agency_responsible": need.unit.name if need.unit_id else None,
        "service_notice": None,
        "requested_datetime": w3_time(need.received_at),
        "updated_datetime": w3_time(changed or need.received_at),
        "expected_datetime": w3_time(need.due_at),
        "address": ", ".join(reversed(names[need.division.path].split(" "))),
        "address_id": need.division.code,
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
    }
