"""How long somebody stays signed in, and what becomes of a form sent after the end."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from lianxin.accounts import selectors, services
from lianxin.accounts.models import Grant, User
from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from tests.accounts.signing import sign_in
from tests.cast import PASSWORD, make_user

FORM = "/accounts/grants/give/"


def later(**ahead):
    return time_machine.travel(timezone.now() + timedelta(**ahead))


def is_in(client):
    return client.get("/accounts/me/").status_code == 200


def test_staff_are_out_after_an_idle_hour(client, clerk):
    sign_in(client, "clerk")
    with later(minutes=59):
        assert is_in(client)
    with later(minutes=59 + 61):
        assert client.get("/accounts/me/").url.startswith("/accounts/login/")


def test_staff_are_out_after_twelve_hours_however_busy(client, clerk):
    sign_in(client, "clerk")
    for half_hours in range(1, 25):
        with later(minutes=30 * half_hours - 1):
            assert is_in(client)
    with later(hours=12, seconds=5):
        assert not is_in(client)


def test_residents_stay_longer_and_not_for_ever(client, cast):
    client.force_login(cast.user("resident"))
    for days in (6, 12, 18, 24, 29):
        with later(days=days):
            assert is_in(client)
    with later(days=30, seconds=5):
        assert not is_in(client)


def test_residents_are_out_after_an_idle_week(client, cast):
    client.force_login(cast.user("resident"))
    with later(days=7, seconds=5):
        assert not is_in(client)


@pytest.fixture
def officer(client, cast):
    user = cast.user("township_officer")
    client.force_login(user)
    return user


def send_late(client):
    """The form comes two hours after the last page; its answer."""
    with later(hours=2):
        return client.post(
            FORM,
            {"basis": "县社工〔2026〕9 号", "username": "clerk", "password": "secret-word", "client_key": "W4FA6TF5H0"},
        )


def page_after_signing_in(client, user):
    with later(hours=2, minutes=1):
        client.force_login(user)
        return client.get(FORM).content.decode()


def test_what_was_typed_is_shown_and_waits_in_the_form(client, officer):
    answer = send_late(client)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "县社工〔2026〕9 号" in page
    assert "您填的内容没有丢" in page
    assert "secret-word" not in page
    assert "W4FA6TF5H0" not in page  # a mark of the form, which nobody typed
    again = page_after_signing_in(client, officer)
    assert "县社工〔2026〕9 号" in again
    assert "secret-word" not in again
    assert not Grant.objects.filter(basis="县社工〔2026〕9 号").exists()


def test_what_was_typed_stands_beside_its_label_and_choices_in_words(client, officer):
    with later(hours=2):
        page = client.post(
            "/needs/take/",
            {
                "content": "路灯不亮",
                "channel": "walk_in",
                "category": "roads.lamp",
                "kind": "help",
                "may_publish": "on",
            },
        ).content.decode()
    assert "什么事？" in page
    assert "路灯不亮" in page
    assert "来访" in page
    for code in ("walk_in", "roads.lamp", "help", ">on<"):
        assert code not in page.partition("<main")[2].partition("</main")[0]


def test_what_was_typed_is_sealed_in_the_session(client, officer):
    send_late(client)
    assert "社工" not in str(dict(client.session.items()))


def test_what_was_typed_is_nobody_elses(client, cast, officer):
    send_late(client)
    assert "县社工" not in page_after_signing_in(client, cast.user("county_officer"))
    assert "县社工" not in page_after_signing_in(client, officer)


def test_what_was_typed_is_on_its_own_page_only_and_goes_once_it_is_sent(client, officer):
    send_late(client)
    with later(hours=2, minutes=1):
        client.force_login(officer)
        assert "县社工" not in client.get("/accounts/all/open/").content.decode()
        assert "县社工" in client.get(FORM).content.decode()
        client.post(FORM, {"basis": "另一个依据"})
        assert "县社工" not in client.get(FORM).content.decode()


def test_what_was_typed_is_kept_an_hour(client, officer):
    send_late(client)
    with later(hours=3, minutes=1):
        client.force_login(officer)
        assert "县社工" not in client.get(FORM).content.decode()


def test_without_a_session_the_text_is_only_shown(client, cast):
    page = client.post(FORM, {"basis": "县社工〔2026〕9 号"}).content.decode()
    assert "县社工〔2026〕9 号" in page
    assert "可以复制" in page
    assert "kept_form" not in client.session


def test_a_resident_who_is_given_a_role_of_staff_is_held_to_its_limits(client, cast, factor_required):
    """The account was opened for a resident: the sessions that run end, the next one is short and asks for a factor."""
    user = cast.user("resident")
    user.set_password(PASSWORD)
    user.save()
    sign_in(client, "resident")
    given = {"starts_on": clock.today(), "scope_path": cast.village.path, "scope_label": "上河村", "by": SYSTEM}
    services.give_grant(user=user, role=Role.HOUSEHOLD_REP, **given)
    assert is_in(client)
    services.give_grant(user=user, role=Role.LIAISON, **given)
    assert not is_in(client)
    client.force_login(user)
    assert client.get("/accounts/me/").url == "/accounts/second-factor/"
    with later(minutes=61):
        assert client.get("/accounts/me/").url.startswith("/accounts/login/")


def test_who_got_a_role_before_anybody_marked_the_account_is_staff_too(cast):
    user = make_user("old_grant", "旧人", role=Role.LIAISON, scope=cast.village)
    User.objects.filter(pk=user.pk).update(is_staff=False)
    assert selectors.is_staff(User.objects.get(pk=user.pk))
    assert not selectors.is_staff(cast.user("resident"))
