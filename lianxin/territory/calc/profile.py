"""The jurisdiction profile: every rule that differs by place, its default, its bounds and where they come from.

Pure. A profile is the county's values over the defaults, a township's over the county's, a village's over those.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from lianxin.territory.calc.calendar import parse_hours
from lianxin.territory.calc.grounds import ground_of
from lianxin.territory.calc.limits import split_limit


def _(text):
    """Mark a label for the catalogues; the page that shows it translates it."""
    return text


@dataclass(frozen=True)
class Key:
    """One rule. ``low``/``high`` bound numbers; ``article`` names the law when one of them is set by law: the least,
    or with ``is_cap`` the most.
    """

    name: str
    kind: str  # int | limit | text | choice | bool | hours
    default: object
    label: str
    low: int | None = None
    high: int | None = None
    article: str = ""
    choices: tuple[str, ...] = ()
    is_cap: bool = False

    @property
    def group(self):
        """The part of the profile it stands in: ``sla`` of ``sla.normal.contact``."""
        return self.name.partition(".")[0]

    @property
    def ground(self):
        """What its default rests on."""
        return ground_of(self.name)

    @property
    def moves_dates(self):
        """True when a change of it moves promised dates."""
        return self.kind in ("limit", "hours")


class Refused(ValueError):
    """A value the key does not take; ``article`` names the law that forbids it, if one does."""

    def __init__(self, key, value, article=""):
        super().__init__(f"{key.name}={value!r}")
        self.key, self.value, self.article = key, value, article


def _k(name, kind, default, label, low=None, high=None, article="", choices=(), is_cap=False):
    return Key(name, kind, default, label, low, high, article, choices, is_cap)


_VC35 = _("村民委员会组织法第三十五条；城市居民委员会组织法第三十四条（2025年10月28日修改，不少于十五日）")
_NOTICE_10 = _("村民委员会组织法、城市居民委员会组织法（2025年10月28日修改）：提前十日通知，紧急情况除外")
_TENDER = _("国家规定必须招标的规模标准，不得化整为零规避招标（招标投标法第四条）")
_RAISING = _("村民一事一议筹资筹劳管理办法：上限由省里批准")
_RETENTION = _("建设工程质量保证金管理办法（2017年）第七条")
#: Ways into the reserve pool, as ``cadres.vocabulary.ROUTES`` draws them.
_ROUTES = ("两荐两审一备案", "一荐两审一备案", "两荐一审一备案", "两荐两审")
_DEPARTMENTS = "纪检监察、组织、宣传、政法、公安、检察、法院、司法、信访、卫生健康、民政、农业农村"
#: Periods that make up a year.
_MONTHS = ("1", "2", "3", "4", "6", "12")
#: The parts of the profile, in the order they are shown.
GROUPS = (
    ("systems", _("用哪些系统")),
    ("sla", _("答复时限")),
    ("dispatch", _("派单")),
    ("callback", _("回访和销号")),
    ("rates", _("三率")),
    ("work", _("上班时间")),
    ("posting", _("公示公开")),
    ("finance", _("财务公开")),
    ("objection", _("异议")),
    ("rep_meeting", _("代表会议")),
    ("assembly", _("村民会议")),
    ("deliberation", _("议事厅")),
    ("whistle", _("吹哨报到")),
    ("mediation", _("调解")),
    ("liaison", _("联系户")),
    ("visit", _("走访")),
    ("points", _("积分")),
    ("procurement", _("采购")),
    ("fundraising", _("筹资筹劳")),
    ("dividend", _("收益分配")),
    ("activities", _("组织生活")),
    ("cadres", _("选育管用")),
    ("training", _("培训")),
    ("appraisal", _("考核")),
    ("privacy", _("个人信息")),
    ("second_factor", _("登录安全")),
    ("names", _("名称")),
)
KEYS = {
    key.name: key
    for key in (
        _k("systems.hall", "bool", False, _("议事厅")),
        _k("systems.stations", "bool", False, _("党群连心站")),
        _k("systems.liaison", "bool", False, _("党员联系户")),
        _k("systems.points", "bool", False, _("积分制")),
        _k("systems.ventures", "bool", False, _("股份和分红")),
        _k("work.hours", "hours", "8:30-12:00 14:30-18:00", _("上班时间")),
        _k("posting.min_days", "int", 15, _("公示最少天数"), 15, 90, _VC35),
        _k("posting.quarter_due_day", "int", 15, _("季度公开截止日"), 10, 20),
        _k("finance.monthly_if_transactions_over", "int", 30, _("月收支超过多少笔按月公开"), 1, 1000),
        _k("rep_meeting.notice_days", "int", 5, _("代表会议提前通知天数"), 3, 10),
        _k("assembly.notice_days", "int", 10, _("村民会议提前通知天数"), 10, 60, _NOTICE_10),
        _k("deliberation.screen_days", "int", 7, _("议题：多少天内筛选"), 1, 7),
        _k("deliberation.announce_days", "int", 5, _("议题：议之前至少多少天公布"), 5, 30),
        _k("deliberation.signatures", "int", 10, _("居民联名提议题要多少人"), 3, 100),
        _k("deliberation.gap_days", "int", 3, _("四议两公开：审议和决议之间至少隔多少天"), 3, 30),
        _k("deliberation.step_days", "int", 60, _("四议两公开等：一步最多走多少天，过了就标出来"), 7, 365),
        _k("deliberation.rules_consult_days", "int", 10, _("村规民约：征求意见至少多少天"), 7, 60),
        _k("deliberation.rules_review_days", "int", 180, _("村规民约：换届以后多少天内复核"), 30, 365),
        _k("objection.first_answer_working_days", "int", 3, _("异议首次答复（工作日）"), 1, 15),
        _k("objection.final_days", "int", 15, _("异议最终答复（天）"), 1, 60),
        _k("objection.above_working_days", "int", 10, _("转给上级的异议：上级几个工作日内答复"), 1, 60),
        _k("sla.emergency.contact", "limit", "30m", _("危急：多久联系")),
        _k("sla.emergency.feedback", "limit", "2h", _("危急：多久先行处置并反馈")),
        _k("sla.urgent.contact", "limit", "2h", _("紧急：多久联系")),
        _k("sla.urgent.feedback", "limit", "24h", _("紧急：多久答复")),
        _k("sla.normal.contact", "limit", "24h", _("一般：多久联系")),
        _k("sla.normal.feedback", "limit", "5wd", _("一般：多久答复")),
        _k("sla.complex.contact", "limit", "24h", _("复杂：多久联系")),
        _k("sla.complex.plan", "limit", "3wd", _("复杂：多久拿出办法")),
        _k("sla.complex.feedback", "limit", "15d", _("复杂：多久答复")),
        _k("sla.enquiry.contact", "limit", "1wd", _("咨询：多久联系")),
        _k("sla.enquiry.feedback", "limit", "1wd", _("咨询：多久答复")),
        _k("dispatch.objection_window", "limit", "4wh", _("派单异议期限")),
        _k("dispatch.objection_urgent", "limit", "30m", _("紧急件派单异议期限")),
        _k("callback.attempts", "int", 3, _("回访几次（不同日）仍不通才算回访不上"), 1, 5),
        _k("callback.silence_days", "int", 7, _("核对后多少天没有回音自动销号"), 3, 30),
        _k("rates.partly_solved_weight", "choice", "0.5", _("“部分解决”折算"), choices=("0", "0.5")),
        _k("rates.objection_days", "int", 5, _("请求认定不可归责：诉求人多少天内可以提意见"), 3, 15),
        _k("rates.appeal_days", "int", 5, _("不可归责认定：多少天内可以申诉一次"), 3, 15),
        _k("whistle.arrival.emergency", "limit", "30m", _("吹哨：应急处置到场")),
        _k("whistle.arrival.enforcement", "limit", "1wd", _("吹哨：综合执法到场")),
        _k("whistle.arrival.key_work", "limit", "3wd", _("吹哨：重点工作到场")),
        _k("activities.branch_assembly_months", "choice", "3", _("支部党员大会：几个月至少一次"), choices=_MONTHS),
        _k(
            "activities.branch_committee_meeting_months",
            "choice",
            "1",
            _("支部委员会会议：几个月至少一次"),
            choices=_MONTHS,
        ),
        _k("activities.party_group_meeting_months", "choice", "1", _("党小组会：几个月至少一次"), choices=_MONTHS),
        _k("activities.party_lecture_months", "choice", "3", _("党课：几个月至少一次"), choices=_MONTHS),
        _k("activities.theme_party_day_months", "choice", "1", _("主题党日：几个月至少一次"), choices=_MONTHS),
        _k("mediation.remind_days", "int", 7, _("人民调解：申请司法确认到期前多少天提醒"), 1, 20),
        _k("liaison.cap", "int", 10, _("每名党员联系户数上限"), 5, 15),
        _k("liaison.deputy_cap", "int", 15, _("每名副联系人户数上限"), 5, 15),
        _k("liaison.vacancy_days", "int", 14, _("没有联系人超过多少天提醒支部书记"), 7, 30),
        _k("liaison.phone_days", "int", 7, _("手机多少天没有联网就清掉上面的联系户资料"), 1, 30),
        _k("liaison.weight_continuity", "int", 400, _("拟联系户：不换人，抵多少米路"), 0, 5000),
        _k("liaison.weight_load", "int", 30, _("拟联系户：每人户数的平方，每一抵多少米路"), 0, 1000),
        _k("liaison.weight_other_group", "int", 300, _("拟联系户：不在一个小组，抵多少米路"), 0, 5000),
        _k("liaison.weight_need", "int", 150, _("拟联系户：户里用得上的一样特长没有，抵多少米路"), 0, 5000),
        _k("liaison.weight_beginner", "int", 300, _("拟联系户：重点户给了新手，抵多少米路"), 0, 5000),
        _k("liaison.unknown_near", "int", 300, _("拟联系户：不知道远近，同组算多少米路"), 0, 5000),
        _k("liaison.unknown_far", "int", 1500, _("拟联系户：不知道远近，不同组算多少米路"), 0, 9000),
        _k("visit.ordinary_days", "int", 90, _("普通户走访间隔（天）"), 60, 180),
        _k("visit.priority_days", "int", 30, _("重点户走访间隔（天）"), 15, 60),
        _k("visit.event_days", "int", 3, _("有事走访：几天之内（天）"), 1, 7),
        _k("visit.text_days", "int", 365, _("走访写下的文字保留多少天，到期自动清除，次数留着"), 180, 1095),
        _k("visit.record_days", "int", 730, _("走访谈了什么、户里有过什么事保留多少天，到期自动清除"), 365, 1825),
        _k("points.objection_working_days", "int", 5, _("积分异议期（工作日）"), 3, 10),
        _k("points.panel_working_days", "int", 3, _("积分异议：评议小组几个工作日内定"), 1, 10),
        _k("points.appeal_working_days", "int", 5, _("积分申诉：监督委员会（乡镇）几个工作日内定"), 3, 15),
        _k("points.check_pct", "int", 10, _("积分抽查：每一批抽百分之几，至少一笔"), 5, 100),
        _k("points.keep_days", "int", 30, _("积分超市：选好的东西最多留多少天"), 7, 90),
        _k("points.expiry_months", "int", 24, _("积分有效期（月）"), 12, 36),
        _k("points.unit_value_fen", "int", 50, _("一分值多少分钱"), 1, 10000),
        _k(
            "procurement.ladder.direct_yuan",
            "int",
            10_000,
            _("多少元以下可以直接买（两人签字、监督员到场）"),
            0,
            20_000,
        ),
        _k("procurement.ladder.quotes_yuan", "int", 50_000, _("多少元以下三家询价"), 20_000, 200_000),
        _k("procurement.ladder.township_yuan", "int", 400_000, _("多少元以下由乡镇平台办"), 200_000, 500_000),
        _k(
            "procurement.tender.works_yuan",
            "int",
            4_000_000,
            _("工程多少元起招标"),
            500_000,
            4_000_000,
            _TENDER,
            is_cap=True,
        ),
        _k(
            "procurement.tender.goods_yuan",
            "int",
            2_000_000,
            _("货物多少元起招标"),
            500_000,
            2_000_000,
            _TENDER,
            is_cap=True,
        ),
        _k(
            "procurement.tender.services_yuan",
            "int",
            1_000_000,
            _("服务多少元起招标"),
            500_000,
            1_000_000,
            _TENDER,
            is_cap=True,
        ),
        _k("procurement.notice_days", "int", 3, _("采购结果公示几天以后才能签合同"), 3, 10),
        _k(
            "procurement.retention_percent", "int", 3, _("质保金最多留合同价的多少（%）"), 0, 3, _RETENTION, is_cap=True
        ),
        _k("procurement.change_percent", "int", 10, _("项目预算和会上定的差多少（%）要再上会"), 1, 10),
        _k("fundraising.cap_yuan", "int", 15, _("筹资上限（元/人·年）"), 0, 200, _RAISING, is_cap=True),
        _k("fundraising.reply_working_days", "int", 7, _("一事一议：县里几个工作日答复"), 1, 20),
        _k("fundraising.cap_days", "int", 10, _("筹劳上限（工日/劳力·年）"), 0, 30, _RAISING, is_cap=True),
        _k("fundraising.worker_from", "int", 18, _("筹劳：多少周岁起算劳力"), 18, 25),
        _k("fundraising.worker_men_to", "int", 55, _("筹劳：男到多少周岁（含）算劳力"), 45, 60),
        _k("fundraising.worker_women_to", "int", 50, _("筹劳：女到多少周岁（含）算劳力"), 45, 55),
        _k("dividend.reserve_pct", "int", 40, _("公积公益金提取比例（%，按章程）"), 0, 100),
        _k("cadres.route", "choice", _ROUTES[0], _("后备人选：走哪几步"), choices=_ROUTES),
        _k("cadres.check_departments", "text", _DEPARTMENTS, _("资格联审：问哪些部门（用顿号隔开）")),
        _k(
            "training.member_hours",
            "int",
            32,
            _("党员年度学时"),
            32,
            200,
            _("中国共产党党员教育管理工作条例（2019年）"),
        ),
        _k(
            "training.secretary_hours",
            "int",
            56,
            _("书记和班子成员年度学时"),
            56,
            300,
            _("中国共产党党员教育管理工作条例（2019年）"),
        ),
        _k("appraisal.excellent_cap_pct", "int", 20, _("优秀等次上限（%）"), 15, 30),
        _k("appraisal.most_evidence", "int", 10, _("考核：本人最多选几件实事"), 1, 30),
        _k("appraisal.look_working_days", "int", 3, _("考核：等级意见给本人看几个工作日才能定"), 1, 15),
        _k("appraisal.appeal_working_days", "int", 5, _("考核：定了以后几个工作日内可以申诉"), 3, 30),
        _k("appraisal.notice_days", "int", 10, _("民主评议：提前几天告诉大家"), 0, 30),
        _k("appraisal.gap_months", "int", 6, _("民主评议：同一个人隔几个月才能再评"), 0, 12),
        _k("privacy.answer_working_days", "int", 15, _("个人信息请求答复（工作日）"), 1, 30),
        _k("privacy.station_words_days", "int", 1095, _("来访、代办、帮办办结多少天后清掉姓名和内容"), 180, 3650),
        _k("privacy.need_years", "int", 3, _("诉求办结多少年后清掉姓名、电话和内容，只留统计"), 1, 10),
        _k("second_factor.staff_required", "bool", False, _("工作人员登录须第二因素")),
        _k("names.station", "text", _("党群连心站"), _("党群连心站在本地叫什么")),
    )
}


def check_value(key, value):
    """The value as stored, or ``Refused``. Floors set by law name their article."""
    if type(value) is int and not _within(key, value):
        is_by_law = (value > key.low) if key.is_cap else (value < key.low)
        raise Refused(key, value, key.article if is_by_law else "")
    if not _FITS[key.kind](key, value):
        raise Refused(key, value)
    return value


def _within(key, value):
    return (key.low is None or key.low <= value) and (key.high is None or value <= key.high)


def _fits_hours(key, value):
    try:
        return bool(isinstance(value, str) and parse_hours(value))
    except ValueError:
        return False


def _fits_limit(value):
    try:
        return bool(split_limit(value))
    except ValueError:
        return False


_FITS = {
    "int": lambda key, value: type(value) is int,
    "limit": lambda key, value: isinstance(value, str) and _fits_limit(value),
    "choice": lambda key, value: value in key.choices,
    "bool": lambda key, value: type(value) is bool,
    "hours": _fits_hours,
    "text": lambda key, value: (
        isinstance(value, str) and len(value) <= 200 and bool(value.strip()) and value.isprintable()
    ),
}


@dataclass(frozen=True)
class Setting:
    """A value with where it was set: ``source`` is the place's name, empty for the default.

    ``basis`` is the law or document, ``basis_on`` its day and ``since`` the day the value took effect, as ISO dates.
    """

    value: object
    source: str = ""
    basis: str = ""
    version_id: int | None = None
    basis_on: str = ""
    since: str = ""


@dataclass(frozen=True)
class Profile:
    """The rules in force at a place. ``version_id`` is the newest version that took part."""

    settings: dict[str, Setting]
    version_id: int | None = None

    def value(self, name):
        """The value in force; ``KeyError`` for a key nobody defined."""
        return self.settings[name].value

    def basis(self, name):
        return self.settings[name].basis

    def fraction(self, name):
        return Fraction(str(self.value(name)))

    def with_value(self, name, value):
        """The same rules but for one value."""
        return replace(self, settings={**self.settings, name: replace(self.settings[name], value=value)})


def fold(versions):
    """What a place set itself, after all its versions in their order: ``{key: entry}``.

    A version is ``(id, {key: entry})`` and holds only what it changed; ``None`` takes the place's own value back.
    """
    own = {}
    for version_id, changes in versions:
        for name, entry in changes.items():
            if entry is None:
                own.pop(name, None)
            else:
                own[name] = {**entry, "version": version_id}
    return own


def resolve(layers):
    """Defaults overlaid by ``layers`` from the widest place to the narrowest.

    A layer is ``(version_id, place_name, {key: {"value":…, "basis":…}})``. Keys no longer defined are ignored.
    """
    settings = {name: Setting(key.default, basis=key.article) for name, key in KEYS.items()}
    newest = None
    for version_id, place, values in layers:
        newest = version_id if newest is None else max(newest, version_id)
        for name, entry in values.items():
            if name in KEYS:
                settings[name] = Setting(
                    entry["value"],
                    place,
                    entry.get("basis", ""),
                    entry.get("version", version_id),
                    entry.get("basis_on", ""),
                    entry.get("on", ""),
                )
    return Profile(settings, newest)
