"""E-mail in and answers by e-mail: through a real maildir in, and out to a real SMTP server."""

import email
import mailbox
import re
import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.test import override_settings

from lianxin.files.models import StoredFile
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.models import Delivery, Message, ReceivedMail
from lianxin.messaging.vocabulary import ChannelKind, DeliveryState, MailOutcome
from lianxin.needs import services
from lianxin.needs.models import HeldLetter, Need, NeedStep
from lianxin.needs.services.intake import Requester
from lianxin.needs.services.tokens import named_by, token_of
from lianxin.needs.vocabulary import Channel, State, Verb
from tests.messaging.letters import BOX, mail, picture
from tests.needs.conftest import at

AT_HOME = "上河村村东头路灯不亮三天了，晚上老人不敢出门。"


@pytest.fixture
def post(tmp_path, desk, settings):
    """The county's mailbox as a folder; ``post(message)`` delivers into it and lets the worker read it."""
    folder = tmp_path / "box"
    box = mailbox.Maildir(folder, create=True)
    settings.MAILBOX, settings.MAILBOX_ADDRESS = f"maildir://{folder}", BOX
    settings.DEFAULT_FROM_EMAIL, settings.MAILBOX_PLUS, settings.MEDIA_ROOT = BOX, True, tmp_path / "files"

    def deliver(*messages):
        for message in messages:
            box.add(message if isinstance(message, bytes) else message.as_bytes())
        messaging.read_mailbox()
        return Need.objects.order_by("-id").first()

    deliver.folder, deliver.desk = folder, desk
    return deliver


@pytest.fixture
def smtp(settings):
    """A real SMTP server; ``sent()`` lets the worker deliver and gives the mails that arrived."""

    class Keeper:
        def __init__(self):
            self.kept = []

        async def handle_DATA(self, _server, _session, envelope):
            self.kept.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
            return "250 OK"

    keeper = Keeper()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(keeper, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = False, "", ""

    def sent():
        Message.objects.update(is_urgent=True)  # at whatever hour the test is run
        Delivery.objects.filter(channel=ChannelKind.EMAIL, state=DeliveryState.PENDING).update(next_try_at=at(1, 1))
        messaging.deliver_due()
        arrived, keeper.kept = keeper.kept, []
        return arrived

    yield sent
    server.stop()


def outcomes():
    return list(ReceivedMail.objects.order_by("id").values_list("outcome", flat=True))


def last_words():
    return Message.objects.order_by("-id").first().body


def test_a_letter_becomes_a_need_and_its_sender_hears_number_code_and_date(post, smtp):
    need = post(mail(AT_HOME, subject="路灯坏了"))
    assert (need.channel, need.division, need.title, need.content) == (
        Channel.EMAIL,
        post.desk.cast.village,
        "路灯坏了",
        AT_HOME,
    )
    assert (need.requester_name, need.requester_email, need.requester_user_id) == ("周小满", "xiaoman@mail.test", None)
    [answer] = smtp()
    words = answer.get_content()
    assert answer["To"] == "xiaoman@mail.test"
    assert need.number in words
    assert "最晚" in words
    code = re.search(r"取件码：(\w+)", words)[1]
    assert services.open_by_pickup(number=need.number, code=code) == need
    assert code not in NeedStep.objects.get(need=need).note  # staff read the steps
    assert answer["Auto-Submitted"] == "auto-generated"
    assert list(post.folder.joinpath("new").iterdir()) == []


def test_every_note_goes_by_mail_and_an_answer_to_it_lands_in_the_case(post, smtp):
    need = post(mail(AT_HOME))
    smtp()
    clerk, handler = post.desk.actor("clerk"), post.desk.actor("handler")
    services.dispatch_need(need=need, unit=post.desk.bureau, by=clerk)
    [note] = smtp()
    assert "交通运输局" in note.get_content()
    post(mail("灯杆编号是 17 号", sender="x@other.test", References=note["Message-ID"]))
    need.refresh_from_db()
    assert Need.objects.count() == 1
    assert need.state == State.DISPATCHED
    step = need.steps.last()
    assert (step.verb, step.internal_note) == (Verb.WRITE, "灯杆编号是 17 号")
    services.accept_need(need=need, by=handler)
    services.record_contact(need=need, words="打了电话", by=handler)
    services.ask_requester(need=need, asked="请拍张照片", kind="call", proof="邮件里问的", by=handler)
    asked = smtp()[-1]
    with_photo = mail("照片在这里", to=asked["Reply-To"], Subject_Extra="x")
    with_photo.add_attachment(picture(), maintype="image", subtype="jpeg", filename="灯.jpg")
    post(with_photo)
    need.refresh_from_db()
    assert (need.state, need.steps.last().verb) == (State.IN_PROGRESS, Verb.SUPPLEMENT)
    assert StoredFile.objects.get().owner_id == need.public_id


def test_a_forged_sender_without_the_token_touches_no_case(post):
    need = post(mail(AT_HOME))
    message = Message.objects.get()
    token = token_of(need)
    forged = f"<{message.public_id}.{token[:-1]}{'1' if token[-1] == '0' else '0'}@lianxin>"
    for references in (f"<{message.public_id}@lianxin>", forged, "<x@y>"):
        post(
            mail(
                f"{AT_HOME} 再说一遍 {references[:9]}",
                References=references,
                to=f"{BOX}, needs+{need.public_id}@county.test",
            )
        )
    assert Need.objects.count() == 4
    assert need.steps.count() == 1


def test_the_token_names_one_thing_only(post):
    need = post(mail(AT_HOME))
    token = token_of(need)
    assert named_by(token) == need
    assert named_by("L" + token[1:]) is None
    assert named_by(token[:-1] + ("0" if token[-1] != "0" else "1")) is None
    assert named_by("") is None


def test_again_on_the_first_line_reopens_once(post, smtp):
    need = post(mail(AT_HOME))
    clerk, handler, checker = (post.desk.actor(name) for name in ("clerk", "handler", "checker"))
    services.dispatch_need(need=need, unit=post.desk.bureau, by=clerk)
    services.accept_need(need=need, by=handler)
    services.record_contact(need=need, words="x", by=handler)
    services.report_resolved(need=need, answer="灯换好了", by=handler)
    services.approve_answer(need=need, by=checker)
    note = smtp()[-1]
    post(mail("重办。\n还是不亮", References=note["Message-ID"]))
    need.refresh_from_db()
    assert (need.state, need.reopened) == (State.REOPENED, 1)
    services.accept_need(need=need, by=handler)
    services.record_contact(need=need, words="x", by=handler)
    services.report_resolved(need=need, answer="又换了", by=handler)
    post(mail("重办", References=note["Message-ID"]))
    need.refresh_from_db()
    assert need.state == State.RESOLVED_REPORTED
    assert outcomes()[-1] == MailOutcome.REFUSED
    assert "已经重办过一次" in last_words()


def test_a_letter_without_a_place_is_asked_back_once_and_keeps_its_photos(post, smtp):
    asking = mail("路灯不亮", subject="灯")
    asking.add_attachment(picture(), maintype="image", subtype="jpeg", filename="灯.jpg")
    assert post(asking) is None
    [question] = smtp()
    assert "上河村" in question.get_content()
    need = post(mail("上河村", to=question["Reply-To"]))
    held = HeldLetter.objects.get()
    assert (need.division, need.content, need.requester_email) == (
        post.desk.cast.village,
        "路灯不亮",
        "xiaoman@mail.test",
    )
    assert (held.need, held.text, held.sender) == (need, "", "")
    assert StoredFile.objects.get().owner_id == need.public_id
    post(mail("还有一件：灯杆歪了", to=question["Reply-To"]))
    assert Need.objects.count() == 1
    assert need.steps.last().internal_note == "还有一件：灯杆歪了"


def test_an_answer_that_still_names_no_place_goes_to_the_county(post, smtp):
    post(mail("路灯不亮"))
    [question] = smtp()
    need = post(mail("就在我家门口", to=question["Reply-To"]))
    assert need.division == post.desk.cast.county


def test_a_letter_nobody_places_goes_to_the_county_after_three_days(post):
    post(mail("路灯不亮"))
    assert services.place_old_letters() == 0
    HeldLetter.objects.update(asked_at=HeldLetter.objects.get().asked_at - timedelta(days=3, minutes=1))
    assert services.place_old_letters() == 1
    assert Need.objects.get().division == post.desk.cast.county
    assert services.place_old_letters() == 0


def test_the_place_behind_the_plus_counts_before_the_words(post):
    village = post.desk.cast.village
    need = post(mail("路灯不亮", to=f"needs+{village.code}@county.test"))
    assert need.division == village


def test_a_complaint_by_mail_goes_to_the_desk_above_under_seal(post):
    need = post(mail("我要投诉上河村村委会乱收费"))
    assert need.is_sealed
    assert need.desk_path == post.desk.cast.township.path


def test_machines_our_own_mails_and_doubles_never_become_needs(post):
    once = mail(AT_HOME)
    post(once, once, mail(AT_HOME, Auto_Submitted="auto-replied"), mail(AT_HOME, sender=BOX))
    post(mail(AT_HOME, message_id="<ABC@lianxin>"), mail(AT_HOME, sender="MAILER-DAEMON@x.test"))
    post(once)
    assert Need.objects.count() == 1
    assert outcomes() == [
        MailOutcome.TAKEN, MailOutcome.AUTOMATIC, MailOutcome.OWN, MailOutcome.OWN, MailOutcome.AUTOMATIC
    ]  # fmt: skip
    assert Message.objects.count() == 1  # only the letter was answered


def test_two_machines_that_answer_each_other_stop(post):
    for n in range(25):
        post(mail(f"{AT_HOME}{n}"))
    assert Need.objects.count() == 20
    assert outcomes()[-5:] == [MailOutcome.TOO_MANY] * 5
    post(mail(AT_HOME, sender="other@mail.test"))
    assert Need.objects.count() == 21


def test_machines_that_answer_our_refusals_stop_after_one(post):
    for n in range(22):
        post(mail("", subject=f"不在办公室 {n}"))
    assert Message.objects.count() == 1
    assert outcomes() == [
        MailOutcome.REFUSED, *[MailOutcome.UNANSWERED] * 19, *[MailOutcome.TOO_MANY] * 2
    ]  # fmt: skip


def test_photos_are_taken_apart_once_and_before_the_database_is_held(post, monkeypatch):
    from lianxin.files.services import photos

    real, held = photos._reencode, []

    def seen(upload):
        held.append(len(connection.savepoint_ids))
        return real(upload)

    monkeypatch.setattr(photos, "_reencode", seen)
    letter, robot = mail(AT_HOME), mail(AT_HOME, Auto_Submitted="auto-replied")
    for each in (letter, robot):
        each.add_attachment(picture(), maintype="image", subtype="jpeg", filename="灯.jpg")
    outside = len(connection.savepoint_ids)
    post(letter, letter, robot)
    assert held == [outside]
    assert StoredFile.objects.count() == 1


def test_what_cannot_be_taken_is_answered_in_a_plain_sentence(post):
    from lianxin.messaging.services import letters

    post(mail("", subject="灯"))
    assert "没有字" in last_words()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters, "MAX_BYTES", 2000)
        big = mail(AT_HOME, sender="big@mail.test")
        big.add_attachment(b"x" * 4000, maintype="application", subtype="pdf", filename="a.pdf")
        post(big)
    assert "25 MB" in last_words()
    parts = b"--b\r\n\r\nx\r\n" * 1000
    post(b"From: a@b.test\r\nMessage-ID: <p@b>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + parts)
    assert "读不出来" in last_words()
    post(b"\x00\xff nothing")
    assert not Need.objects.exists()
    assert outcomes() == [MailOutcome.REFUSED] * 3
    assert list(post.folder.joinpath("new").iterdir()) == []


def test_attachments_that_are_no_photos_are_named_and_the_letter_stays(post):
    letter = mail(AT_HOME)
    letter.add_attachment(b"not a picture", maintype="image", subtype="png", filename="坏.png")
    letter.add_attachment(picture(), maintype="image", subtype="jpeg", filename="好.jpg")
    letter.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="材料.pdf")
    need = post(letter)
    assert StoredFile.objects.filter(owner_kind="need", owner_id=need.public_id).count() == 1
    assert "材料.pdf" in last_words()
    assert "坏.png" in last_words()


def test_a_letter_of_ten_thousand_words_is_cut_and_its_writer_told(post):
    need = post(mail("上河村" + "很长" * 5000))
    assert len(need.content) == 4000
    assert "前 4000 个字" in last_words()


def test_a_fault_of_ours_keeps_the_mail_and_those_behind_it_pass(post, monkeypatch):
    from lianxin.needs.services import letters

    real, broken = letters._register, {"is": True}

    def fails_once(letter, place):
        if broken["is"] and "坏" in letter.text:
            raise ZeroDivisionError
        return real(letter, place)

    monkeypatch.setattr(letters, "_register", fails_once)
    post(mail(f"坏 {AT_HOME}"), mail(AT_HOME))
    assert Need.objects.count() == 1
    assert len(list(post.folder.joinpath("new").iterdir())) == 1
    assert MailOutcome.FAILED in outcomes()
    broken["is"] = False
    messaging.read_mailbox()
    assert Need.objects.count() == 2
    assert set(outcomes()) == {MailOutcome.TAKEN}


def test_a_mail_that_failed_five_times_is_told_to_its_sender_and_the_operator(post, monkeypatch):
    from lianxin.needs.services import letters

    def fails(*_words):
        raise ZeroDivisionError

    monkeypatch.setattr(letters, "_register", fails)
    post(mail(AT_HOME))
    for _again in range(3):
        messaging.read_mailbox()
    assert not Message.objects.exists()
    messaging.read_mailbox()
    told = {each.email or each.user.username: each.body for each in Message.objects.all()}
    assert set(told) == {"xiaoman@mail.test", "operator"}
    assert "没有登记" in told["xiaoman@mail.test"]
    assert list(post.folder.joinpath("new").iterdir()) == []
    assert outcomes() == [MailOutcome.REFUSED]


def test_a_need_merged_into_another_still_has_its_own_voice(post, smtp):
    need = post(mail(AT_HOME))
    into = post.desk.register().need
    services.merge_need(need=need, into=into, by=post.desk.actor("clerk"))
    note = smtp()[-1]
    assert into.number in note.get_content()
    post(mail("我这边也一样", References=note["Message-ID"]))
    step = into.steps.last()
    assert step.verb == Verb.WRITE
    assert need.number in step.internal_note
    [answer] = smtp()
    assert answer["To"] == "xiaoman@mail.test"
    assert not Message.objects.filter(phone="+8619900000001", body__contains="补充的话").exists()


@override_settings(MAILBOX="")
def test_without_a_mailbox_nothing_is_read(db):
    assert messaging.read_mailbox() == 0


def test_words_after_an_unreachable_closing_change_no_rate(post):
    from lianxin.needs.selectors.facts import recount

    need = post(mail(AT_HOME))
    services.reject_need(need=need, reason="out_of_duty", alternative="找物业", by=post.desk.actor("clerk"))
    post(mail("谢谢", to=f"needs+{token_of(need)}@county.test"))
    assert recount() == (1, [])


def test_a_key_of_another_channel_opens_nothing_by_the_form(post):
    made = services.register_by_mail(
        matter=post.desk.matter(), requester=Requester(name="周", email="a@b.test"), client_key="k" * 30
    )
    with pytest.raises(RuleBroken):
        services.register_need(
            matter=post.desk.matter(), requester=Requester(), client_key=made.need.client_key, by=ANONYMOUS
        )
