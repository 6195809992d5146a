"""What the JSON interface says of cases. Names are masked, whoever asks."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema

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
    language: str
    reply_way: str
    may_be_told: bool


class Case(Row):
    content: str
    answers: list[Answer]
    happened_on: date | None
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
    """``numerator`` of ``denominator``; ``excluded`` says how many were left out and why.

    All null and nothing left out where so few cases count that they would point at somebody.
    """

    numerator: float | None
    denominator: int | None
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
