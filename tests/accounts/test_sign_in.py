import pytest
from django.core.cache import cache
from django.test import Client

from lianxin.accounts import services
from lianxin.accounts.models import User
from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from tests.accounts.signing import PHONE, code_in, sign_in
from tests.cast import PASSWORD


@pytest.mark.parametrize("login", ["clerk", "199 0000 1234", "19900001234", "+86 199-0000-1234"])
def test_sign_in_by_name_or_phone_with_password(client, clerk, login):
    assert sign_in(client, login).url == "/"
    assert int(client.session["_auth_user_id"]) == clerk.pk


def test_sign_in_page_is_ours(client, db):
    page = client.get("/accounts/login/").content.decode()
    assert "用户名或手机号" in page
    assert "site-header" in page


def test_sign_in_wrong_password_and_unknown_user_read_the_same(client, clerk):
    wrong = sign_in(client, "clerk", "不对的密码").content.decode()
    unknown = sign_in(client, "nobody", "不对的密码").content.decode()
    sentence = "账号或密码不对。请核对后再试，也可以用短信验证码登录。"
    assert sentence in wrong
    assert sentence in unknown
    assert "_auth_user_id" not in client.session


def test_sign_in_is_locked_after_five_wrong_passwords(client, clerk):
    for _ in range(5):
        sign_in(client, "clerk", "不对的密码")
    assert "试错太多次" in sign_in(client, "clerk").content.decode()
    assert "_auth_user_id" not in client.session


def test_sign_in_changes_the_session_key(client, clerk):
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, "clerk")
    assert client.session.session_key != before


def test_sign_in_goes_back_to_our_own_pages_only(client, clerk):
    assert sign_in(client, "clerk", next="/accounts/me/").url == "/accounts/me/"
    client.logout()
    assert sign_in(client, "clerk", next="https://elsewhere.example/").url == "/"


def test_sign_in_by_code(client, clerk, sent):
    answer = client.post("/accounts/login/code/", {"phone": "19900001234"})
    assert answer.url.startswith("/accounts/login/code/confirm/")
    assert sent[-1][0] == PHONE
    assert "填写验证码" in client.get(answer.url).content.decode()
    client.post(answer.url, {"code": code_in(sent)})
    assert int(client.session["_auth_user_id"]) == clerk.pk


def test_sign_in_by_code_wrong_code(client, clerk, sent):
    answer = client.post("/accounts/login/code/", {"phone": "19900001234"})
    wrong = "000000" if code_in(sent) != "000000" else "111111"
    assert "验证码不对" in client.post(answer.url, {"code": wrong}).content.decode()
    assert "_auth_user_id" not in client.session


def test_sign_in_by_code_unknown_phone_looks_the_same(client, db, sent):
    answer = client.post("/accounts/login/code/", {"phone": "19900009999"})
    assert answer.url.startswith("/accounts/login/code/confirm/")
    assert "还没有账号" in sent[-1][1]


def test_sign_up_by_phone_and_code(client, db, sent):
    answer = client.post("/accounts/signup/", {"phone": "199 0000 5678", "password1": "qing-he-2026", "name": "许谷雨"})
    assert answer.status_code == 302, answer.content.decode()
    client.post(answer.url, {"code": code_in(sent)})
    user = User.objects.by_phone("+8619900005678")
    assert user.name == "许谷雨"
    assert user.phone_verified_at
    assert int(client.session["_auth_user_id"]) == user.pk
    assert AuditEvent.objects.filter(subject_kind="user", subject_id=user.public_id).count() >= 1


def test_new_password_after_a_code(client, clerk, sent):
    answer = client.post("/accounts/login/code/", {"phone": "19900001234"})
    client.post(answer.url, {"code": code_in(sent)})
    assert client.post("/accounts/password/new/", {"password": "xin-mi-ma-77"}).url == "/accounts/me/"
    clerk.refresh_from_db()
    assert clerk.check_password("xin-mi-ma-77")
    assert client.get("/accounts/me/").status_code == 200


def test_new_password_needs_a_code(client, clerk):
    sign_in(client, "clerk")
    assert client.post("/accounts/password/new/", {"password": "xin-mi-ma-77"}).status_code == 403


@pytest.mark.parametrize(
    "address",
    "me/ sessions/ 2fa/ 2fa/totp/activate/ 2fa/webauthn/add/ password/change/ phone/change/ logout/".split(),
)
def test_every_page_of_the_account_is_in_our_design(client, clerk, address):
    sign_in(client, "clerk")
    page = client.get(f"/accounts/{address}", follow=True)
    assert page.status_code == 200
    assert "site-header" in page.content.decode()


def test_create_user_phone_is_used_once(clerk):
    from lianxin.kit.errors import RuleBroken

    with pytest.raises(RuleBroken):
        services.create_user(username="another", name="另一人", phone=PHONE, by=SYSTEM)


def test_sign_in_of_an_account_without_a_phone(client, db):
    services.create_user(username="sample", name="样例", password=PASSWORD, is_staff=True, by=SYSTEM)
    assert sign_in(client, "sample").url == "/"
    assert client.get("/accounts/me/").status_code == 200


def test_sign_out_elsewhere(client, clerk):
    elsewhere = Client()
    sign_in(elsewhere, "clerk")
    sign_in(client, "clerk")
    client.post("/accounts/sessions/")
    assert client.get("/accounts/me/").status_code == 200
    assert elsewhere.get("/accounts/me/").status_code == 302


def test_sign_up_without_a_phone_is_refused(client, db):
    answer = client.post("/accounts/signup/", {"password1": "qing-he-2026", "name": "许谷雨"})
    assert answer.status_code == 200
    assert not User.objects.exists()


def test_code_page_asks_for_the_phone_only(client, db):
    page = client.get("/accounts/login/code/").content.decode()
    assert 'name="phone"' in page
    assert 'name="email"' not in page


def tags_about(user):
    return list(AuditEvent.objects.filter(subject_id=user.public_id).order_by("pk").values_list("tag", flat=True))


def test_a_lockout_is_recorded_once(client, clerk):
    for _ in range(8):
        sign_in(client, "19900001234", "不对的密码")
    assert tags_about(clerk) == ["accounts:user:lock_out"]


def test_changing_the_password_is_recorded(client, clerk):
    sign_in(client, "clerk")
    data = {"oldpassword": PASSWORD, "password1": "ban-ye-qing-he", "password2": "ban-ye-qing-ha"}
    assert "两次填的新密码不一样" in client.post("/accounts/password/change/", data).content.decode()
    client.post("/accounts/password/change/", data | {"password2": "ban-ye-qing-he"})
    clerk.refresh_from_db()
    assert clerk.check_password("ban-ye-qing-he")
    assert tags_about(clerk) == ["accounts:password:choose"]
    assert client.get("/accounts/me/").status_code == 200


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("ab1", "密码太短"), ("password123", "太常见"), ("8273645190", "不能全是数字"), ("xuguyu-99", None)],
)
def test_sign_up_says_what_speaks_against_a_password(client, db, sent, password, sentence):
    answer = client.post("/accounts/signup/", {"phone": "19900005678", "password1": password, "name": "许谷雨"})
    if sentence:
        assert sentence in answer.content.decode()
    else:
        assert answer.status_code == 302


def test_a_code_can_be_sent_again_but_not_at_once(client, db, sent):
    answer = client.post("/accounts/signup/", {"phone": "19900005678", "password1": "qing-he-2026", "name": "许谷雨"})
    assert len(sent) == 1
    page = client.post(answer.url, {"action": "resend"}, follow=True).content.decode()
    assert "要得太勤了" in page
    assert len(sent) == 1
    cache.clear()  # half a minute later
    client.post(answer.url, {"action": "resend"})
    assert len(sent) == 2
    client.post(answer.url, {"code": code_in(sent)})
    assert client.session["_auth_user_id"]


def test_asking_for_codes_without_end_is_answered_in_words(client, clerk, sent):
    answers = [Client().post("/accounts/login/code/", {"phone": "19900001234"}) for _ in range(4)]
    assert [each.status_code for each in answers[:3]] == [302] * 3
    assert "十分钟最多发三条" in answers[3].content.decode()
    assert len(sent) == 3


def test_signing_in_again_while_a_code_is_on_its_way(client, clerk, sent):
    """The library refuses a second code within half a minute by an exception of its own."""
    clerk.phone_verified_at = None
    clerk.save()
    assert sign_in(client, "clerk").status_code == 302
    answer = sign_in(Client(), "clerk")
    assert answer.status_code == 429
    assert "操作太频繁" in answer.content.decode()


def test_a_gateway_that_fails_is_told_in_words(client, clerk, caplog):
    def broken(*, phone, text):
        raise ConnectionRefusedError("no route")

    services.register_code_gateway(broken)
    try:
        answer = client.post("/accounts/login/code/", {"phone": "19900001234"})
    finally:
        services.register_code_gateway(None)
    assert answer.status_code == 422
    assert "短信没有发出去" in answer.content.decode()
    assert "no route" in caplog.text
    assert "19900001234" not in caplog.text


def test_without_a_gateway_the_page_says_where_the_code_stands(client, clerk, capsys):
    answer = client.post("/accounts/login/code/", {"phone": "19900001234"})
    assert "启动服务的那个窗口" in client.get(answer.url).content.decode()
    assert "您的验证码是" in capsys.readouterr().out
