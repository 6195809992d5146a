"""A fuzzer over the whole schema: no failure of ours, nothing answered that the schema does not say."""

import os
from contextlib import suppress

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from lianxin.accounts.vocabulary import Role
from lianxin.needs import services
from lianxin.needs.api.keys import LIMITS
from tests.needs.test_api import V1, give, grant, system_account

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
#: Of every operation, with what fits the schema and with what does not; LIANXIN_FUZZ asks for more.
EXAMPLES = int(os.environ.get("LIANXIN_FUZZ", "6"))


@pytest.fixture
def county(desk, monkeypatch):
    """Needs in many states; a key that may do everything an officer, a clerk and a handler may, one of a handler alone, and
    none; no limit of rate."""
    for limit in LIMITS:
        monkeypatch.setattr(limit, "num_requests", 10**6)
    user = system_account(desk.cast, "county_system", Role.COUNTY_OFFICER, scope=desk.cast.county)
    grant(user, Role.UNIT_HANDLER, scope=desk.cast.county, unit=desk.bureau)
    needs = [desk.register().need, desk.dispatched(), desk.in_progress(), desk.answered(), desk.checked()]
    asked = services.ask_requester(
        need=desk.in_progress(), asked="哪一盏？", kind="call", proof="电话", by=desk.actor("handler")
    )
    services.publish_need(need=needs[0], summary="路灯不亮", by=desk.actor("clerk"))
    handler = system_account(desk.cast, "bureau_system", Role.UNIT_HANDLER, scope=desk.cast.county, unit=desk.bureau)
    keys = [give(desk.cast, acts_as=user), give(desk.cast, acts_as=handler)]
    return [*({"Authorization": f"Bearer {key}"} for key in keys), {}], [
        *(need.public_id for need in needs),
        asked.public_id,
    ]


def schema_of(client):
    drawn = client.get(V1 + "openapi.json").json()
    for operations in drawn["paths"].values():
        for operation in operations.values():
            operation.pop("security", None)  # the key is always sent: what it opens is tested by hand
    return schemathesis.openapi.from_dict(drawn)


def cases(operation, mode, ids):
    """Cases of one operation; of those about a need, most about one that exists."""

    def about(case, chosen):
        if "public_id" in (case.path_parameters or {}) and chosen and mode == GenerationMode.POSITIVE:
            case.path_parameters["public_id"] = chosen
        return case

    return st.builds(about, operation.as_strategy(generation_mode=mode), st.sampled_from([*ids, ""]))


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_no_operation_fails_or_says_what_the_schema_does_not(client, county, mode):
    callers, ids = county
    app, tried = WSGIHandler(), 0
    schema = schema_of(client)
    for each in schema.get_all_operations():
        operation = each.ok()
        operation.app = app

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=cases(operation, mode, ids), caller=st.sampled_from([callers[0], *callers]))
        def hold(case, caller):
            nonlocal tried
            tried += 1
            response = case.call(base_url="http://localhost", app=app, headers=caller)
            case.validate_response(response, checks=CHECKS)

        with suppress(Unsatisfiable):  # an address that takes nothing cannot be asked wrongly
            hold()
    assert tried > 100
