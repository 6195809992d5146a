"""What OC4IDS 0.9 asks of a package, as far as we publish it: derived from reading the standard, written anew and stricter.

The official schema is in no package we could install; this one names its required fields, closed lists, formats and its ban on
empty lists for what we say, and refuses every field it does not know (docs/explanation/projects-for-machines.md). Whoever has
the official one checks a downloaded ``oc4ids.json`` with it.
"""


def _thing(required, **properties):
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


def _many(items, least=0):
    return {"type": "array", "items": items, "minItems": least, "uniqueItems": True}


def _one_of(words):
    return {"enum": words.split()}


_TEXT = {"type": "string", "minLength": 1}
_TIME = {"type": "string", "format": "date-time"}
_URI = {"type": "string", "format": "uri"}
_VALUE = _thing("amount currency", amount={"type": "number"}, currency={"const": "CNY"})
_PERIOD = _thing("startDate", startDate=_TIME, endDate=_TIME)
_PARTY = _thing("id name", id=_TEXT, name=_TEXT)
_TRANSACTIONS = _many(_thing("id date value", id=_TEXT, date=_TIME, value=_VALUE, payer=_PARTY, payee=_PARTY), 1)
#: Of the standard's list of documents, what we publish.
_DOCUMENT = _one_of("projectScope budgetApproval financialProgressReport financialAuditReport")
_STATUS = "identification preparation implementation completion maintenance decommissioning decommissioned cancelled"
_TENDER = _thing(
    "procurementMethod costEstimate",
    procurementMethod=_one_of("open selective limited direct"),
    procurementMethodDetails=_TEXT,
    costEstimate=_VALUE,
    numberOfTenderers={"type": "integer", "minimum": 0},
    procuringEntity=_PARTY,
)
_SUMMARY = _thing(
    "title status tender",
    nature=_many(_one_of("design construction supervision"), 1),
    title=_TEXT,
    status=_one_of("pre-award active closed"),
    tender=_TENDER,
    suppliers=_many(_PARTY, 1),
    contractValue=_VALUE,
    contractPeriod=_PERIOD,
    finalValue=_VALUE,
    transactions=_TRANSACTIONS,
    modifications=_many(
        _thing(
            "id date type rationale oldContractValue newContractValue",
            id=_TEXT,
            date=_TIME,
            type=_one_of("value"),
            rationale=_TEXT,
            description=_TEXT,
            oldContractValue=_VALUE,
            newContractValue=_VALUE,
        ),
        1,
    ),
)
_PROJECT = _thing(
    "id updated title status sector type locations parties documents",
    id=_TEXT,
    updated=_TIME,
    title=_TEXT,
    description=_TEXT,
    status=_one_of(_STATUS),
    period=_PERIOD,
    sector=_many(_TEXT, 1),
    purpose=_TEXT,
    type=_one_of("construction rehabilitation replacement expansion"),
    locations=_many(
        _thing("id", id=_TEXT, description=_TEXT, address=_thing("", locality=_TEXT, countryName=_TEXT)), 1
    ),
    budget=_thing(
        "amount",
        amount=_VALUE,
        approvalDate=_TIME,
        budgetBreakdown=_many(_thing("id amount", id=_TEXT, description=_TEXT, amount=_VALUE, sourceParty=_PARTY), 1),
    ),
    parties=_many(_thing("id name roles", id=_TEXT, name=_TEXT, roles=_many(_TEXT, 1)), 1),
    documents=_many(
        _thing(
            "id title", id=_TEXT, documentType=_DOCUMENT, title=_TEXT, url=_URI, datePublished=_TIME, language=_TEXT
        ),
        1,
    ),
    transactions=_TRANSACTIONS,
    contractingProcesses=_many(_thing("id summary", id=_TEXT, summary=_SUMMARY), 1),
    completion=_thing("endDate", endDate=_TIME, endDateDetails=_TEXT, finalValue=_VALUE, finalValueDetails=_TEXT),
)
PACKAGE = _thing(
    "uri version publishedDate publisher projects",
    uri=_URI,
    version={"const": "0.9"},
    publishedDate=_TIME,
    publisher=_thing("name", name=_TEXT),
    projects=_many(_PROJECT, 1),
)
