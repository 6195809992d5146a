"""What is never thanked for with points, never done with them, and never sold for them: each with its article. Pure."""

import re
from dataclasses import dataclass


def _(text):
    """Mark a sentence for the catalogues; whoever shows it translates it."""
    return text


@dataclass(frozen=True)
class Ban:
    """``words`` are looked for in a sentence without its blanks and marks; ``unless`` says what it may mean instead."""

    code: str
    what: str
    article: str
    words: re.Pattern
    unless: re.Pattern | None = None

    def hits(self, squeezed):
        found = self.words.search(squeezed)
        return bool(found) and not (self.unless and self.unless.search(squeezed))


_VC31 = _("村民委员会组织法第三十一条")
_LIGHT = _("国办函〔2026〕12号")
_POINTS = _("中农发〔2020〕11号")


def _ban(code, what, article, words, unless=""):
    return Ban(code, what, article, re.compile(words), re.compile(unless) if unless else None)


#: What a rule may not thank for, and what may not be done with points.
RULE_BANS = (
    _ban("family_planning", _("生育是家里的事，不能打分"), _VC31, "计划生育|计生|生育|[二三]孩|节育|结扎|怀孕|独生子女"),
    _ban("marriage", _("婚姻是个人的事，不能打分"), _("民法典第一千零四十六条"), "婚|彩礼|嫁妆|嫁娶"),
    _ban("funeral", _("丧事怎么办是家里的事，不能打分"), _VC31, "丧|殡葬|火化|土葬|白事|红白|坟"),
    _ban("debt", _("欠债还钱由法律管，不能打分"), _VC31, "债|欠款|还款|拖欠|贷款"),
    _ban("petition", _("信访、举报和告状是权利，不能打分"), _("宪法第四十一条"), "信访|上访|缠访|闹访|投诉|举报|控告|打官司|诉讼"),
    _ban("religion", _("信不信教是自由，不能打分"), _("宪法第三十六条"), "宗教|信教|教堂|寺庙|做礼拜|烧香|念经|拜佛|迷信"),
    _ban(
        "online", _("网上发帖、点赞、转发、打卡、装软件不能打分"), _LIGHT,
        "点赞|转发|朋友圈|发帖|跟帖|打卡|公众号|视频号|抖音|下载\\w{0,6}(?:app|软件|程序)|安装\\w{0,6}(?:app|软件|程序)|注册\\w{0,4}(?:app|账号)",
    ),
    _ban("study_time", _("学习软件的时长和分数不能折成积分"), _LIGHT, "学习强国|学习时长|在线时长|登录时长|学习积分|刷课"),
    _ban(
        "fees", _("交费是义务或买卖，不能打分"), _VC31, "缴费|交费|缴纳|交纳|缴清|收缴|参保|医保|养老保险|物业费|卫生费|水费|电费",
        "代缴|代交|帮\\w{0,10}(?:缴|交)|教\\w{0,10}(?:缴|交)",
    ),
    _ban("party_dues", _("党费是党员的义务，不能打分"), _("中国共产党章程第三条"), "党费"),
    _ban("consent", _("签不签字由自己定，不能打分"), _VC31, "同意书|承诺书|协议书|签(?:约|同意|字同意)|征地|拆迁"),
    _ban("propaganda", _("听宣讲、看宣传不能打分"), _POINTS, "宣讲|宣传会|宣传活动|听报告|看宣传|收看"),
    _ban("vote", _("怎么投票不能打分"), _VC31, "赞成票|反对票|投同意|投票给|支持\\w{0,6}候选"),
    _ban("private_life", _("家里怎么过日子不能打分"), _VC31, "孝|婆媳|好媳妇|夫妻|家庭和睦|麻将|赌博|喝酒|作风|言论"),
    _ban("penalty", _("积分只能道谢，不能扣、不能罚、不能清零"), _VC31, "扣分|扣减|减分|倒扣|负分|罚|清零|黑名单|红黑榜|黑榜|红榜|曝光|一票否决"),
    _ban(
        "tied_to_rights", _("积分不能和低保、福利、贷款、入党、上学、做工挂钩"), _VC31,
        "低保|救助|补助|补贴|福利|入党|评优|征信|信用|入学|上学|学位|就业|招工|分红|宅基地|资格",
    ),
    _ban("ranking", _("人和户不能排名次"), _LIGHT, "排名|排行|名次|积分榜|光荣榜|前\\w{1,3}名|末位|星级|评星"),
    _ban("photo", _("照片、视频、定位不能是必须交的"), _LIGHT, "(?:必须|需要|须|应当|要)\\w{0,6}(?:拍照|照片|视频|定位|轨迹)|(?:上传|提交|凭)\\w{0,4}(?:照片|视频|定位|轨迹)"),
)  # fmt: skip
#: What the store never gives.
STORE_BANS = (
    _ban(
        "cash",
        _("不兑现金和能当钱用的卡券"),
        _POINTS,
        "现金|钞票|红包|话费|充值|代金|储值|券|(?:购物|礼品|加油|超市|油|礼|提货|消费|电话)卡",
    ),
    _ban("tobacco_alcohol", _("不兑烟酒"), _POINTS, "烟(?!花|囱|道)|酒(?!精)|白干|雪茄"),
    _ban("statutory", _("该办的事不收积分"), _VC31, "证明|盖章|办证|优先办理|低保|救助|补贴|医保|社保"),
    _ban("jobs_and_schools", _("工作和学位不能用积分换"), _VC31, "岗位|就业|招工|学位|入学|上学"),
)

_SENTENCES = re.compile(r"[^。！？；;!?\n]+")
_MARKS = re.compile(r"[\W_]+")


def sentences(text):
    """The sentences of a text, in order, without what ends them."""
    return [found.strip() for found in _SENTENCES.findall(text) if found.strip()]


def squeezed(sentence):
    """Letters and digits alone, full-width ones and capitals as their plain form: nobody hides a word with blanks."""
    plain = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in sentence)
    return _MARKS.sub("", plain.lower())


def found_in(text, bans):
    """``(ban, sentence)`` for everything in a text that falls under one of the bans, in reading order."""
    return [(ban, sentence) for sentence in sentences(text) for ban in bans if ban.hits(squeezed(sentence))]
