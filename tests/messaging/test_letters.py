"""A mail is taken apart: whatever it holds, the answer is plain words or ``Unreadable``."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.messaging.calc import addresses
from lianxin.messaging.calc.letters import ANSWER_ABOVE, MOST_PICTURES, Unreadable, read_envelope, read_letter
from tests.messaging.letters import BOX, mail, picture


def test_what_a_program_of_today_sends():
    letter = read_letter(mail("路灯不亮\n\n\n\n晚上看不见", subject="回复: Re：路灯").as_bytes())
    assert (letter.sender, letter.sender_name, letter.subject) == ("xiaoman@mail.test", "周小满", "路灯")
    assert letter.text == "路灯不亮\n\n晚上看不见"
    assert not letter.is_automatic


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "GB2312"])
def test_chinese_character_sets_are_read_as_the_widest_of_them(charset):
    raw = (
        f"From: =?{charset}?B?1tzQocL6?= <a@b.cn>\r\nTo: x@y.cn\r\nSubject: =?{charset}?B?wre1xrK7wcE=?=\r\n"
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + "朱镕基路的灯不亮，㐂字也要认得".encode("gb18030")
    letter = read_letter(raw)
    assert (letter.sender_name, letter.subject) == ("周小满", "路灯不亮")
    assert letter.text == "朱镕基路的灯不亮，㐂字也要认得"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_bytes_nobody_declared_are_read_too(encoding):
    raw = "From: 周小满 <a@b.cn>\r\nSubject: 路灯不亮\r\n\r\n上河村二组".encode(encoding)
    letter = read_letter(raw)
    assert (letter.sender_name, letter.subject, letter.text) == ("周小满", "路灯不亮", "上河村二组")


def test_a_character_set_that_lies_or_does_not_exist():
    raw = "From: a@b.cn\r\nContent-Type: text/plain; charset=x-nothing\r\n\r\n上河村".encode()
    assert read_letter(raw).text == "上河村"
    raw = b"From: a@b.cn\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + "上河村".encode("gb18030")
    assert read_letter(raw).text == "上河村"


def test_html_becomes_its_words_and_nothing_of_it_runs():
    page = (
        "<html><head><title>不要</title><style>p{}</style></head><body><p>路灯&nbsp;不亮</p>"
        "<script>alert(1)</script><div onclick='x()'>二组 &lt;b&gt;</div><img src=http://evil.test/x.gif></body></html>"
    )
    message = mail("")
    message.set_content(page, subtype="html")
    assert read_letter(message.as_bytes()).text == "路灯 不亮\n二组 <b>"


def test_an_answer_leaves_the_mail_it_answers_behind():
    for quoted in (
        f"{ANSWER_ABOVE}\n您的诉求已登记",
        "在 2026年11月23日，连心 写道：\n> 您的诉求已登记",
        "------------------ 原始邮件 ------------------\n发件人: 连心\n您的诉求已登记",
        "On Mon, Nov 23, 2026 at 9:00 AM x <y@z> wrote:\n> 您的诉求已登记",
    ):
        raw = mail(f"灯杆编号 17\n\n{quoted}", References="<a@b>").as_bytes()
        assert read_letter(raw).text == "灯杆编号 17", quoted


def test_a_forwarded_letter_keeps_its_words():
    raw = mail("请看邻居写的：\n发件人: 王大爷\n> 水管漏了").as_bytes()
    assert "水管漏了" in read_letter(raw).text


def test_invisible_and_turning_characters_go():
    letter = read_letter(mail("灯\u202e不亮\u200b\x07", subject="a\u2066b").as_bytes())
    assert (letter.text, letter.subject) == ("灯不亮", "ab")


def test_a_subject_cannot_bring_a_header_of_its_own():
    raw = b"From: a@b.cn\r\nSubject: =?utf-8?Q?x=0D=0ABcc:_y@z.cn?=\r\n\r\nwords"
    assert "\n" not in read_letter(raw).subject
    assert "\r" not in read_letter(raw).subject


def test_pictures_up_to_six_and_the_names_of_what_else_came():
    message = mail()
    for n in range(MOST_PICTURES + 1):
        message.add_attachment(picture(), maintype="image", subtype="jpeg", filename=f"灯{n}.jpg")
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="发票.exe")
    letter = read_letter(message.as_bytes())
    assert [each.name for each in letter.pictures] == [f"灯{n}.jpg" for n in range(6)]
    assert letter.left_out == ("灯6.jpg", "发票.exe")


@pytest.mark.parametrize(
    "header",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<x.y>"},
        {"Return_Path": "<>"},
        {"X_Autoreply": "yes"},
        {"sender": "MAILER-DAEMON@mail.test"},
        {"sender": "no-reply@mail.test"},
    ],
)
def test_what_a_machine_sent_is_known_as_such(header):
    assert read_letter(mail(**header).as_bytes()).is_automatic


def test_a_bounce_is_a_machines():
    raw = b"From: x@y.cn\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nnot delivered\r\n--b--"
    assert read_letter(raw).is_automatic


def test_a_mail_of_a_thousand_parts_is_no_letter():
    raw = b"From: x@y.cn\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 1000 + b"--b--"
    with pytest.raises(Unreadable):
        read_letter(raw)


def test_a_mail_nested_without_end_is_no_letter_and_does_no_harm():
    inner = b"From: x@y.cn\r\n\r\nwords"
    for n in range(3000):
        inner = b"From: x@y.cn\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) + inner
    with pytest.raises(Unreadable):
        read_letter(inner)
    assert read_envelope(inner[:2000]).sender == "x@y.cn"


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_are_a_letter_or_unreadable(raw):
    for data in (raw, b"From: x@y.cn\r\n" + raw, b"From: x@y.cn\r\nContent-Type: text/html\r\n\r\n" + raw):
        try:
            letter = read_letter(data)
        except Unreadable:
            continue
        assert "\x00" not in letter.text + letter.subject
        assert "\n" not in letter.subject


def test_marks_come_from_behind_our_plus_and_from_our_message_ids_only():
    token = "N0123456789ABCDEFGHJKMNPQRSTV"
    raw = mail(
        to=f"别人 <x+{token}@elsewhere.test>, needs+990101@county.test",
        References=f"<foreign@x> {addresses.message_id('ABC', token)}",
        In_Reply_To="<DEF@lianxin>",
    ).as_bytes()
    assert addresses.marks_in(read_letter(raw), BOX) == (token, "990101")
    assert addresses.answer_address(BOX, token, True) == f"needs+{token}@county.test"
    assert addresses.answer_address(BOX, token, False) == BOX
