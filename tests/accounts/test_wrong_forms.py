"""A form that is not accepted answers 422, says why, and names who gave a role in the reader's language."""

import pytest

from lianxin.accounts.models import Grant
from lianxin.kit.actors import SYSTEM


@pytest.mark.parametrize("address", ["/accounts/grants/give/", "/accounts/all/open/", "/accounts/keys/give/"])
def test_a_wrong_form_answers_422(client, cast, address):
    client.force_login(cast.user("county_officer"))
    answer = client.post(address, {"username": "字" * 200_000, "basis": "字" * 200_000})
    assert answer.status_code == 422
    assert "field__error" in answer.content.decode()


def test_a_wrong_end_of_a_grant_and_a_wrong_step_of_an_account_answer_422(client, cast):
    client.force_login(cast.user("county_officer"))
    clerk = cast.user("clerk")
    grant = Grant.objects.get(user=clerk)
    assert client.post(f"/accounts/grants/{grant.pk}/end/", {"on": "昨天"}).status_code == 422
    assert client.post(f"/accounts/all/{clerk.public_id}/", {"verb": "x"}).status_code == 422


def test_the_system_that_gave_a_role_is_named_in_english(client, cast):
    Grant.objects.filter(user=cast.user("clerk")).update(given_by_name=SYSTEM.name)
    client.force_login(cast.user("clerk"))
    page = client.get("/accounts/me/", headers={"accept-language": "en"}).content.decode()
    assert "The system" in page
    assert "系统" not in page.partition("<main")[2].partition("</main")[0]
