"""How what the JSON interface says is drawn from cases."""

from lianxin.files import selectors as files
from lianxin.kit.masking import Mask, mask_name
from lianxin.needs import presenters
from lianxin.needs.views.steps import open_steps
from lianxin.needs.vocabulary import State


def named(thing):
    """A category or a place."""
    return {"code": thing.code, "name": getattr(thing, "short_name", "") or str(thing)}


def row(need):
    """``Row`` of a need with its category, place and unit."""
    return {
        "id": need.public_id,
        "number": need.number,
        "title": need.title,
        "kind": need.kind,
        "urgency": need.urgency,
        "contact_due_at": need.contact_due_at,
        **_standing(need),
        "unit": {"id": need.unit.public_id, "name": need.unit.name} if need.unit_id else None,
    }


def public_row(need):
    """``PublicRow`` of a public need."""
    return {
        "id": need.public_id,
        "number": need.number,
        "summary": need.public_summary,
        **_standing(need),
        "unit": need.unit.name if need.unit_id else "",
    }


def _standing(need):
    return {
        "category": named(need.category),
        "state": need.state,
        "state_name": str(State(need.state).label),
        "is_open": need.is_open,
        "place": named(need.division),
        **{name: getattr(need, name) for name in ("received_at", "due_at", "answered_at", "closed_at")},
    }


def case(viewer):
    """``Case`` of what a viewer looks at."""
    need = viewer.need
    return row(need) | {
        "content": need.content,
        "answers": [{"question": asked, "answer": said} for asked, said in presenters.answers_given(need)],
        "happened_on": need.happened_on,
        "place_words": need.place_words,
        "channel": need.channel,
        "requester": {
            "name": mask_name(need.requester_name, Mask.PUBLIC),
            "anonymity": need.anonymity,
            "language": need.language,
            "reply_way": need.reply_way,
            "may_be_told": bool(need.wants_reply and (need.requester_user_id or need.requester_phone)),
        },
        "answer": need.answer,
        "plan": need.plan,
        "merged_into": need.merged_into.number if need.merged_into_id else None,
        "attachments": [
            {
                "id": stored.public_id,
                "kind": kind,
                "media_type": stored.mime,
                "size": stored.size,
                "url": f"/api/v1/needs/{need.public_id}/attachments/{stored.public_id}",
            }
            for kind, owner in ATTACHED
            for stored in files.files_of(owner, need.public_id)
        ],
        "steps": [
            {
                "verb": step.verb,
                "source": step.source,
                "target": step.target,
                "at": step.at,
                "note": step.note,
                "unit": step.unit_name,
                "due_at": step.due_at,
            }
            for step in need.steps.all()
        ],
        "next_steps": [step.name for step in open_steps(viewer)],
    }


#: Whose a file is: what came with the need, what the work left.
ATTACHED = (("told", "need"), ("work", "need_work"))


def category(found):
    """``Category`` of a category with its parent."""
    return {
        **named(found),
        "parent": found.parent.code if found.parent_id else None,
        "hint": found.hint,
        "urgency": found.urgency,
        "may_be_public": found.may_be_public,
    }


def question(asked):
    """``Question`` of a category."""
    return {
        "code": asked.code,
        "question": str(asked),
        "hint": asked.hint,
        "kind": asked.kind,
        "is_required": asked.is_required,
        "options": asked.options,
    }


def topic(found):
    """``Topic`` as staff see it; never the words of one requester."""
    return {
        "id": found.public_id,
        "place": named(found.division),
        "category": named(found.category),
        "state": found.state,
        "needs": found.number,
        "noticed_at": found.noticed_at,
        "unit": found.unit.name if found.unit_id else "",
        "due_on": found.due_on,
        "summary": found.summary,
        "result": found.result,
    }


def public_topic(row):
    """``PublicTopic`` of a row of the page of results."""
    return {"summary": row.title, "result": row.result, "about": row.meta}


def rates_of(name, found):
    """``RatesOf`` of one row of the rates."""
    kinds = ("response", "resolution", "satisfaction", "on_time")
    return {"name": name, **{kind: _rate(getattr(found, kind)) for kind in kinds}}


def _rate(rate):
    if rate is None:
        return {"numerator": None, "denominator": None, "share": None, "interval": None, "excluded": {}}
    return {
        "numerator": float(rate.numerator),
        "denominator": rate.denominator,
        "share": None if rate.value is None else float(rate.value),
        "interval": [float(end) for end in rate.interval] if rate.interval else None,
        "excluded": rate.excluded,
    }
