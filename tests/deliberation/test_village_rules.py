"""Village rules from a draft to the wall: what they may not say, who says what in which order, version by version."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lianxin.bulletin import selectors as board
from lianxin.deliberation import policies, selectors, services
from lianxin.deliberation.calc.phases import PROCESSES
from lianxin.deliberation.calc.village_rules import explained_by, findings, not_explained
from lianxin.deliberation.models import Resolution, VillageRule
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from tests.deliberation.conftest import MOTION

GOOD = "垃圾分类投放，每周五一起扫街。\n红白事不超过十桌。\n本村不设罚款，不收押金，不上黑榜。"


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("乱倒垃圾的罚款五十元。", ["fine"]),
        ("乱倒垃圾的罚五十元。", ["fine"]),
        ("不得罚款，不设罚款。", []),
        ("不孝敬老人的，取消低保。", ["benefits"]),
        ("不交卫生费的不予办理盖章手续。", ["benefits"]),
        ("不得以任何理由取消低保。", []),
        ("外嫁女不分红。", ["gender"]),
        ("不因外嫁女身份区别对待。", []),
        ("正月里不准走亲访友。", ["movement"]),
        ("不参加义务劳动的上黑榜。", ["shaming"]),
        ("谁家卫生差，名单上墙通报。", ["shaming"]),
        ("不上黑榜。", []),
        ("建房交押金两千元，违者罚款。", ["fine", "deposit"]),
        ("不收押金。", []),
        ("乱倒垃圾的每次罚 50 块。", ["fine"]),
        ("罚一百块钱。", ["fine"]),
        ("不参加扫街的，交 200 元。", ["fine"]),
        ("每户每年交卫生费 60 元。", []),
        ("妇女不得当户主。", ["gender"]),
        ("外嫁的姑娘不参加分配。", ["gender"]),
        ("亲戚来访须报村委会批准。", ["movement"]),
        ("大会上点名通报。", ["shaming"]),
        ("建房预交 500 元，一年后退。", ["deposit"]),
        ("交纳诚信金。", ["deposit"]),
        ("红白事不超过十桌，礼金不超过二百元。", []),
        ("", []),
        ("违者缴纳200元清理费。", ["fine"]),
        ("乱堆柴草的交纳清理费200元。", ["fine"]),
        ("不扫街的罚工一天。", ["fine"]),
        ("乱倒垃圾的，从年终分红中扣200元。", ["benefits"]),
        ("扣减当年分红。", ["benefits"]),
        ("乱倒垃圾的，处以200元。", ["fine"]),
        ("乱倒垃圾的交200元。", ["fine"]),
        ("不打扫的扣100元。", ["fine"]),
        ("无故不得离开本村。", ["movement"]),
        ("妇女不分红。", ["gender"]),
        ("嫁出去的女儿不分地。", ["gender"]),
        ("拖欠的在大喇叭念名字。", ["shaming"]),
        ("捐款扣除成本后的两百元记入公账。", []),
        ("妇女也分红，不分男女。", []),
        ("不配合的，低保、补贴一律取消。", ["benefits"]),
        ("不孝敬老人的，低保待遇暂停一年。", ["benefits"]),
        ("分红予以停发。", ["benefits"]),
        ("不交卫生费的停水停电。", ["benefits"]),
        ("正月里不准外来人员进出。", ["movement"]),
        ("外地人不得入村。", ["movement"]),
        ("防疫期间禁止接待来访。", ["movement"]),
        ("不孝子女名单张榜公布。", ["shaming"]),
        ("欠水费的公布户名。", ["shaming"]),
        ("不来开会的，大喇叭点名。", ["shaming"]),
        ("办酒席先缴100元。", ["deposit"]),
        ("建房预缴100元。", ["deposit"]),
        ("每次交易超过二百元的要记账。", []),
        ("会堂办酒席，每次交水电费 20 元。", []),
        ("低保由民政部门依法审批，村里不得取消。", []),
        ("低保、补贴不得取消、不得扣减。", []),
        ("取消大操大办，省下的钱补贴老人。", []),
        ("分红按成员大会定的方案发，账目张榜公布。", []),
        ("不得停水停电。", []),
        ("不设罚款、不收押金、不扣任何人的待遇。", []),
        ("停水、停电检修提前一天通知各户。", []),
        ("遇停电由电工值班。", []),
        ("大货车不得进村。", []),
        ("不准大货车进出村道。", []),
        ("来访的都要热情接待，不得推诿。", []),
        ("欢迎外来人员来村里做客，登记一下方便找人。", []),
        ("捐款名单张榜公布。", []),
        ("好婆婆、好媳妇名单上墙通报表扬。", []),
        ("值班人员的姓名和电话在公开栏公布。", []),
        ("开会用大喇叭通知。", []),
        ("不用大喇叭批评人。", []),
        ("盖章先交材料，当天办好。", []),
        ("违者没收车辆。", ["fine"]),
        ("没收到通知的，到村委会问。", []),
        ("没收入的老人，村里帮着申请低保。", []),
        ("违者义务劳动三天。", ["fine"]),
        ("每月十五号义务劳动一天，大家都来。", []),
        ("晚上十点以后禁止出门。", ["movement"]),
        ("禁止遛狗不拴绳出门。", []),
        ("女儿户不得参加集体分配。", ["gender"]),
        ("改嫁的妇女，承包地收回。", ["benefits", "gender"]),
        ("不得歧视外嫁女。", []),
        ("承包期内不得收回承包地。", []),
        ("不搞卫生的户，照片在微信群里公开。", ["shaming"]),
        ("不懂的找值班员，姓名和电话在公开栏公布。", []),
    ],
)
def test_what_may_not_be_said_is_found_and_what_forbids_it_is_not(clause, codes):
    found = findings(f"邻里互助。\n\n{clause}")
    assert [each.ban.code for each in found] == codes
    assert all(each.clause == 2 and each.words in clause and each.ban.article for each in found)


def draft(hall, text=GOOD, **more):
    return services.draft_village_rule(
        division=hall.cast.village, title="上河村村规民约", text=text, by=hall.head, **more
    )


def checked(hall, text=GOOD, at=None):
    """Heard for ten days and passed by the township."""
    at = at or clock.now() - timedelta(days=40)
    rule = services.consult_on_village_rule(
        rule=draft(hall, text), until=clock.day_of(at) + timedelta(days=10), by=hall.head, at=at
    )
    at += timedelta(days=11)
    services.hand_in_village_rule(
        rule=rule, text=text, heard="十二人提了意见，桌数从八桌改成十桌。", by=hall.head, at=at
    )
    return services.pass_village_rule(
        rule=rule, words="司法所和村法律顾问看过，没有问题。", by=hall.cast.actor("township_officer"), at=at
    )


def decided(hall, kind="villagers_assembly", motion=GOOD):
    """A resolution of the assembly of everybody, or of the representatives, on this motion, that hangs."""
    body = hall.body(kind, 0 if kind == "villagers_assembly" else 3, name=f"{kind}{Resolution.objects.count()}")
    roll = hall.roll() if kind == "villagers_assembly" else None
    meeting = hall.planned(body, days=11, study=hall.studied(), motion=motion)
    meeting = services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    came = meeting.seats.count()
    meeting = hall.validated(hall.minuted(hall.held(meeting, came), yes=came, no=0, abstain=0))
    today = clock.today()
    resolution = services.register_resolution(
        item=meeting.items.get(), effective_on=today, responsible="村委会", due_on=today, review_on=today, by=hall.head
    )
    return services.publish_resolution(resolution=resolution, by=hall.head)


def test_what_the_words_point_to_is_changed_or_explained_in_public(hall, client):
    rule = draft(hall, "乱倒垃圾的罚款五十元。")
    until = clock.today() + timedelta(days=12)
    with pytest.raises(RuleBroken) as refused:
        services.consult_on_village_rule(rule=rule, until=until, by=hall.head)
    assert refused.value.field == "explained"
    assert "第 1 条写了“罚款”" in refused.value.message
    assert "行政处罚法第十六条" in refused.value.message
    client.force_login(hall.cast.user("committee"))
    assert "行政处罚法第十六条" in client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()
    services.redraft_village_rule(rule=rule, title=rule.title, text=GOOD, by=hall.head)
    assert services.consult_on_village_rule(rule=rule, until=until, by=hall.head).state == "consulting"


def test_an_explanation_stands_for_what_it_was_given_of(hall, client):
    """What comes in after it is explained too: the form has a place for it, and old words do not pass new findings."""
    fine = "打架的，派出所依法处罚。"
    rule = draft(hall, f"{GOOD}\n{fine}")
    until, late = clock.today() + timedelta(days=10), clock.now() + timedelta(days=11)
    services.consult_on_village_rule(rule=rule, until=until, explained="说的是派出所。", by=hall.head)
    rule.refresh_from_db()
    assert rule.explained_of == [[fine, "处罚"]]
    handed = {"rule": rule, "heard": "没有人提", "by": hall.head, "at": late}
    for words in (None, "说的是派出所。"):
        with pytest.raises(RuleBroken, match="押金") as refused:
            services.hand_in_village_rule(**handed, text=f"建房收押金。\n{fine}", explained=words)
        assert refused.value.field == "explained"
        assert "处罚" not in refused.value.message
    services.hand_in_village_rule(**handed, text=f"一条新的。\n{GOOD}\n{fine}")
    rule = services.return_village_rule(rule=rule, words="再改。", by=hall.cast.actor("township_officer"))
    services.redraft_village_rule(rule=rule, title=rule.title, text=f"{fine}\n建房收押金。", by=hall.head)
    with pytest.raises(RuleBroken, match="押金"):
        services.consult_on_village_rule(rule=rule, until=until, explained="说的是派出所。", by=hall.head)
    services.redraft_village_rule(rule=rule, title=rule.title, text=fine, by=hall.head)
    with pytest.raises(RuleBroken, match="处罚"):  # an explanation is not taken back by saying nothing
        services.consult_on_village_rule(rule=rule, until=until, by=hall.head)
    services.redraft_village_rule(rule=rule, title=rule.title, text=f"{fine}\n建房收押金。", by=hall.head)
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/village-rules/{rule.public_id}/"
    assert "说的是派出所。" not in client.get(f"{at}consult/").content.decode()
    both = "说的是派出所；押金是租公房的，合同里写明。"
    services.consult_on_village_rule(rule=rule, until=until, explained=both, by=hall.head)
    assert both in client.get(f"{at}hand-in/").content.decode()


@given(st.lists(st.sampled_from(["罚款五十元。", "收押金。", "垃圾分类。", "不上黑榜。", "扣减分红。"]), max_size=6))
def test_what_was_explained_stays_so_in_any_order_and_nothing_else_does(lines):
    text = "\n".join(lines)
    assert not_explained("\n\n".join(reversed(lines)), explained_by(text)) == ()
    assert not_explained(text, []) == findings(text)
    new = not_explained(f"{text}\n交风险金。", explained_by(text))
    assert [each.words for each in new] == ["风险金"]


def test_ten_days_are_heard_before_the_township_reads_it(hall):
    rule = draft(hall)
    with pytest.raises(RuleBroken) as soon:
        services.consult_on_village_rule(rule=rule, until=clock.today() + timedelta(days=9), by=hall.head)
    assert soon.value.field == "until"
    services.consult_on_village_rule(rule=rule, until=clock.today() + timedelta(days=10), by=hall.head)
    with pytest.raises(RuleBroken, match="过了这天"):
        services.hand_in_village_rule(
            rule=rule, text=GOOD, heard="没有人提", by=hall.head, at=clock.now() + timedelta(days=10)
        )
    late = clock.now() + timedelta(days=11)
    with pytest.raises(RuleBroken):
        services.hand_in_village_rule(rule=rule, text="交保证金。", heard="没有人提", by=hall.head, at=late)
    rule = services.hand_in_village_rule(rule=rule, text=GOOD, heard="没有人提", by=hall.head, at=late)
    with pytest.raises(NotAllowed):
        services.pass_village_rule(rule=rule, words="好", by=hall.head)
    back = services.return_village_rule(rule=rule, words="第二条说细一点。", by=hall.cast.actor("township_officer"))
    assert back.state == "draft"


def test_a_draft_is_a_topic_people_speak_on_while_they_are_asked(hall, client):
    resident, until = hall.cast.actor("resident"), clock.today() + timedelta(days=10)
    rule = services.consult_on_village_rule(rule=draft(hall), until=until, by=hall.head)
    topic = selectors.topic_of_source("village_rule", rule.public_id)
    services.add_comment(topic=topic, side="against", words="十桌太多，八桌就够。", by=resident)
    services.add_comment(topic=topic, side="for", words="扫街好。", author_name="钱大暑", by=hall.clerk)
    for name in ("resident", "clerk", None):
        if name:
            client.force_login(hall.cast.user(name))
        page = client.get(f"/hall/topics/{topic.public_id}/").content.decode()
        assert "红白事不超过十桌。" in page
        assert "None" not in page
        assert f"/hall/village-rules/{rule.public_id}/" in page
        assert (
            f"/hall/topics/{topic.public_id}/comments/"
            in client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()
        )
        client.logout()
    with pytest.raises(RuleBroken):
        services.conclude_topic(
            topic=topic,
            outcome="consensus",
            outcome_words="好",
            route="implement",
            came=1,
            affected_came=1,
            by=hall.head,
        )
    late = clock.now() + timedelta(days=11)
    handed = {"rule": rule, "text": GOOD, "heard": "两人提了，桌数改成八桌。", "by": hall.head, "at": late}
    waiting = list(topic.comments.filter(state="waiting"))
    assert waiting
    with pytest.raises(RuleBroken, match=f"{len(waiting)} 条意见等审"):
        services.hand_in_village_rule(**handed)
    for comment in waiting:
        services.rule_on_comment(comment=comment, ruling="show", by=hall.supervisor)
    services.hand_in_village_rule(**handed)
    topic.refresh_from_db()
    assert (topic.state, topic.outcome, topic.route) == ("concluded", "heard", "to_assembly")
    page = client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    assert "两人提了，桌数改成八桌。" in page
    assert "交会议表决" in page
    with pytest.raises(RuleBroken):
        services.add_comment(topic=topic, side="for", words="再说一句。", by=resident)
    assert topic not in selectors.topics_for_process([hall.cast.village.path])
    with pytest.raises(RuleBroken, match="自己的程序"):
        services.start_process(division=hall.cast.village, kind="four_steps", title="红白事", topic=topic, by=hall.head)
    services.return_village_rule(rule=rule, words="再改。", by=hall.cast.actor("township_officer"))
    assert (
        f"/hall/village-rules/{rule.public_id}/" not in client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    )


def test_a_draft_put_to_people_again_or_dropped_has_a_topic_each_time(hall):
    until = clock.today() + timedelta(days=10)
    rule = services.consult_on_village_rule(rule=draft(hall), until=until, by=hall.head)
    late = clock.now() + timedelta(days=11)
    services.hand_in_village_rule(rule=rule, text=GOOD, heard="没有人提", by=hall.head, at=late)
    services.return_village_rule(rule=rule, words="说细一点。", by=hall.cast.actor("township_officer"))
    first = selectors.topic_of_source("village_rule", rule.public_id)
    services.consult_on_village_rule(rule=rule, until=until, by=hall.head)
    second = selectors.topic_of_source("village_rule", rule.public_id)
    assert first.pk != second.pk
    services.drop_village_rule(rule=rule, reason="先不改了", by=hall.head)
    second.refresh_from_db()
    assert (second.state, second.route, second.outcome_words) == ("concluded", "nowhere", "先不改了")


def test_a_place_that_takes_no_comments_on_the_web_has_no_topic_for_its_draft(hall):
    rows = [
        {"code": each.code, "name": each.name, "verbs": [verb for verb in each.verbs if verb != "comment"]}
        for each in PROCESSES["village_rules"]
    ]
    services.make_plan(division=hall.cast.village, kind="village_rules", name="写在纸上", phases=rows, by=hall.head)
    until = clock.today() + timedelta(days=10)
    rule = services.consult_on_village_rule(rule=draft(hall), until=until, by=hall.head)
    assert selectors.topic_of_source("village_rule", rule.public_id) is None


def test_representatives_cannot_adopt_them(hall):
    rule = checked(hall)
    with pytest.raises(RuleBroken) as refused:
        services.adopt_village_rule(rule=rule, resolution=decided(hall, "villager_rep_assembly"), by=hall.head)
    assert "代表会议不能代替" in refused.value.message


def test_only_a_vote_on_this_version_adopts_it_and_once(hall, client):
    rule = checked(hall)
    for motion in (MOTION, GOOD + "\n夜里十点以后不放音响。", "同意上河村村规民约。"):
        with pytest.raises(RuleBroken, match=rule.draft_number) as refused:
            services.adopt_village_rule(rule=rule, resolution=decided(hall, motion=motion), by=hall.head)
        assert refused.value.field == "resolution"
    client.force_login(hall.cast.user("committee"))
    words = f"同意“{rule.title}”第 1 版，校验码 {rule.draft_number}。"
    assert words in client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()
    resolution = decided(hall, motion=words)
    assert selectors.resolutions_for_village_rule(rule) == [resolution]
    services.adopt_village_rule(rule=rule, resolution=resolution, by=hall.head)
    VillageRule.objects.filter(pk=rule.pk).update(state="checked")
    with pytest.raises(RuleBroken, match="已经用过"):
        services.adopt_village_rule(rule=rule, resolution=resolution, by=hall.head)


def test_one_version_is_on_its_way_at_a_time_and_a_dropped_one_makes_room(hall):
    rule = draft(hall)
    with pytest.raises(RuleBroken):
        draft(hall)
    services.drop_village_rule(rule=rule, reason="先不改了", by=hall.head)
    assert draft(hall).version == 2


def test_who_reads_a_draft(hall):
    rule = draft(hall)
    for name in hall.cast.users:
        actor = hall.cast.actor(name)
        listed = policies.visible_village_rules(actor).exists()
        try:
            selectors.find_village_rule(rule.public_id, actor)
        except NotFound:
            assert not listed, name
        else:
            assert listed, name


def test_from_a_checked_text_to_the_wall_and_the_next_version(hall, client):
    township = hall.cast.actor("township_officer")
    for number in (1, 2):
        rule = checked(hall)
        assert rule.version == number
        rule = services.adopt_village_rule(rule=rule, resolution=decided(hall), by=hall.head)
        with pytest.raises(RuleBroken):
            services.post_village_rule(rule=rule, by=hall.head)
        with pytest.raises(NotAllowed):
            services.file_village_rule(rule=rule, filing="1", filed_on=clock.today(), by=hall.head)
        rule = services.file_village_rule(
            rule=rule, filing=f"上政备〔2026〕{number}号", filed_on=clock.today(), by=township
        )
        rule = services.post_village_rule(rule=rule, by=hall.head)
        assert (rule.state, board.standing_of("village_rule", rule.public_id) is not None) == ("in_force", True)
    states = [each.state for each in selectors.village_rules(hall.head)]
    assert states == ["in_force", "replaced"]
    page = client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()
    assert "上政备〔2026〕2号" in page
    assert "本村不设罚款" in page
    assert "行政处罚法" not in page
    resolution = Resolution.objects.get(village_rule=rule)
    services.end_resolution(resolution=resolution, state="annulled", words="责令改正", by=township)
    page = client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()
    assert "决议撤销了，不再执行" in page
    assert draft(hall).version == 3


def test_a_version_is_drafted_and_taken_on_in_the_browser(hall, client):
    client.force_login(hall.cast.user("committee"))
    typed = {"division": hall.cast.village.public_id, "title": "上河村村规民约", "text": "乱停车的罚款一百元。"}
    page = client.post("/hall/village-rules/new/", typed, follow=True).content.decode()
    assert "罚款、处罚" in page
    rule = next(iter(selectors.village_rules(hall.head)))
    at = f"/hall/village-rules/{rule.public_id}/"
    until = clock.today() + timedelta(days=11)
    refused = client.post(f"{at}consult/", {"until": until})
    assert refused.status_code == 422
    assert until.isoformat() in refused.content.decode()
    client.post(f"{at}redraft/", {"title": rule.title, "text": GOOD})
    assert "征求意见" in client.post(f"{at}consult/", {"until": until}, follow=True).content.decode()
    twice = client.post("/hall/village-rules/new/", typed)
    assert twice.status_code == 422
    assert "乱停车的罚款" in twice.content.decode()
    client.logout()
    assert client.get(at).status_code == 200
    if client.get(f"{at}poster.pdf").status_code == 200:
        assert client.get(f"{at}poster.pdf").content.startswith(b"%PDF")


def test_the_list_asks_the_same_for_one_and_for_a_hundred(hall, client):
    seen = []
    for n in (1, 99):
        start = VillageRule.objects.count()
        VillageRule.objects.bulk_create(
            VillageRule(
                division=hall.cast.village, division_path=hall.cast.village.path, version=start + i + 1, title="约", text="好",
                state="consulting", drafted_at=hall.now, drafted_by_name="冯芒种",
            )
            for i in range(n)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/hall/village-rules/").status_code == 200
        seen.append(len(queries))
    assert seen == [1, 1]
