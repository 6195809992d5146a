"""Accounts kept by officers: opened for somebody, closed, opened again, and their owners helped back in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from lianxin.accounts import policies, selectors, services
from lianxin.accounts.models import User
from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from tests.accounts.signing import code_in, sign_in


def open_for(client, **more):
    data = {"name": "许芒种", "phone": "", "username": "xu.mangzhong", "is_staff": "on", "first": "once"}
    return client.post("/accounts/all/open/", data | more)


def once_in(answer):
    return re.search(r"<code class=\"code\">(\w{10})</code>", answer.content.decode())[1]


def keep(client, user, verb, reason="本人书面申请"):
    return client.post(f"/accounts/all/{user.public_id}/", {"verb": verb, "reason": reason})


def last_tag():
    return AuditEvent.objects.latest("pk").tag


def test_open_account_with_a_one_time_password(client, cast):
    client.force_login(cast.user("township_officer"))
    once = once_in(open_for(client))
    newcomer = Client()
    sign_in(newcomer, "xu.mangzhong", once)
    for address in ("/", "/accounts/me/", "/help/"):
        answer = newcomer.get(address)
        assert answer.status_code == 200 if address == "/help/" else answer.url == "/accounts/password/new/"
    assert "密码太短" in newcomer.post("/accounts/password/new/", {"password": "abc1"}).content.decode()
    assert newcomer.post("/accounts/password/new/", {"password": "ban-ye-qing-he"}).url == "/"
    assert newcomer.get("/accounts/me/").status_code == 200
    again = Client()
    sign_in(again, "xu.mangzhong", once)
    assert "_auth_user_id" not in again.session
    user = User.objects.get(username="xu.mangzhong")
    assert user.opened_by_id == cast.user("township_officer").pk
    assert last_tag() == "accounts:password:choose"


def test_open_account_for_sign_in_by_code(client, cast, sent):
    client.force_login(cast.user("township_officer"))
    page = open_for(client, phone="199 0000 4321", username="", first="code").content.decode()
    assert "用短信验证码登录" in page
    newcomer = Client()
    answer = newcomer.post("/accounts/login/code/", {"phone": "19900004321"})
    newcomer.post(answer.url, {"code": code_in(sent)})
    assert newcomer.get("/accounts/me/").status_code == 200


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"username": ""}, "手机号和用户名至少填一个"),
        ({"first": "code"}, "没有手机号收不到验证码"),
        ({"username": "clerk"}, "已有人用"),
        ({"username": "许"}, "小写字母开头"),
    ],
)
def test_open_account_refusals_stay_on_the_form(client, cast, more, sentence):
    client.force_login(cast.user("township_officer"))
    assert sentence in open_for(client, **more).content.decode()


def test_open_account_is_for_officers(client, cast):
    client.force_login(cast.user("clerk"))
    assert open_for(client).status_code == 403
    assert client.get("/accounts/all/").status_code == 403


def test_close_and_reopen(client, cast, clerk):
    at_the_desk = Client()
    sign_in(at_the_desk, "clerk")
    client.force_login(cast.user("township_officer"))
    assert keep(client, clerk, "close").status_code == 302
    assert last_tag() == "accounts:user:close"
    assert at_the_desk.get("/accounts/me/").status_code == 302
    assert sign_in(at_the_desk, "clerk").url == "/accounts/inactive/"
    assert "已停用" in at_the_desk.get("/accounts/inactive/").content.decode()
    assert "已经停用" in keep(client, clerk, "close").content.decode()
    keep(client, clerk, "reopen")
    assert last_tag() == "accounts:user:reopen"
    assert sign_in(at_the_desk, "clerk").url == "/"


def test_reset_second_factor(client, cast, clerk, sent, django_capture_on_commit_callbacks):
    client.force_login(cast.user("township_officer"))
    assert "没有启用双重验证" in keep(client, clerk, "factor").content.decode()
    auth.TOTP.activate(clerk, auth.generate_totp_secret())
    with django_capture_on_commit_callbacks(execute=True):
        keep(client, clerk, "factor", "手机遗失，已当面核对身份")
    assert not Authenticator.objects.filter(user=clerk).exists()
    event = AuditEvent.objects.latest("pk")
    assert (event.tag, event.reason) == ("accounts:factor:reset", "手机遗失，已当面核对身份")
    assert "卫秋分重置了您账号的双重验证" in sent[-1][1]


def test_one_time_password_for_somebody_who_lost_theirs(client, cast, clerk, sent, django_capture_on_commit_callbacks):
    at_the_desk = Client()
    sign_in(at_the_desk, "clerk")
    client.force_login(cast.user("township_officer"))
    with django_capture_on_commit_callbacks(execute=True):
        once = once_in(keep(client, clerk, "password"))
    assert "卫秋分给您的账号发了一次性密码" in sent[-1][1]
    assert once not in sent[-1][1]
    assert at_the_desk.get("/accounts/me/").status_code == 302
    sign_in(at_the_desk, "clerk", once)
    assert at_the_desk.get("/accounts/me/").url == "/accounts/password/new/"
    assert last_tag() == "accounts:password:give_once"


def test_a_reason_is_asked(client, cast, clerk):
    client.force_login(cast.user("township_officer"))
    assert keep(client, clerk, "close", reason="").status_code == 422
    clerk.refresh_from_db()
    assert clerk.is_active


@pytest.mark.parametrize(
    ("by", "whose", "error"),
    [
        ("township_officer", "township_officer", NotAllowed),
        ("township_officer", "outsider", NotFound),
        ("township_officer", "county_officer", NotFound),
        ("county_officer", "auditor", NotFound),
        ("clerk", "resident", NotFound),
    ],
)
def test_accounts_out_of_reach(cast, by, whose, error):
    with pytest.raises(error):
        services.close_user(user=cast.user(whose), by=cast.actor(by), reason="试")


def test_nobody_climbs_by_taking_over_a_higher_account(cast):
    """A county officer who also holds a village role is not the township's to help."""
    from lianxin.accounts.vocabulary import Role
    from tests.accounts.test_grants import give

    give(cast, "township_officer", "county_officer", Role.LIAISON, cast.village)
    with pytest.raises(NotAllowed, match="请上一级"):
        services.give_once_password(
            user=cast.user("county_officer"), by=cast.actor("township_officer"), reason="忘了密码"
        )


@pytest.mark.parametrize("whose", ["county_officer", "auditor", "clerk", "resident"])
def test_the_operator_closes_accounts_and_enters_none(client, cast, whose):
    operator, user = cast.actor("operator"), cast.user(whose)
    for help_in in (services.give_once_password, services.reset_second_factor):
        with pytest.raises(NotAllowed, match="运维人员只能停用"):
            help_in(user=user, by=operator, reason="试")
    client.force_login(cast.user("operator"))
    page = client.get(f"/accounts/all/{user.public_id}/").content.decode()
    assert 'value="password"' not in page
    assert 'value="close"' in page
    services.close_user(user=user, by=operator, reason="账号被盗")


def test_the_list_shows_whom_the_policy_does_not_hide(cast):
    for name in ("clerk", "township_officer", "county_officer", "operator"):
        actor = cast.actor(name)
        if not policies.can_see_grants(actor):
            continue
        shown = set(selectors.accounts_kept_by(actor))
        for user in cast.users.values():
            decision = policies.can_keep_account(actor, user, selectors.grants_of(user))
            assert (user in shown) == (user.pk != actor.id and not decision.hidden), (name, user)


def test_accounts_list_costs_the_same_for_one_and_for_many(client, cast, django_assert_num_queries):
    client.force_login(cast.user("township_officer"))
    with django_assert_num_queries(5):
        client.get("/accounts/all/?q=郑谷雨")
    with django_assert_num_queries(5):
        assert client.get("/accounts/all/").content.decode().count("list__row") >= 3


def test_closing_fails_with_its_record(cast, clerk, monkeypatch):
    from lianxin.audit.models import AuditEvent as Events

    def refuse(**fields):
        raise RuntimeError

    monkeypatch.setattr(Events.objects, "create", refuse)
    with pytest.raises(RuntimeError):
        services.close_user(user=clerk, by=cast.actor("township_officer"), reason="试")
    clerk.refresh_from_db()
    assert clerk.is_active


def test_reopening_an_open_account_is_refused(cast, clerk):
    with pytest.raises(RuleBroken):
        services.reopen_user(user=clerk, by=cast.actor("township_officer"), reason="试")
