"""One matter told four ways: scanned on the street, by telephone, by the hotline's file and by mail. One case, everybody told."""

import csv
import io
import mailbox

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from lianxin.kit import clock
from lianxin.messaging import services as messaging
from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.vocabulary import ChannelKind
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import Channel
from tests.browser.test_journeys import handle, look_up, open_case, page_of, photo, press, take_call, text_of  # noqa: F401
from tests.messaging.letters import BOX, mail
from tests.needs.conftest import desk  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
ORDER = "QH2611280001"


def scan(page):
    """What a telephone reads from the code on the screen."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.locator(".scan").screenshot())))
    return found.text


def tell_by_code(page, address):
    page.goto(address)
    page.get_by_label("什么事？").fill("村东头三盏路灯不亮，晚上看不见。")
    page.get_by_label("哪一类").select_option("roads.lamp")
    page.get_by_label("您的姓名").fill("周小满")
    page.get_by_label("联系电话").fill("199 0000 0001")
    press(page, "提交")
    page.locator("main .code").wait_for()
    return page.locator("main .code").inner_text()


def upload_order(page, base):
    page.goto(f"{base}/needs/orders/")
    page.get_by_label("哪里的工单").fill("上河村")
    rows = f"工单编号,诉求内容,来电人,来电号码\n{ORDER},市民反映上河村村东头路灯不亮。,赵先生,19900000003\n"
    page.locator("main input[type=file]").set_input_files(
        {"name": "工单.csv", "mimeType": "text/csv", "buffer": rows.encode("gb18030")}
    )
    press(page, "上传并核对")
    press(page, "核对无误，收进来")
    expect(page.get_by_text("收进来").first).to_be_visible()
    expect(page.get_by_role("link", name="去诉求列表")).to_be_visible()


def write_mail(settings, tmp_path):
    box = mailbox.Maildir(tmp_path / "box", create=True)
    settings.MAILBOX, settings.MAILBOX_ADDRESS = f"maildir://{tmp_path / 'box'}", BOX
    settings.DEFAULT_FROM_EMAIL, settings.MAILBOX_PLUS = BOX, True
    box.add(mail("上河村村东头路灯不亮，请来修。", sender="李芒 <li@mail.test>").as_bytes())
    messaging.read_mailbox()


def test_four_ways_of_telling_become_one_case_and_all_hear_the_answer(
    cast,
    desk,  # noqa: F811
    page_of,  # noqa: F811
    photo,  # noqa: F811
    settings,
    tmp_path,
):
    clerk = page_of(cast.user("clerk"), "/needs/posters/?place=上河村")
    base = clerk.url.split("/needs/")[0]
    street = page_of(None, "/")
    code = tell_by_code(street, scan(clerk))
    take_call(clerk, base, words="来电说村东头的路灯灭了好几天。", name="王婶", phone="199 0000 0002")
    upload_order(clerk, base)
    write_mail(settings, tmp_path)
    lead, *others = Need.objects.order_by("id")
    assert [each.channel for each in (lead, *others)] == [Channel.QR, Channel.PHONE, Channel.HOTLINE, Channel.EMAIL]

    for each in others:
        open_case(clerk, base, each.number)
        press(clerk, "并案")
        clerk.get_by_label("并入哪一件").fill(lead.number)
        press(clerk, "并案")
    open_case(clerk, base, lead.number)
    press(clerk, "派单")
    clerk.get_by_label("派给").select_option(label=desk.bureau.name)
    press(clerk, "派单")
    handle(page_of(cast.user("handler"), "/today/"), base, lead.number, photo)
    checker = page_of(cast.user("checker"), "/today/")
    open_case(checker, base, lead.number)
    press(checker, "核对通过")
    press(checker, "核对通过")

    answer = "三盏灯换了新灯头"
    assert answer in look_up(street, base, lead.number, code)
    told = Delivery.objects.filter(message__in=Message.objects.filter(body__contains=answer)).select_related("message")
    assert sorted((each.channel, each.message.phone or each.message.email) for each in told) == [
        (ChannelKind.EMAIL, "li@mail.test"),
        *((ChannelKind.SMS, f"+861990000000{n}") for n in (1, 2, 3)),
    ]

    clerk.goto(f"{base}/needs/orders/")
    clerk.get_by_label("文件").select_option("csv-gb")
    with clerk.expect_download() as back:
        clerk.get_by_role("button", name="导出，记为已回告").click()
    (row,) = csv.DictReader(io.StringIO(back.value.path().read_bytes().decode("gb18030")))
    assert (row["工单编号"], row["承办单位"]) == (ORDER, desk.bureau.name)
    assert answer in row["答复"]
    assert row["答复时间"].startswith(f"{clock.today():%Y-%m-%d}")
