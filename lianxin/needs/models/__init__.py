from lianxin.needs.models.catalogue import Category, Responsibility
from lianxin.needs.models.followers import Follower
from lianxin.needs.models.guides import CheckItem, Question, ReplyTemplate
from lianxin.needs.models.intake import IntakeDetails
from lianxin.needs.models.letters import HeldLetter
from lianxin.needs.models.mediation import Mediation, MediationItem, MediationOpening, MediationParty
from lianxin.needs.models.named import NamedPerson, NamedUnit
from lianxin.needs.models.needs import Need
from lianxin.needs.models.numbering import NumberSeries
from lianxin.needs.models.orders import OrderBatch, UpstreamOrder
from lianxin.needs.models.reviews import AttributionReview
from lianxin.needs.models.steps import Callback, ExtensionRequest, NeedHandler, NeedPause, NeedStep
from lianxin.needs.models.topics import Topic, TopicMember
from lianxin.needs.models.triage import CategorySuggestion, TriageModel
from lianxin.needs.models.twins import NeedGram
from lianxin.needs.models.upper_forms import UpperForm
from lianxin.needs.models.whistles import Whistle, WhistleCall, WhistleMinutes, WhistleRequest, WhistleTask

__all__ = [
    "AttributionReview",
    "Callback",
    "Category",
    "CategorySuggestion",
    "CheckItem",
    "ExtensionRequest",
    "Follower",
    "HeldLetter",
    "IntakeDetails",
    "Mediation",
    "MediationItem",
    "MediationOpening",
    "MediationParty",
    "NamedPerson",
    "NamedUnit",
    "Need",
    "NeedGram",
    "NeedHandler",
    "NeedPause",
    "NeedStep",
    "NumberSeries",
    "OrderBatch",
    "Question",
    "ReplyTemplate",
    "Responsibility",
    "Topic",
    "TopicMember",
    "TriageModel",
    "UpperForm",
    "UpstreamOrder",
    "Whistle",
    "WhistleCall",
    "WhistleMinutes",
    "WhistleRequest",
    "WhistleTask",
]
