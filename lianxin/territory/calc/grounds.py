"""What every default of the profile rests on: the law or document, its day, and whether it sets the value itself.

Where no law names a number, the ground is what the county is bound to do the thing by; the number is then the county's.
"""

from dataclasses import dataclass


def _(text):
    """Mark for the catalogues; the page that shows it translates it."""
    return text


@dataclass(frozen=True)
class Ground:
    """``on`` is the day of the version meant, as an ISO date. ``sets_value``: the document itself names the value."""

    words: str
    on: str
    sets_value: bool = False


_SELF_GOVERNMENT = "2025-10-28"
_PERSONAL_DATA = "2021-08-20"
_HOTLINE = Ground(_("国务院办公厅关于进一步优化地方政务服务便民热线的指导意见（国办发〔2020〕53号）"), "2020-12-28")
_BEIJING = Ground(_("参照北京市接诉即办工作条例"), "2021-09-24")
_CONSULTING = Ground(_("村民委员会组织法第三十三条、城市居民委员会组织法第三十二条：协商"), _SELF_GOVERNMENT)
_STUDY = Ground(_("村民委员会组织法第二十八条：由村民会议、村民代表会议决定"), _SELF_GOVERNMENT)
_VILLAGE_RULES = Ground(_("村民委员会组织法第三十一条：村民自治章程、村规民约"), _SELF_GOVERNMENT)
_BRANCH = "2018-10-28"
_LINKED = Ground(_("中国共产党农村基层组织工作条例：党员联系农户"), "2018-12-28")
_KEPT_SHORT = Ground(_("个人信息保护法第十九条：保存期限为实现目的所必要的最短时间"), _PERSONAL_DATA)
_RAISING = Ground(_("村民一事一议筹资筹劳管理办法（国办发〔2007〕4号）"), "2007-01-16")
_MUST_TENDER = Ground(_("必须招标的工程项目规定第五条"), "2018-03-27", sets_value=True)
_LEARNING = Ground(_("中国共产党党员教育管理工作条例"), "2019-05-06", sets_value=True)

#: By the key's name or by what it begins with; the longest that fits.
GROUNDS = {
    "systems": _STUDY,
    "work.hours": Ground(_("国务院关于职工工作时间的规定第三条"), "1995-03-25"),
    "posting.min_days": Ground(
        _("村民委员会组织法第三十五条、城市居民委员会组织法第三十四条：不少于十五日"), _SELF_GOVERNMENT, sets_value=True
    ),
    "posting.quarter_due_day": Ground(_("村民委员会组织法第三十五条：一般事项至少每季度公布一次"), _SELF_GOVERNMENT),
    "finance": Ground(_("村民委员会组织法第三十五条：财务收支较多的每月公布"), _SELF_GOVERNMENT),
    "finance.large_over_yuan": Ground(_("农村集体经济组织财务公开规定：重大事项及时公开"), "2011-11-21"),
    "finance.year_days_before": Ground(
        _("农村集体经济组织法：年度报告等在成员大会十日前供成员查阅"), "2024-06-28", sets_value=True
    ),
    "archive": Ground(_("村级档案管理办法：县里定归档范围和保管期限"), "2017-11-23"),
    "rep_meeting.notice_days": Ground(_("村民委员会组织法：村民代表会议"), _SELF_GOVERNMENT),
    "assembly.notice_days": Ground(
        _("村民委员会组织法、城市居民委员会组织法：提前十日通知"), _SELF_GOVERNMENT, sets_value=True
    ),
    "deliberation": _CONSULTING,
    "deliberation.gap_days": _STUDY,
    "deliberation.step_days": _STUDY,
    "deliberation.convene_days": Ground(
        _("村民委员会组织法第二十五条、第二十六条：够人数的联名提议，应当召集"), _SELF_GOVERNMENT
    ),
    "deliberation.minutes_days": _STUDY,
    "deliberation.rules_consult_days": _VILLAGE_RULES,
    "deliberation.rules_check_days": _VILLAGE_RULES,
    "deliberation.rules_file_days": _VILLAGE_RULES,
    "deliberation.rules_review_days": _VILLAGE_RULES,
    "deliberation.budget_ideas_days": _STUDY,
    "deliberation.budget_vote_days": _STUDY,
    "objection.access_working_days": Ground(
        _("农村集体经济组织法第十三条：成员查阅、复制财务会计报告、会议记录等资料"), "2024-06-28"
    ),
    "objection": Ground(_("村民委员会组织法第三十六条：公布不及时、不真实的，村民有权反映"), _SELF_GOVERNMENT),
    "sla": _HOTLINE,
    "dispatch": _HOTLINE,
    "callback": Ground(_("参照北京市接诉即办工作条例第二十三条：回访"), "2021-09-24"),
    "rates": _BEIJING,
    "whistle": _BEIJING,
    "activities": Ground(_("中国共产党支部工作条例（试行）：组织生活"), _BRANCH, sets_value=True),
    "activities.branch_assembly_months": Ground(_("中国共产党支部工作条例（试行）第十一条"), _BRANCH, sets_value=True),
    "activities.branch_committee_meeting_months": Ground(
        _("中国共产党支部工作条例（试行）第十二条"), _BRANCH, sets_value=True
    ),
    "mediation": Ground(_("人民调解法第三十三条：三十日内申请司法确认"), "2010-08-28"),
    "coverage": Ground(_("中国共产党农村基层组织工作条例：组织有效覆盖"), "2018-12-28"),
    "liaison": _LINKED,
    "liaison.phone_days": Ground(_("个人信息保护法第五十一条：防止个人信息泄露的措施"), _PERSONAL_DATA),
    "visit": _LINKED,
    "visit.text_days": _KEPT_SHORT,
    "visit.record_days": _KEPT_SHORT,
    "points": Ground(_("关于加强和改进乡村治理的指导意见：积分制"), "2019-06-23"),
    "procurement.ladder": Ground(_("招标投标法第四条：不得化整为零规避招标"), "2017-12-27"),
    "procurement.tender": _MUST_TENDER,
    "procurement.notice_days": Ground(_("招标投标法实施条例第五十四条：公示不少于三日"), "2019-03-02", sets_value=True),
    "procurement.retention_percent": Ground(
        _("建设工程质量保证金管理办法第七条：不高于百分之三"), "2017-06-20", sets_value=True
    ),
    "procurement.self_build_yuan": Ground(
        _("招标投标法第六十六条：需要使用农民工等不适宜招标的，按照国家有关规定可以不招标"), "2017-12-27"
    ),
    "procurement.relief_wage_percent": Ground(
        _("国家以工代赈管理办法（国家发展改革委令第57号）：劳务报酬占中央资金的比例"), "2023-01-10", sets_value=True
    ),
    "procurement.change_percent": _STUDY,
    "fundraising": _RAISING,
    "land.review_mu": Ground(_("农村土地经营权流转管理办法：工商企业等社会资本流转土地，分级审查"), "2021-01-26"),
    "dividend": Ground(_("农村集体经济组织法第四十二条：按章程提取公积公益金"), "2024-06-28"),
    "training": _LEARNING,
    "cadres": Ground(_("中国共产党农村基层组织工作条例：村干部队伍建设、村党组织书记县级备案"), "2018-12-28"),
    "appraisal": Ground(_("村民委员会组织法第三十八条：民主评议"), _SELF_GOVERNMENT),
    "privacy.answer_working_days": Ground(_("个人信息保护法第五十条：及时受理和处理"), _PERSONAL_DATA),
    "privacy.station_words_days": _KEPT_SHORT,
    "privacy.need_years": _KEPT_SHORT,
    "second_factor": Ground(_("网络安全法第二十三条：等级保护"), _SELF_GOVERNMENT),
    "names": Ground(_("中国共产党农村基层组织工作条例：村级组织活动场所"), "2018-12-28"),
}


def ground_of(name):
    """The ground of a key's default. ``KeyError`` for one that has none."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        if found := GROUNDS.get(".".join(parts[:end])):
            return found
    raise KeyError(name)
