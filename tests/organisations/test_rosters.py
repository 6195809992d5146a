"""Who holds which post, brought as a list: good rows kept by the same rules as by hand, the others said why, all taken back."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.rosters import Column, guess
from lianxin.organisations import selectors, services
from lianxin.organisations.calc.rosters import day_of, is_yes
from lianxin.organisations.models import Post, Roster, Tenure, Unit
from lianxin.organisations.vocabulary import AuditTag

HEADS = "单位,单位类别,职务,姓名,任职日期,依据,已联审"
ROWS = (
    "上河村村民委员会,村民委员会,主任,甲,2026-01-05,2026 年换届选举,是",
    "上河村村民委员会,村民委员会,委员,乙,2026年1月5日,2026 年换届选举,是",
    "上河村村民委员会,村民委员会,委员,丙,2026/1/5,2026 年换届选举,是",
    "上河村党支部,党支部,书记,丁,2026.1.5,镇党委批复,",
    "上河村村民委员会,村民委员会,委员,戊,2026-01-05,2026 年换届选举,",
    "没有的单位,,委员,己,2026-01-05,选举,是",
    "上河村党支部,党支部,委员,庚,前年,选举,",
)
TEXT = "\n".join([HEADS, *ROWS])


@given(
    st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["{}-{}-{}", "{}/{}/{}", "{}.{}.{}", "{}年{}月{}日"]),
)
def test_a_day_is_read_as_people_write_it(day, form):
    assert day_of(form.format(day.year, day.month, day.day)) == day


@given(st.text(max_size=20))
def test_what_is_no_day_is_none(text):
    found = day_of(text)
    assert found is None or str(found.year) in text


def test_heads_are_known_by_what_they_are_called():
    columns = (Column("post", "岗位", ("职务",)), Column("name", "姓名"))
    assert guess(columns, ["序号", "姓名", "职务"]) == {"post": 2, "name": 1}
    assert [is_yes(each) for each in ("是", " √ ", "", "否")] == [True, True, False, False]


def send(client, cast, text=TEXT, **more):
    return client.post(f"{reverse('organisations:bring')}?place={cast.village.public_id}", {"text": text, **more})


def confirmed(client, cast, text=TEXT):
    shown = send(client, cast, text)
    return send(client, cast, text, confirm=shown.context["digest"])


def test_a_list_is_shown_first_and_its_good_rows_kept(client, cast):
    client.force_login(cast.user("township_officer"))
    index = f"{reverse('organisations:index')}?place={cast.village.public_id}"
    assert reverse("organisations:bring") in client.get(index).content.decode()
    page = send(client, cast).content.decode()
    for words in ("新设单位 2 个", "登记任职 4 人", "请先联审", "没有叫“没有的单位”的单位", "“前年”看不懂", "第 6 行"):
        assert words in page
    assert not Unit.objects.filter(name="上河村党支部").exists()
    assert confirmed(client, cast).url == index
    assert {(each.post.title, each.holder_name) for each in Tenure.objects.all()} == {
        ("主任", "甲"), ("委员", "乙"), ("委员", "丙"), ("书记", "丁"),
    }  # fmt: skip
    assert Post.objects.get(title="委员").seats == 3
    assert Post.objects.get(title="书记").is_head
    assert AuditEvent.objects.get(tag=AuditTag.BRING_ROSTER).after == {"count": 4}
    again = send(client, cast)
    assert "已经有了、不动的 4 人" in again.content.decode()
    assert "没有可以登记的新的一行" in again.content.decode()


def test_a_list_says_how_a_post_is_filled_its_role_its_money_and_whose_record_it_is(client, cast):
    client.force_login(cast.user("township_officer"))
    text = "\n".join(
        [
            "单位,单位类别,岗位,产生方式,角色,管钱管账,姓名,人口档案编号,任职日,依据,已联审",
            "上河村村民委员会,村民委员会,报账员,招聘,,是,甲,P1,2026-01-05,聘用合同,是",
            "上河村村民委员会,村民委员会,主任,,两委成员,,乙,,2026-01-05,2026 年换届选举,是",
            "上河村村民委员会,村民委员会,主任,招聘,,,戊,,2026-01-05,2026 年换届选举,是",
            "上河村村民委员会,村民委员会,副主任,任命,,,丙,,2026-01-05,镇里定的,是",
            "上河村连心站,党群连心站,值班员,,站长大人,,丁,,2026-01-05,聘用合同,",
        ]
    )
    shown = send(client, cast, text)
    for words in ("不设任命、兼任的席位", "角色“站长大人”看不懂", "产生方式和表里写的不一样"):
        assert words in shown.content.decode()
    faults = send(client, cast, text, faults="1")
    assert faults["Content-Type"].startswith("text/csv")
    assert faults.content.decode().splitlines()[1].startswith("上河村村民委员会,村民委员会,主任,招聘,,,戊,,2026-01-05")
    assert len(faults.content.decode().splitlines()) == 4
    confirmed(client, cast, text)
    clerk, head = Tenure.objects.order_by("post__title")
    assert {clerk.post.title, head.post.title} == {"主任", "报账员"}
    money = Post.objects.get(title="报账员")
    assert (money.selection, money.is_finance, money.tenures.get().holder_ref) == ("recruited", True, "P1")
    assert (Post.objects.get(title="主任").role, Post.objects.get(title="主任").selection) == (
        "committee_member",
        "elected",
    )


def test_a_sample_is_a_list_that_can_be_brought(client, cast):
    client.force_login(cast.user("township_officer"))
    page = f"{reverse('organisations:bring')}?place={cast.village.public_id}"
    assert "sample=1" in client.get(page).content.decode()
    sample = client.get(f"{page}&sample=1").content.decode().lstrip("\ufeff")
    assert "登记任职 3 人" in send(client, cast, sample).content.decode()


def test_a_column_nobody_knows_is_chosen_by_hand(client, cast):
    client.force_login(cast.user("township_officer"))
    text = TEXT.replace("姓名", "谁")
    first = send(client, cast, text)
    assert first.status_code == 422
    assert "请在下面选哪一列是“姓名”" in first.content.decode()
    assert "登记任职 4 人" in send(client, cast, text, column_name="3").content.decode()
    assert "同一列被选作两项" in send(client, cast, text, column_name="2").content.decode()


@pytest.mark.parametrize("text", ["", "随便一句话", HEADS, "\x00"])
def test_what_is_no_list_is_said_in_words(client, cast, text):
    client.force_login(cast.user("township_officer"))
    answer = send(client, cast, text)
    assert answer.status_code == 422
    assert not Roster.objects.exists()


def test_a_list_is_taken_back_while_nothing_came_after(client, cast):
    client.force_login(cast.user("township_officer"))
    confirmed(client, cast)
    (roster,) = selectors.rosters_of(cast.village)
    assert client.post(reverse("organisations:undo", args=[roster.public_id])).status_code == 302
    assert not Tenure.objects.exists()
    assert not Unit.objects.filter(name="上河村党支部").exists()
    with pytest.raises(RuleBroken, match="已经撤回"):
        services.undo_roster(roster=roster, by=cast.actor("township_officer"))
    assert "已撤回" in client.get(f"{reverse('organisations:bring')}?place={cast.village.public_id}").content.decode()
    assert AuditEvent.objects.filter(tag=AuditTag.UNDO_ROSTER).count() == 1


@pytest.mark.parametrize("came", ["end", "more"])
def test_a_list_others_rest_on_stays(client, cast, came):
    client.force_login(cast.user("township_officer"))
    confirmed(client, cast)
    (roster,) = selectors.rosters_of(cast.village)
    tenure = Tenure.objects.get(holder_name="丁")
    if came == "end":
        services.end_tenure(tenure=tenure, on=date(2026, 6, 1), reason="辞职", by=SYSTEM)
    else:
        services.appoint(
            post=Post.objects.get(title="委员"), holder_name="辛", starts_on=date(2026, 6, 1), basis="补选",
            is_screened=True, by=SYSTEM,
        )  # fmt: skip
    with pytest.raises(RuleBroken, match="不能整份撤回"):
        services.undo_roster(roster=roster, by=cast.actor("township_officer"))
    assert Tenure.objects.filter(holder_name="甲").exists()


@pytest.mark.parametrize("who", ["secretary", "resident", "outsider"])
def test_a_list_is_brought_by_the_township(client, cast, who):
    client.force_login(cast.user(who))
    assert send(client, cast).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        services.import_roster(place=cast.village, rows=[], by=cast.actor(who))
