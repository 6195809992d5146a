"""Projects by the Open Contracting for Infrastructure Data Standard 0.9: what everybody reads here, for machines.

Persons are not in it: who watches is one party, without names. The standard knows no empty list: what there is none of is left out.
"""

import json
import re

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lianxin.works.exports.moved import day, funder, money_lines, supplier, transactions, value, village
from lianxin.works.vocabulary import (
    BOUND,
    AmendState,
    Bought,
    Method,
    MoveKind,
    ProjectState,
    PurchaseState,
    Sector,
    ServiceKind,
    WorkKind,
)

VERSION = "0.9"
_S, _K = ProjectState, Sector
_STATUS = {
    "identification": (_S.IDEA, _S.SCREENED, _S.CONSULTED, _S.DECIDED), "cancelled": (_S.CANCELLED,),
    "preparation": (_S.DESIGNED, _S.FUNDED, _S.APPROVED, _S.PROCURED), "implementation": (_S.BUILDING,),
    "completion": (_S.COMPLETED, _S.ACCEPTED, _S.SETTLED), "maintenance": (_S.HANDED_OVER, _S.MAINTAINED),
    "decommissioned": (_S.RETIRED,),
}  # fmt: skip
_SECTORS = {
    _K.ROAD: ["transport", "transport.road"], _K.WATER: ["waterAndWaste"], _K.SEWAGE: ["waterAndWaste"],
    _K.TOILET: ["waterAndWaste"], _K.LIGHTING: ["energy"], _K.SQUARE: ["cultureSportsAndRecreation"],
    _K.HALL: ["governance"], _K.CULTURE: ["cultureSportsAndRecreation"], _K.INDUSTRY: ["economy"],
    _K.HOUSING: ["socialHousing"], _K.DIGITAL: ["communications"],
}  # fmt: skip
_TYPES = {
    WorkKind.NEW: "construction", WorkKind.EXPAND: "expansion", WorkKind.MEND: "rehabilitation",
    WorkKind.REPLACE: "replacement",
}  # fmt: skip
#: What the standard knows of services; others are told without.
_NATURES = {ServiceKind.DESIGN: ["design"], ServiceKind.WATCH: ["supervision"]}
_METHODS = {
    Method.DIRECT: "direct", Method.QUOTES: "limited", Method.PLATFORM: "selective", Method.COUNTY: "open",
    Method.TENDER: "open",
}  # fmt: skip
_SETTLED = (_S.SETTLED, *_STATUS["maintenance"], *_STATUS["decommissioned"])
_MARK = re.compile(r'"¤(-?[0-9.]+)¤"')


def oc4ids_package(projects, *, uri, site):
    """A package of these projects, as ``selectors.told_whole`` fetched them."""
    with translation.override(settings.LANGUAGE_CODE):
        found = [_project(each, site.rstrip("/")) for each in projects]
        name = str(settings.SITE_NAME)
    latest = max((each["updated"] for each in found), default="")
    return {"uri": uri, "version": VERSION, "publishedDate": latest, "publisher": {"name": name}, "projects": found}


def as_json(package):
    """Its text: whole and exact amounts, without a float on the way."""
    return _MARK.sub(r"\1", json.dumps(package, ensure_ascii=False, indent=1, default=_exact))


def _exact(value):
    return f"¤{value:f}¤"


def _project(project, site):
    stages, moves = list(project.stages.all()), transactions(project)
    page = f"{site}{reverse('works:project', args=[project.public_id])}"
    told = {
        "id": f"{settings.PROJECT_PREFIX}-{project.public_id}",
        "updated": stages[-1].at.isoformat(),
        "title": project.title,
        "description": project.design or project.why,
        "status": next(code for code, states in _STATUS.items() if project.state in states),
        "sector": _SECTORS[Sector(project.sector)],
        "purpose": project.why,
        "type": _TYPES[WorkKind(project.kind)],
        "locations": [_location(project)],
        "parties": _parties(project),
        "documents": _documents(project, page, site),
    }
    if processes := [_process(each, moves.pop(each.pk, [])) for each in project.purchases.all()]:
        told["contractingProcesses"] = processes
    if others := [each for of_one in moves.values() for each in of_one]:
        told["transactions"] = others
    if project.plan_begin_on:
        told["period"] = {"startDate": day(project.plan_begin_on), "endDate": day(project.plan_complete_on)}
    if amount := project.budget_fen or project.decided_fen or project.estimate_fen:
        told["budget"] = _budget(project, amount)
    completed = [each for each in stages if each.state == ProjectState.COMPLETED]
    if completed and project.state in (*_STATUS["completion"], *_STATUS["maintenance"], *_STATUS["decommissioned"]):
        told["completion"] = _completion(project, completed[-1])
    return told


def _location(project):
    told = {
        "id": "1", "description": project.place,
        "address": {"locality": project.division.name, "countryName": _("中国")},
    }  # fmt: skip
    if project.latitude is None:
        return told
    return told | {"geometry": {"type": "Point", "coordinates": [_exact(project.longitude), _exact(project.latitude)]}}


def _budget(project, fen):
    told = {"amount": value(fen)}
    if lines := money_lines(project):
        told["budgetBreakdown"] = [
            {
                "id": str(each.serial), "description": f"{each.get_source_display()}：{each.conditions}",
                "amount": value(each.promised), "sourceParty": funder(each),
            }
            for each in lines
        ]  # fmt: skip
    if project.decided_on:
        told["approvalDate"] = day(project.decided_on)
    return told


def _parties(project):
    """Who decided and leads, who gives, who is paid, who watches: organisations, never a person."""
    found = [{**village(project), "roles": ["publicAuthority", "procuringEntity"]}]
    found += [{**funder(each), "roles": ["funder"]} for each in money_lines(project)]
    found += [{**supplier(each), "roles": ["supplier"]} for each in project.purchases.all() if each.state in BOUND]
    if project.draw_seed:
        found.append({"id": "monitors", "name": _("村民质量监督员（抽签定的）"), "roles": ["independentMonitor"]})
    return found


def _documents(project, page, site):
    found = [
        {"id": "page", "documentType": "projectScope", "title": project.audit_label, "url": page, "language": "zh"}
    ]
    if project.decision_id:
        found.append(
            {
                "id": "decision", "documentType": "budgetApproval", "title": project.decision_label, "language": "zh",
                "url": f"{site}{reverse('deliberation:resolution', args=[project.decision_id])}",
                "datePublished": day(project.decided_on),
            }
        )  # fmt: skip
    found.append(
        {
            "id": "money", "documentType": "financialAuditReport" if project.audited_on else "financialProgressReport",
            "title": _("每一笔收付"), "url": f"{site}{reverse('works:money', args=[project.public_id])}", "language": "zh",
        }
    )  # fmt: skip
    return found


def _process(purchase, moves):
    summary = {
        "nature": ["construction"] if purchase.kind == Bought.WORKS else _NATURES.get(purchase.service, []),
        "title": purchase.what,
        "status": "active" if purchase.state == PurchaseState.SIGNED else "pre-award",
        "tender": {
            "procurementMethod": _METHODS[Method(purchase.method)],
            "procurementMethodDetails": f"{purchase.get_method_display()}：{purchase.method_reason}",
            "costEstimate": value(purchase.estimate_fen),
            "numberOfTenderers": purchase.offers,
            "procuringEntity": village(purchase.project),
        },
    }  # fmt: skip
    has_ended = purchase.is_final and purchase.project.state in _SETTLED and not purchase.retention_fen
    if purchase.state in (PurchaseState.FAILED, PurchaseState.ENDED) or has_ended:
        summary["status"] = "closed"
    if purchase.state in BOUND:
        summary["suppliers"] = [supplier(purchase)]
        summary["contractValue"] = value(purchase.chosen.fen)
    if modified := _modifications(purchase):
        summary["modifications"] = modified
    if purchase.is_final:
        summary["finalValue"] = value(purchase.price_fen)
    if purchase.signed_on:
        last = max(
            purchase.signed_on, purchase.project.plan_complete_on, purchase.retention_until or purchase.signed_on
        )
        summary["contractPeriod"] = {"startDate": day(purchase.signed_on), "endDate": day(last)}
    if moves:
        summary["transactions"] = moves
    if not summary["nature"]:
        del summary["nature"]
    return {"id": f"{settings.PROJECT_PREFIX}-{purchase.public_id}", "summary": summary}


def _modifications(purchase):
    """Every other price two persons agreed to while the contract stood: from what to what, and why."""
    return [
        {
            "id": f"modification-{each.pk}", "date": each.decided_at.isoformat(), "type": "value", "rationale": each.reason,
            "description": f"{each.get_kind_display()} {each.paper}", "oldContractValue": value(each.before_fen),
            "newContractValue": value(each.price_fen),
        }
        for each in purchase.amendments.all()
        if each.state == AmendState.AGREED and each.before_fen != each.price_fen
    ]  # fmt: skip


def _completion(project, stage):
    signs = {MoveKind.OUT: 1, MoveKind.UNDO: -1}
    spent = sum(signs.get(each.kind, 0) * each.amount for each in project.movements.all())
    told = {"endDate": day(stage.on), "endDateDetails": stage.words, "finalValue": value(spent)}
    reasons = [
        f"{each.reason}（{each.decision_label}）" if each.decision_label else each.reason
        for each in project.changes.all()
        if not each.line_id
    ]
    if reasons:
        told["finalValueDetails"] = "；".join(reasons)
    return {key: value for key, value in told.items() if value}
