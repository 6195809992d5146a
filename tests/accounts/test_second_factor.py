"""A second factor: asked for where the place says so, set up, used, lost and reset."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth

from lianxin.audit.models import AuditEvent
from tests.accounts.signing import app_code, sign_in
from tests.cast import PASSWORD

pytestmark = pytest.mark.usefixtures("db")


def text_of(answer):
    return answer.content.decode()


def tags_about(user):
    return list(AuditEvent.objects.filter(subject_id=user.public_id).order_by("pk").values_list("tag", flat=True))


def confirm(client):
    """Changing how one signs in asks for the password once more."""
    assert client.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def start_app(client):
    """Set up an authenticator app as a person does; returns its secret and the recovery codes shown."""
    confirm(client)
    page = text_of(client.get("/accounts/2fa/totp/activate/"))
    secret = re.search(r"<code class=\"code\">(\w+)</code>", page)[1]
    answer = client.post("/accounts/2fa/totp/activate/", {"code": app_code(secret)}, follow=True)
    return secret, re.findall(r"<code class=\"code\">(\d{8})</code>", text_of(answer))


@pytest.mark.usefixtures("factor_required")
def test_staff_can_do_nothing_before_they_have_one(client, clerk):
    sign_in(client, "clerk")
    for address in ("/", "/today/", "/needs/queue/", "/accounts/me/", "/accounts/grants/", "/accounts/sessions/"):
        assert client.get(address).url == "/accounts/second-factor/"
    assert "第二道验证" in text_of(client.get("/accounts/second-factor/"))
    for address in ("/help/", "/accounts/2fa/", "/accounts/logout/"):
        assert client.get(address).status_code == 200
    assert client.post("/kit/display/", {"language": "en", "next": "/"}).status_code == 302
    answer = client.get("/today/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/accounts/second-factor/"


@pytest.mark.usefixtures("factor_required")
def test_setting_one_up_opens_the_desk(client, clerk, django_capture_on_commit_callbacks):
    sign_in(client, "clerk")
    with django_capture_on_commit_callbacks(execute=True):
        _secret, codes = start_app(client)
    assert len(codes) == 10
    assert client.get("/accounts/me/").status_code == 200
    assert client.get("/accounts/second-factor/").url == "/"
    assert tags_about(clerk).count("accounts:factor:add") == 2  # the app and the recovery codes


@pytest.mark.usefixtures("factor_required")
def test_taking_off_the_last_one_closes_the_desk_again(client, clerk, django_capture_on_commit_callbacks):
    sign_in(client, "clerk")
    with django_capture_on_commit_callbacks(execute=True):
        start_app(client)
    assert client.get("/accounts/me/").status_code == 200
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert client.get("/accounts/me/").url == "/accounts/second-factor/"
    assert "accounts:factor:remove" in tags_about(clerk)


@pytest.mark.usefixtures("factor_required")
def test_residents_are_not_asked(client, cast):
    client.force_login(cast.user("resident"))
    assert client.get("/").status_code == 200


def test_the_rule_is_asked_for_the_places_of_the_roles(client, cast, clerk, second_factor_rule):
    second_factor_rule(lambda path: path == cast.community.path)
    client.force_login(clerk)
    assert client.get("/accounts/me/").status_code == 200
    client.force_login(cast.user("outsider"))
    assert client.get("/accounts/me/").url == "/accounts/second-factor/"


def test_recovery_codes_are_shown_once_and_used_once(client, clerk, django_capture_on_commit_callbacks):
    sign_in(client, "clerk")
    with django_capture_on_commit_callbacks(execute=True):
        _secret, codes = start_app(client)
    again = text_of(client.get("/accounts/2fa/recovery-codes/"))
    assert codes[0] not in again
    assert "还剩 10 个" in again
    client.logout()
    assert sign_in(client, "clerk").url.startswith("/accounts/2fa/authenticate/")
    client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    assert client.session["_auth_user_id"]
    client.logout()
    sign_in(client, "clerk")
    assert "验证码不对" in text_of(client.post("/accounts/2fa/authenticate/", {"code": codes[0]}))
    assert "_auth_user_id" not in client.session


def test_new_recovery_codes_make_the_old_ones_worthless(client, clerk, django_capture_on_commit_callbacks):
    sign_in(client, "clerk")
    with django_capture_on_commit_callbacks(execute=True):
        _secret, old = start_app(client)
        fresh = text_of(client.post("/accounts/2fa/recovery-codes/generate/", follow=True))
    assert old[0] not in fresh
    assert len(re.findall(r">(\d{8})<", fresh)) == 10
    assert "accounts:factor:renew_codes" in tags_about(clerk)


def test_the_secret_of_the_app_is_sealed_in_the_database(clerk):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(clerk, secret)
    stored = Authenticator.objects.get().data["secret"]
    assert secret not in stored
    assert stored.startswith("s1:")


def test_totp_is_asked_at_sign_in(client, clerk):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(clerk, secret)
    assert sign_in(client, "clerk").url.startswith("/accounts/2fa/authenticate/")
    assert "_auth_user_id" not in client.session
    assert "密码对了" in text_of(client.get("/accounts/2fa/authenticate/"))
    client.post("/accounts/2fa/authenticate/", {"code": app_code(secret)})
    assert int(client.session["_auth_user_id"]) == clerk.pk


def test_wrong_codes_lock_too(client, clerk):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(clerk, secret)
    sign_in(client, "clerk")
    wrong = "000000" if app_code(secret) != "000000" else "111111"
    for _ in range(5):
        client.post("/accounts/2fa/authenticate/", {"code": wrong})
    assert "试错太多次" in text_of(client.post("/accounts/2fa/authenticate/", {"code": app_code(secret)}))
    assert tags_about(clerk) == ["accounts:user:lock_out"]
