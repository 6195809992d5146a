from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from lianxin.audit import selectors as audit
from lianxin.audit.models import AuditEvent
from lianxin.bulletin import selectors, services
from lianxin.bulletin.errors import NotFitToPost, WrongState
from lianxin.bulletin.models import Notice, Posting
from lianxin.bulletin.vocabulary import State
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.insert_only import InsertOnly
from tests.bulletin.conftest import ASSEMBLY, TABLE


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-23 09:00+08:00", tick=False):
        yield


def test_what_a_body_decided_hangs_fifteen_days_with_two_renditions(board):
    notice = board.posted()
    assert (notice.number, notice.state) == ("上河村公开〔2026〕1号", State.POSTED)
    assert (notice.posted_on, notice.posted_until) == (date(2026, 11, 23), date(2026, 12, 8))
    posting = notice.posting
    assert "周小满牵头" in posting.board["body"]
    assert "周**牵头" in posting.web["body"]
    assert posting.board["tables"][0]["rows"][0][2] == "周小满"
    assert posting.web["tables"][0]["rows"][0][2] == "周**"
    assert AuditEvent.objects.get().tag == "bulletin:notice:post"


def test_the_public_log_knows_the_digest_and_no_name(board):
    posting = board.posted().posting
    body = audit.entry_numbered(posting.entry_number).body
    assert posting.digest in body
    assert "周小满" not in body
    assert selectors.proof_of(posting).is_same


def test_numbers_count_up_in_a_year_and_place(board):
    board.posted()
    second = board.posted(source=services.Source("letter", "R2", "决议"))
    assert second.number == "上河村公开〔2026〕2号"


def test_a_thing_is_posted_once_and_only_with_what_decided_it(board):
    board.posted()
    with pytest.raises(RuleBroken, match="已经公开过"):
        board.posted()
    with pytest.raises(RuleBroken, match="是什么决定了"):
        board.posted(source=services.Source())


@pytest.mark.parametrize("name", ["resident", "supervisor_of_elsewhere", "operator", "outsider"])
def test_only_people_of_the_place_post(board, name):
    name = "outsider" if name == "supervisor_of_elsewhere" else name
    with pytest.raises(NotAllowed):
        board.posted(by=name)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"days": 14}, "不能少于15天"),
        ({"title": " "}, "请写标题"),
        ({"body": " ", "tables": ()}, "请写正文"),
        ({"item": "village.gossip"}, "没有“village.gossip”"),
        ({"about": (date(2026, 9, 30), date(2026, 7, 1))}, "不能早于"),
        ({"tables": [TABLE | {"rows": [["2026-07-12", "x"]]}]}, "第1张表第1行"),
        ({"tables": [TABLE | {"rows": [["2026-07-12", "x", "王", 18.5]]}]}, "金额"),
    ],
)
def test_what_is_not_whole_is_refused_in_words(board, more, words):
    with pytest.raises(RuleBroken, match=words):
        board.posted(**more)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"body": "请打 199-0000-0053 找他。"}, "正文里有手机号 199"),
        ({"tables": [{**TABLE, "columns": [*TABLE["columns"][:2], {"name": "银行卡号", "kind": "text"}, TABLE["columns"][3]]}]}, "第1张表的“银行卡号”是不该公开的一栏"),
        ({"tables": [{**TABLE, "rows": [["2026-07-12", "电话19900000053", "王", 5]]}]}, "第1张表第1行“用途”有手机号"),
    ],
)  # fmt: skip
def test_personal_data_blocks_and_the_sentence_says_where(board, more, words):
    with pytest.raises(NotFitToPost, match=words):
        board.posted(**more)
    assert not Posting.objects.exists()


def test_what_hung_cannot_be_changed_by_any_door(board):
    posting = board.posted().posting
    with pytest.raises(InsertOnly):
        posting.save()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bulletin_posting SET digest = 'x'")
    assert Posting.objects.get().digest == posting.digest


def test_an_upheld_objection_reaches_the_caller_and_the_correction_hangs_anew(board):
    told = []
    services.register_source(
        "letter", "决议", upheld=lambda **found: told.append(found), address=lambda key: f"/hall/{key}/"
    )
    notice = board.posted()
    objection = services.raise_objection(notice=notice, words="电费多写了一百", by=board.cast.actor("resident"))
    with pytest.raises(NotAllowed, match="填这份公开的人"):
        services.uphold_objection(objection=objection, answer="多写了", by=board.cast.actor("committee"))
    services.uphold_objection(objection=objection, answer="多写了 100 元。", by=board.cast.actor("secretary"))
    assert [(each["source_id"], each["objection"].pk) for each in told] == [("R1", objection.pk)]
    assert selectors.standing_of("letter", "R1").state == State.CORRECTING
    with time_machine.travel("2026-11-26 09:00+08:00", tick=False):
        rows = [TABLE["rows"][0], [*TABLE["rows"][1][:3], 36_350]]
        services.post_correction(
            notice=notice, title="村民代表会议决定：修东头机耕路", body="同意。", tables=[TABLE | {"rows": rows}],
            because="路灯电费多写了 100 元", by=board.cast.actor("committee"),
        )  # fmt: skip
    notice.refresh_from_db()
    assert (notice.state, notice.posting.ordinal, notice.posted_until) == (State.POSTED, 2, date(2026, 12, 11))
    standing = selectors.standing_of("letter", "R1")
    assert (standing.open_objections, standing.upheld_objections, standing.is_over) == (0, 1, False)


def test_a_correction_of_what_hangs_unquestioned_is_refused(board):
    notice = board.posted()
    with pytest.raises(WrongState):
        services.post_correction(notice=notice, title="x", body="y", because="z", by=board.cast.actor("committee"))


def test_a_callback_that_fails_undoes_the_whole(board):
    def refuse(**found):
        raise RuleBroken("决议已经作废")

    notice = board.posted()
    objection = services.raise_objection(notice=notice, words="不对", by=board.cast.actor("resident"))
    services.register_source("letter", "决议", upheld=refuse)
    with pytest.raises(RuleBroken, match="作废"):
        services.uphold_objection(objection=objection, answer="对", by=board.cast.actor("secretary"))
    services.register_source("letter", "决议")
    objection.refresh_from_db()
    notice.refresh_from_db()
    assert (objection.state, notice.state) == ("received", State.POSTED)


@override_settings(SITE_URL="https://county.example")
def test_the_site_of_the_county_stands_on_the_paper(board):
    assert board.posted().posting.site == "https://county.example"
    assert ASSEMBLY.label == Notice.objects.get().source_label
