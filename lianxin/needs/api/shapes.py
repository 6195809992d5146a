"""What the JSON interface says of cases, and how it is drawn from them. Names are masked, whoever asks."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema

from lianxin.files import selectors as files
from lianxin.kit.masking import Mask, mask_name
from lianxin.needs import presenters
from lianxin.needs.views.steps import open_steps
from lianxin.needs.vocabulary import Anonymity, Channel, Kind, State, TopicState, Urgency, Verb


def one_of(choices):
    """The values of a vocabulary as a type."""
    return Literal[tuple(str(each.value) for each in choices)]


KindOf, StateOf, UrgencyOf, ChannelOf = one_of(Kind), one_of(State), one_of(Urgency), one_of(Channel)
TopicStateOf = one_of(TopicState)


class Problem(Schema):
    """RFC 9457. ``detail`` is one plain sentence in the language asked for; pass it on."""

    class Fault(Schema):
        pointer: str
        detail: str

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []
    article: str = ""


class Named(Schema):
    code: str
    name: str


class Unit(Schema):
    id: str
    name: str


class Row(Schema):
    """A case in a list."""

    id: str
    number: str
    title: str
    kind: KindOf
    category: Named
    urgency: UrgencyOf
    state: StateOf
    state_name: str
    is_open: bool
    place: Named
    unit: Unit | None
    received_at: datetime
    contact_due_at: datetime
    due_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None


class Rows(Schema):
    """``next`` is the ``cursor`` of the page that follows; null at the end."""

    items: list[Row]
    next: str | None


class Answer(Schema):
    question: str
    answer: str


class Attachment(Schema):
    id: str
    kind: Literal["told", "work"]
    media_type: str
    size: int
    url: str


class Step(Schema):
    """One transition as it happened. ``note`` is what the requester was told."""

    verb: one_of(Verb)
    source: str
    target: StateOf
    at: datetime
    note: str
    unit: str
    due_at: datetime | None


class Requester(Schema):
    """Masked: whoever must call them opens the case on its page."""

    name: str
    anonymity: one_of(Anonymity)
    may_be_told: bool


class Case(Row):
    content: str
    answers: list[Answer]
    place_words: str
    channel: ChannelOf
    requester: Requester
    answer: str
    plan: str
    merged_into: str | None
    attachments: list[Attachment]
    steps: list[Step]
    next_steps: list[str]


class Receipt(Schema):
    """``pickup_code`` opens the case for its requester; hand it over and keep it nowhere."""

    id: str
    number: str
    due_at: datetime
    pickup_code: str


class PublicRow(Schema):
    """A case anyone may see, in the general words of the desk."""

    id: str
    number: str
    summary: str
    category: Named
    state: StateOf
    state_name: str
    is_open: bool
    place: Named
    unit: str
    received_at: datetime
    due_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None


class PublicRows(Schema):
    items: list[PublicRow]
    next: str | None


class Question(Schema):
    code: str
    question: str
    hint: str
    kind: str
    is_required: bool
    options: list[str]


class Category(Schema):
    code: str
    name: str
    parent: str | None
    hint: str
    urgency: UrgencyOf
    may_be_public: bool


class CategoryDetail(Category):
    questions: list[Question]


class UnitRow(Unit):
    place: Named


class Units(Schema):
    items: list[UnitRow]
    next: str | None


class Topic(Schema):
    id: str
    place: Named
    category: Named
    state: TopicStateOf
    needs: int
    noticed_at: datetime
    unit: str
    due_on: date | None
    summary: str
    result: str


class Topics(Schema):
    items: list[Topic]
    next: str | None


class PublicTopic(Schema):
    """What came of it; ``about`` says where, of what and how many, as the page of results does."""

    summary: str
    result: str
    about: str


class PublicTopics(Schema):
    items: list[PublicTopic]
    next: str | None


class Rate(Schema):
    """``numerator`` of ``denominator``; ``excluded`` says how many were left out and why."""

    numerator: float
    denominator: int
    share: float | None
    interval: tuple[float, float] | None
    excluded: dict[str, int]


class RatesOf(Schema):
    name: str
    response: Rate
    resolution: Rate
    satisfaction: Rate
    on_time: Rate


class Rates(Schema):
    start: date
    end: date
    overall: RatesOf
    rows: list[RatesOf]


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
        "place_words": need.place_words,
        "channel": need.channel,
        "requester": {
            "name": mask_name(need.requester_name, Mask.PUBLIC),
            "anonymity": need.anonymity,
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
    return {
        "numerator": float(rate.numerator),
        "denominator": rate.denominator,
        "share": None if rate.value is None else float(rate.value),
        "interval": [float(end) for end in rate.interval] if rate.interval else None,
        "excluded": rate.excluded,
    }
