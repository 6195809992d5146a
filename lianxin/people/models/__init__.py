from lianxin.people.models.assessments import AssessmentReview, ImpactAssessment
from lianxin.people.models.consents import Consent
from lianxin.people.models.entrusting import Entrustment
from lianxin.people.models.guardianships import Guardianship
from lianxin.people.models.households import Household, HouseholdMember
from lianxin.people.models.imports import ImportBatch, ImportChunk
from lianxin.people.models.incidents import Incident, IncidentPerson, IncidentStep
from lianxin.people.models.labels import PriorityLabel
from lianxin.people.models.links import LinkRequest
from lianxin.people.models.persons import Belonging, Kinship, Person
from lianxin.people.models.rights import Disclosure, LegalHold, RightsRequest
from lianxin.people.models.rolls import Roll, RollCorrection, RollEntry

__all__ = [
    "AssessmentReview",
    "Belonging",
    "Consent",
    "Disclosure",
    "Entrustment",
    "Guardianship",
    "Household",
    "HouseholdMember",
    "ImpactAssessment",
    "ImportBatch",
    "ImportChunk",
    "Incident",
    "IncidentPerson",
    "IncidentStep",
    "Kinship",
    "LegalHold",
    "LinkRequest",
    "Person",
    "PriorityLabel",
    "RightsRequest",
    "Roll",
    "RollCorrection",
    "RollEntry",
]
