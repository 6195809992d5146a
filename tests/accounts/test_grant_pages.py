import re

import pytest

from lianxin.accounts.models import Grant


def give(client, cast, **more):
    data = {
        "username": "resident",
        "role": "liaison",
        "scope": cast.township.path,
        "starts_on": "2026-01-01",
        "basis": "会议决定",
    }
    return client.post("/accounts/grants/give/", data | more)


def test_give_and_end_a_grant(client, cast):
    client.force_login(cast.user("township_officer"))
    assert give(client, cast).status_code == 302
    grant = Grant.objects.get(role="liaison", user=cast.user("resident"))
    assert grant.given_by_name == "卫秋分"
    assert grant.scope_label == "柳溪镇"
    answer = client.post(f"/accounts/grants/{grant.pk}/end/", {"on": "2026-11-01", "reason": "换届"})
    assert answer.status_code == 302
    grant.refresh_from_db()
    assert grant.ends_on.isoformat() == "2026-11-01"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"username": "township_officer"}, "不能给自己授权"),
        ({"role": "county_officer"}, "只能在自己管的地方授予村"),
        ({"username": "nobody"}, "没有这个用户名"),
    ],
)
def test_give_grant_refusals_stay_on_the_form(client, cast, more, sentence):
    client.force_login(cast.user("township_officer"))
    assert sentence in give(client, cast, **more).content.decode()
    assert Grant.objects.filter(role="liaison").count() == 1


def test_give_grant_elsewhere_is_not_offered(client, cast):
    client.force_login(cast.user("township_officer"))
    assert give(client, cast, scope=cast.other_township.path).status_code == 422


def test_grants_are_for_officers(client, cast):
    client.force_login(cast.user("clerk"))
    assert client.get("/accounts/grants/").status_code == 403


def test_end_grant_outside_the_scope_is_not_found(client, cast):
    client.force_login(cast.user("township_officer"))
    other = Grant.objects.get(user=cast.user("outsider"))
    assert client.get(f"/accounts/grants/{other.pk}/end/").status_code == 404


def test_grants_list_costs_the_same_for_one_and_for_many(client, cast, django_assert_num_queries):
    officer = cast.user("county_officer")
    client.force_login(officer)
    with django_assert_num_queries(5):
        client.get("/accounts/grants/")
    Grant.objects.exclude(user=officer).delete()
    with django_assert_num_queries(5):
        client.get("/accounts/grants/")


def test_grants_are_found_by_name_and_paged(client, cast):
    client.force_login(cast.user("county_officer"))
    first = client.get("/accounts/grants/").content.decode()
    found = client.get("/accounts/grants/?q=郑谷雨").content.decode()
    assert "郑谷雨" in found
    assert "吴立春" not in found
    assert "没有找到角色" in client.get("/accounts/grants/?q=没有这人").content.decode()
    for number in range(25):
        Grant.objects.create(
            user=cast.user("courier"),
            role="liaison",
            scope_path=cast.village.path,
            scope_label=f"{number} 组",
            starts_on="2026-01-01",
            given_by_name="县",
            given_at="2026-01-01T00:00:00Z",
        )
    names, address = [], "/accounts/grants/"
    for _page in range(3):
        page = client.get(address).content.decode()
        names += re.findall(r"\d+ 组", page)
        after = re.search(r"&amp;after=([\w=-]+)", page)
        if after is None:
            break
        address = f"/accounts/grants/?after={after[1]}"
    assert sorted(names, key=lambda name: int(name.split()[0])) == [f"{number} 组" for number in range(25)]
    assert "list__row" in first
