"""What a rule set may not say is found, wherever it stands and however it is written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.points.calc.forbidden import RULE_BANS, STORE_BANS, found_in, sentences
from lianxin.points.calc.linting import CATEGORIES, EVIDENCE, RuleText, SetText, a_year_after, look_through
from lianxin.points.vocabulary import Category, Evidence

SET = SetText("积分规则", "谢谢出力的人。", date(2026, 12, 1), date(2027, 11, 30), 5000, 50, is_first=True)
RULE = RuleText(
    "A01", "打扫公共场地", "environment", 6, 60, 60, 120, "witness", ("self",), "扫干净就算。", "在家接电话，同样算"
)

#: Of everything the domain excludes, a sentence somebody has really written somewhere.
FORBIDDEN = {
    "family_planning": "按政策生育的家庭加 20 分",
    "marriage": "婚事新办、不收彩礼加 50 分",
    "funeral": "丧事简办加 30 分",
    "debt": "按时还款不拖欠加 10 分",
    "petition": "全年没有人上访加 100 分",
    "religion": "不参加宗教活动加 10 分",
    "online": "转发村里的公众号文章加 2 分",
    "study_time": "学习强国每天满 30 分加 1 分",
    "fees": "按时缴纳医保费加 20 分",
    "party_dues": "按月交党费加 5 分",
    "consent": "第一个签同意书的加 50 分",
    "propaganda": "来听政策宣讲加 5 分",
    "vote": "对方案投赞成票加 5 分",
    "private_life": "孝敬公婆的好媳妇加 30 分",
    "penalty": "乱倒垃圾扣分 5 分",
    "tied_to_rights": "积分低的取消低保",
    "ranking": "每月公布积分排名",
    "photo": "必须上传照片才算",
}
FAIR = (
    "打扫公共场地", "给独居老人送饭、代缴电费", "夜里防火巡查", "教邻居用手机", "到会记录", "修好村口的长椅", "抗洪时搬沙袋",
    "建议被采纳", "帮新来的快递员熟悉路", "带孩子们排节目", "教老人在手机上缴水费", "垃圾分类桶边值守",
)  # fmt: skip


def codes(found):
    return {each.code for each in found}


def test_the_whitelists_of_words_and_of_arithmetic_are_the_same():
    assert set(Category.values) == CATEGORIES
    assert set(Evidence.values) == EVIDENCE


def test_a_fair_set_may_go_out():
    assert look_through(SET, [RULE, replace(RULE, code="A02", points=3, minutes=30)]) == []


@pytest.mark.parametrize("words", FAIR)
def test_what_people_do_for_each_other_may_be_thanked_for(words):
    assert not found_in(words, RULE_BANS)


def test_every_ban_has_a_sentence_it_finds():
    assert {ban.code for ban in RULE_BANS} == set(FORBIDDEN)


@pytest.mark.parametrize("code", FORBIDDEN)
@pytest.mark.parametrize("where", ["title", "words", "alternative"])
def test_what_is_forbidden_is_named_by_article_and_sentence(code, where):
    rule = replace(RULE, **{where: f"打扫场地。{FORBIDDEN[code]}。"})
    found = [each for each in look_through(SET, [rule]) if each.code == code]
    assert found
    assert found[0].sentence == FORBIDDEN[code]
    assert found[0].rule == "A01"
    assert found[0].article


@pytest.mark.parametrize("code", FORBIDDEN)
def test_the_words_of_the_set_are_looked_through_too(code):
    assert code in codes(look_through(replace(SET, words=FORBIDDEN[code]), [RULE]))


@given(
    st.sampled_from(sorted(FORBIDDEN)),
    st.sampled_from([" ", "　", "、", "-", "·", "“"]),
    st.text("天地人和山水", max_size=8),
)
def test_nobody_hides_a_word_with_blanks_and_marks(code, mark, around):
    hidden = mark.join(FORBIDDEN[code])
    assert code in {ban.code for ban, _sentence in found_in(f"{around}{hidden}{around}", RULE_BANS)}


@given(st.lists(st.sampled_from([*FAIR, *FORBIDDEN.values()]), max_size=8), st.sampled_from(sorted(FORBIDDEN)))
def test_more_words_never_hide_what_was_found(texts, code):
    text = "。".join([*texts, FORBIDDEN[code]])
    found = found_in(text, RULE_BANS)
    assert code in {ban.code for ban, _sentence in found}
    assert all(sentence in text for _ban, sentence in found)
    assert [sentence for _ban, sentence in found_in("。".join(texts), RULE_BANS)] == [
        sentence for _ban, sentence in found[: len(found_in("。".join(texts), RULE_BANS))]
    ]


@given(st.text())
def test_any_text_can_be_looked_through(text):
    assert all(sentence in text for sentence in sentences(text))
    assert all(sentence in text for _ban, sentence in found_in(text, RULE_BANS + STORE_BANS))


@given(st.integers(-1000, 0))
def test_points_can_only_thank(points):
    assert "not_positive" in codes(look_through(SET, [replace(RULE, points=points)]))


@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 50), st.integers(1, 50))
def test_the_same_effort_is_thanked_with_the_same(points, minutes, other_points, other_minutes):
    rules = [
        replace(RULE, points=points, minutes=minutes, cap_person=500, cap_household=500),
        replace(RULE, code="A02", points=other_points, minutes=other_minutes, cap_person=500, cap_household=500),
    ]
    assert ("unequal" in codes(look_through(SET, rules))) == (points * other_minutes != other_points * minutes)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("not_whitelisted", {"category": "filial_piety"}),
        ("no_cap", {"cap_person": 5}),
        ("cap_order", {"cap_household": 30}),
        ("evidence", {"evidence": "photo_required"}),
        ("no_door", {"evidence": "organiser_list", "claimed_by": ("self", "liaison")}),
        ("no_door", {"claimed_by": ()}),
        ("no_alternative", {"alternative": " "}),
        ("no_effort", {"minutes": 0}),
    ],
)
def test_a_rule_that_is_not_whole_is_found(code, change):
    assert code in codes(look_through(SET, [replace(RULE, **change)]))


@pytest.mark.parametrize(
    ("code", "change", "rules"),
    [
        ("no_rules", {}, []),
        ("no_budget", {"budget_points": 0}, [RULE]),
        ("no_term", {"ends_on": SET.starts_on}, [RULE]),
        ("first_term", {"ends_on": date(2027, 12, 2)}, [RULE]),
    ],
)
def test_a_set_that_is_not_whole_is_found(code, change, rules):
    assert codes(look_through(replace(SET, **change), rules)) == {code}


def test_a_later_version_may_last_longer():
    assert not look_through(replace(SET, ends_on=date(2029, 1, 1), is_first=False), [RULE])


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_year_is_never_longer_than_a_year(day):
    assert timedelta(days=364) <= a_year_after(day) - day <= timedelta(days=366)


@pytest.mark.parametrize(
    "words",
    [
        "中华香烟一条", "白酒一瓶", "50 元现金", "话费充值", "优先办理证明", "优先安排公益岗位", "购物券一张", "消费券", "提货券",
        "粮油提货卡", "礼品卡一张", "加油卡", "油卡 100", "超市卡", "商场礼卡", "代金券", "购物卡",
    ],
)  # fmt: skip
def test_the_store_never_gives_these(words):
    assert found_in(words, STORE_BANS)


@pytest.mark.parametrize(
    "words",
    [
        "洗衣粉一袋",
        "酒精棉片一盒",
        "理发一次",
        "借锄头一天",
        "烟囱刷一把",
        "鸡蛋十个",
        "粮票布票看展一次",
        "贺卡一套",
        "卡尺借用一天",
        "优待老人理发一次",
    ],
)
def test_the_store_may_give_these(words):
    assert not found_in(words, STORE_BANS)
