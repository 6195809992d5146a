"""What village rules may not say: words that point to it, the law behind it, and what is not meant by them.

A list of words finds what to look at; whether it really is forbidden is said by people, in public. Pure.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

#: A term of a villagers' or residents' committee (VC Law Art. 11, RC Law).
YEARS = 5


def _(text):
    """Mark a label for the catalogues; the page that shows it translates it."""
    return text


@dataclass(frozen=True)
class Ban:
    """``words`` point to it; ``unless`` says so of the same words that they forbid it themselves ("不罚款")."""

    code: str
    name: str
    article: str
    words: str
    unless: str = ""


_SUM = r"\s*[0-9〇零一二两三四五六七八九十百千万]+\s*(?:元|块)"
_DAYS = r"\s*[0-9一两二三四五六七八九十]+\s*(?:天|日|次|个工)"
_NOT = r"(?:不|不得|不准|不许|不能|不再|禁止|严禁|杜绝|取消|没有)"
_PAY = r"(?:[交缴]纳?|[付出])"
_BENEFIT = r"(?:低保|补贴|补助|救助|养老金|医保|分红|福利|待遇|宅基地|承包地|盖章|证明|手续)"
_STOP = r"(?:取消|停发|扣发|扣除|扣减|扣|减发|暂停|中止)"
_STRANGER = r"(?:外地人|外村人|外来人员|外来人|外来户|外人|生人|陌生人)"
_BANS_IT = r"(?:不准|不许|不得|禁止|限制|谢绝)"
BANS = (
    Ban(
        "fine", _("罚款、处罚"), _("行政处罚法第十六条：法律、法规、规章以外的文件不得设定处罚"),
        rf"罚款|罚金|处罚|罚{_SUM}|罚(?:工|劳|站|写|抄|扫|出工|义务)|违约金"
        rf"|(?:违反|违者|不[^。；，,;]{{1,10}}的)[^。；;]{{0,8}}{_PAY}(?:[^。；，,;0-9]{{0,4}}费)?{_SUM}"
        rf"|(?:每次|一次)[^。；;]{{0,8}}{_PAY}{_SUM}|{_PAY}(?:清理|清除|清运|整改)费{_SUM}"
        rf"|处以[^。；，,;]{{0,6}}{_SUM}|(?<!中)扣[除缴]?{_SUM}|(?:乱|私|偷|擅自)[^。；，,;]{{1,10}}的[，,]?[^。；，,;]{{0,4}}{_PAY}{_SUM}"
        rf"|没收(?![到入])|违(?:反|者)[^。；;]{{0,8}}(?:义务劳动|义务工|出工|扫街){_DAYS}",
        rf"{_NOT}(?:设|搞|得|以)?$",
    ),
    Ban(
        "benefits", _("取消、扣减应得的待遇"), _("宪法第四十五条；村民委员会组织法第三十一条：不得侵犯村民的合法财产权利"),
        rf"(?:{_STOP}|不予?(?:享受|发放|办理|申报|分配?)|不(?:给|得享受))[^。；，,;]{{0,12}}{_BENEFIT}"
        rf"|{_BENEFIT}[^。；，,;不禁]{{0,8}}{_STOP}|收回[^。；，,;]{{0,6}}承包地|承包地[^。；，,;不禁]{{0,6}}收回"
        r"|(?<!遇)(?<!因)[停断]供?[水电气](?![^。；;]{0,10}(?:检修|维修|抢修|通知|期间))(?:[、和]?[停断][水电气])?",
        r"(?:(?:不得|不准|不许|不能|禁止|严禁)[^。；，,;]{0,10}|不|没有)$",
    ),
    Ban(
        "movement", _("限制出入、走动、来往"), _("宪法第三十七条：公民的人身自由不受侵犯"),
        rf"{_BANS_IT}[^。；，,;车狗犬]{{0,6}}(?:外出|出门|离村|离开本?村|进村|入村|出村|回村|走亲|串门|来往|返乡|探亲|留宿|接待(?:来访|来客|客人|亲友|外))"
        rf"|{_BANS_IT}[^。；，,;车]{{0,4}}{_STRANGER}[^。；，,;车]{{0,4}}(?:进|入|出|来|住)"
        rf"|{_STRANGER}[^。；，,;车]{{0,4}}(?:{_BANS_IT}|一律不)[^。；，,;车]{{0,4}}(?:进|入|来|住)"
        r"|(?:来访|走亲|探亲|外出|亲戚)[^。；，,;]{0,8}[须要应][^。；，,;]{0,4}(?:报|经)[^。；，,;]{0,8}(?:批准|同意)",
        r"(?:车|车辆|牲畜|犬|狗|牛|羊)[^。；，,;]{0,3}$",
    ),
    Ban(
        "gender", _("因性别、婚姻区别对待"), _("妇女权益保障法第五十五条、第五十六条"),
        r"外嫁女|出嫁女|(?:外嫁|出嫁|嫁到外[^。；，,;]{0,4})的|嫁出|招婿|上门女婿|入赘|离婚(?:的)?(?:妇女|女)|丧偶(?:的)?(?:妇女|女)|改嫁|(?:女儿户|纯女户|双女户)[^。；，,;]{0,6}(?:不|少|减|取消|没有)|户无男|男丁|只有男|男方才|(?<!嫁的)(?<!去的)(?:妇女|女儿|女孩|姑娘|媳妇)[^。；，,;]{0,4}不(?:分|享受|参加|计入|给|算)|女(?:方|性|人|的)?不(?:得|能|准)",
        r"(?:不因|不得因|不以|不得以|不论|无论|歧视)[^。；]{0,10}$",
    ),
    Ban(
        "shaming", _("公开点名羞辱"), _("民法典第一千零二十四条、第一千零三十二条：名誉权、隐私权"),
        r"黑榜|黑名单|曝光[台栏]?|点名(?:批评|通报)|大会[^。；，,;]{0,4}(?:通报|检讨)|游街|示众"
        r"|(?:名单|照片|姓名)[^。；，,;]{0,6}(?:通报(?!表扬)|曝光|上墙批评)"
        r"|(?:不|欠|违|拖|懒|赖|后进|落后)[^。；，,;]{0,10}(?:名单|户名|姓名)[^。；，,;]{0,6}(?:张榜|公布|公示|上墙|广播)"
        r"|(?:不|欠|违|拖|懒|赖|后进|落后)[^。；，,;]{0,10}(?:的|者|户|人)[，,](?:名单|户名|姓名|照片)[^。；，,;]{0,8}(?:张榜|公布|公示|公开|上墙|广播)"
        r"|(?:公布|公示|张贴)(?:户名|其(?:姓名|名字|照片))|(?:大?喇叭|广播)[^。；，,;]{0,6}(?:点名(?!表扬)|批评|念(?:名字|姓名|名单))",
        rf"{_NOT}(?:设|搞|上|得|用)?$",
    ),
    Ban(
        "deposit", _("收押金、保证金"), _("民法典第二百六十七条：私人的合法财产受法律保护，禁止任何组织或者个人侵占"),
        rf"押金|保证金|风险金|诚信金|抵押|[预先][交缴]纳?{_SUM}", rf"{_NOT}(?:收|交|收取|交纳|设|得收取?)?$",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """``clause`` counts the lines of the text from one; ``words`` are the text's own."""

    ban: Ban
    clause: int
    words: str


def findings(text: str) -> tuple[Finding, ...]:
    """Every place of the text that a ban's words point to, clause by clause; a clause that forbids it itself is not one."""
    return tuple(
        Finding(ban, number, found.group())
        for number, clause in enumerate(clauses(text), 1)
        for ban in BANS
        for found in re.finditer(ban.words, clause)
        if not (ban.unless and re.search(ban.unless, clause[: found.start()]))
    )


def explained_by(text: str) -> list[list[str]]:
    """What an explanation of this text stands for: the clause and the words of each finding, wherever the clause moves."""
    listed = clauses(text)
    return [[listed[each.clause - 1], each.words] for each in findings(text)]


def not_explained(text: str, explained: list[list[str]]) -> tuple[Finding, ...]:
    """Findings outside what was explained: in a clause that is new or was changed, or of other words."""
    listed = clauses(text)
    return tuple(each for each in findings(text) if [listed[each.clause - 1], each.words] not in explained)


def how_changed(before: str, after: str) -> str:
    """``kept``, ``amended`` where some clause stays word for word, or ``replaced`` where none does."""
    old, new = clauses(before), clauses(after)
    if old == new:
        return "kept"
    return "amended" if set(old) & set(new) else "replaced"


def review_by(decided_on: date, term: tuple[date, date | None] | None, days: int) -> date:
    """Until when rules the assembly decided on then are looked at again: so many days into the next term.

    ``term`` is the present one. Where none is known, or no end of it, one lasts ``YEARS``.
    """
    if term is None:
        return after_years(decided_on)
    starts_on, ends_on = term
    begins = starts_on if decided_on < starts_on else ends_on or after_years(starts_on)
    return begins + timedelta(days=days)


def after_years(on: date, years: int = YEARS) -> date:
    """The same day so many years on; 29 February becomes 28."""
    return on.replace(year=on.year + years, day=28 if (on.month, on.day) == (2, 29) else on.day)


def clauses(text: str) -> list[str]:
    """One line, one clause; empty lines are none."""
    return [line.strip() for line in text.splitlines() if line.strip()]
