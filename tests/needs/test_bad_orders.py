"""Files of work orders as bad as they come: refused in words or by row, and nothing half-saved."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from lianxin.kit.errors import RuleBroken
from lianxin.needs import services
from lianxin.needs.models import Need, OrderBatch, UpstreamOrder
from lianxin.needs.services.orders import MOST_ORDERS
from lianxin.needs.vocabulary import BatchState
from tests.needs.test_orders import GOOD, HEAD, bring, receive, words_of


def receive_bytes(desk, data):
    return services.receive_orders(
        source="12345", division=desk.cast.village, filename="工单.csv", data=data, by=desk.actor("clerk")
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_every_encoding_a_platform_writes_gives_the_same_words(desk, encoding):
    bring(desk, receive(desk, GOOD, encoding=encoding))
    assert Need.objects.get().content == "村东头路灯不亮"


@pytest.mark.parametrize("encoding", ["big5", "utf-16-le"])
def test_an_encoding_that_is_none_of_these_brings_nothing_in_wrongly(desk, encoding):
    head, line = "工單編號,訴求內容", "GD001,路燈不亮"
    try:
        batch = receive_bytes(desk, f"{head}\n{line}".encode(encoding))
        with pytest.raises(RuleBroken, match="工单编号"):  # headings nobody can read are no columns
            services.start_orders(batch=batch, mapping=batch.mapping, by=desk.actor("clerk"))
    except RuleBroken as refused:
        assert "没有上传" in str(refused)  # noqa: PT017 - either refusal is one
    assert not Need.objects.exists()


def test_one_broken_byte_refuses_the_file_and_not_half_of_it(desk):
    data = f"{HEAD}\n{GOOD}\n".encode() + b"GD002,,,\xff\xff\xff,,,,\n"
    with pytest.raises(RuleBroken, match="编码认不出来"):
        receive_bytes(desk, data)
    assert not OrderBatch.objects.exists()


def test_rows_that_contradict_each_other_stay_out_both_and_the_rest_comes_in(desk):
    other = GOOD.replace("GD001", "GD009")
    batch = bring(desk, receive(desk, GOOD, GOOD.replace("不亮", "亮了"), other))
    assert (batch.made_count, batch.failed_count) == (1, 2)
    assert UpstreamOrder.objects.get().number == "GD009"


def test_too_many_rows_and_too_many_bytes_are_refused_before_anything_is_kept(desk):
    lines = (GOOD.replace("GD001", f"GD{n:05d}") for n in range(MOST_ORDERS + 1))
    with pytest.raises(RuleBroken, match=str(MOST_ORDERS)):
        receive(desk, *lines)
    with pytest.raises(RuleBroken, match="20 MB"):
        receive_bytes(desk, f"{HEAD}\n".encode() + b"x" * (20 * 1024 * 1024))
    assert not OrderBatch.objects.exists()


def test_a_workbook_that_swells_when_opened_is_refused(desk):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (450 * 1024 * 1024))
    with pytest.raises(RuleBroken, match="太大"):
        receive_bytes(desk, out.getvalue())


def test_a_workbook_with_entities_in_its_xml_reads_no_file_and_does_not_swell(desk):
    book = Workbook()
    book.active.append(["工单编号", "诉求内容"])
    book.active.append(["GD001", "水管漏了"])
    plain = io.BytesIO()
    book.save(plain)
    out = io.BytesIO()
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name.endswith("sheet1.xml"):
                text = f'<?xml version="1.0"?>{entity}' + text.replace("GD001", "&a;").partition("?>")[2]
                text = text if "&a;" in text else text.replace("<v>0</v>", "<v>&a;</v>", 1)
            target.writestr(name, text)
    try:
        batch = receive_bytes(desk, out.getvalue())
        assert "root:" not in batch.sealed_rows
    except RuleBroken as refused:
        assert "没有上传" in str(refused)  # noqa: PT017 - either is safe
    assert not Need.objects.exists()


def test_a_formula_in_a_cell_is_text_in_and_text_out(desk, client):
    bring(desk, receive(desk, GOOD.replace("村东头路灯不亮", '"=HYPERLINK(""http://evil.test"",""点"")"')))
    need = Need.objects.get()
    assert need.content.startswith("=HYPERLINK")
    services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"))
    services.accept_need(need=need, by=desk.actor("handler"))
    services.record_contact(need=need, words="说了", by=desk.actor("handler"))
    services.report_resolved(need=need, answer="+1+1", by=desk.actor("handler"))
    client.force_login(desk.cast.user("clerk"))
    text = client.post("/needs/orders/report/", {"source": "12345", "kind": "csv"}).content.decode("utf-8-sig")
    assert "'+1+1" in text
    broken = bring(desk, receive(desk, "@SUM(1),,,,,,,"))
    assert "'@SUM(1)" in client.get(f"/needs/orders/{broken.public_id}/faults.csv").content.decode()


def test_a_fault_in_the_middle_keeps_the_rows_before_it_and_goes_on(desk, monkeypatch):
    from lianxin.needs.services import orders

    real, calls = orders._register, []

    def dies_once(draft, batch, by):
        calls.append(draft.order.number)
        if len(calls) == 2:
            raise ConnectionError
        return real(draft, batch, by)

    monkeypatch.setattr(orders, "_register", dies_once)
    batch = receive(desk, *(GOOD.replace("GD001", f"GD00{n}") for n in range(1, 4)))
    batch = services.start_orders(batch=batch, mapping=batch.mapping, by=desk.actor("clerk"))
    with pytest.raises(ConnectionError):
        services.bring_orders(batch=batch, by=desk.actor("clerk"))
    assert not Need.objects.exists()  # the whole step is taken back
    batch.refresh_from_db()
    assert (batch.state, batch.made_count) == (BatchState.RUNNING, 0)
    done = services.bring_orders(batch=batch, by=desk.actor("clerk"))
    assert (done.state, done.made_count) == (BatchState.DONE, 3)
    assert words_of(done) == []
