"""What the sample county asks, answers with and checks, category by category."""

from lianxin.needs.demo_services import services
from lianxin.needs.forms import answered
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Channel, CheckedAt, Kind, QuestionKind, TemplateUse

_K = QuestionKind
#: Category, question, in English, how it is answered, options, whether it must be answered.
_QUESTIONS = (
    ("roads.lamp", "灯杆上有编号吗？有就写下来。", "Is there a number on the post?", _K.STRING, (), False),
    ("roads.lamp", "是哪种毛病？", "What is wrong with it?", _K.SINGLE, ("不亮", "一闪一闪", "白天也亮", "灯杆歪了"), True),
    ("roads.surface", "坑有多大？", "How big is the hole?", _K.SINGLE, ("巴掌大", "脸盆大", "车轮会陷进去"), True),
    ("utilities.water", "水怎么了？", "What is it about the water?", _K.SEVERAL, ("停水", "水小", "发浑", "有味道", "漏水"), True),
    ("utilities.water", "从什么时候开始？", "Since when?", _K.DATETIME, (), False),
    ("utilities.gas", "闻到煤气味：先开窗、关总阀，不要动开关，到屋外再打电话。", "If you smell gas: open the windows, close the valve, touch no switch, call from outside.", _K.NOTICE, (), False),
    ("rubbish", "堆了几天了？", "How many days has it lain there?", _K.NUMBER, (), False),
    ("farming.subsidy", "哪一年的补贴？", "Which year's subsidy?", _K.STRING, (), True),
    ("elderly", "老人现在身边有人吗？", "Is somebody with the person now?", _K.SINGLE, ("有人", "没有人", "不清楚"), False),
)  # fmt: skip
#: Category or none, step, name, text.
_TEMPLATES = (
    (None, TemplateUse.PROGRESS, "已到现场", "____ 到现场看过，情况是：____。下一步 ____。"),
    (None, TemplateUse.ASK_REQUESTER, "要票据", "请补充 ____ 的票据或照片，拍清楚发来就行；没有手机的，交到村里的站点。"),
    ("roads.lamp", TemplateUse.REPORT_RESOLVED, "路灯修好", "____ 晚上去看过，____ 盏灯已经亮了。坏的原因是 ____。再坏请直接打 ____。"),
    ("utilities.water", TemplateUse.REPORT_RESOLVED, "恢复供水", "____ 已恢复供水，水压、水色都看过。这次停水是因为 ____。"),
    (None, TemplateUse.EXPLAIN, "要等资金", "这件事要花 ____ 元，今年的预算里没有。已报 ____，批下来就办。"),
)  # fmt: skip
#: Category, when, point, whether it must hold.
_CHECKS = (
    ("roads.lamp", CheckedAt.REPORT_RESOLVED, "天黑以后去看过，灯亮着", True),
    ("roads.lamp", CheckedAt.REPORT_RESOLVED, "旁边的灯也看了一遍", False),
    ("utilities.water", CheckedAt.REPORT_RESOLVED, "到诉求人家里开过水龙头", True),
    ("housing", CheckedAt.REPORT_RESOLVED, "房屋照片拍了里外各一张", True),
    ("housing", CheckedAt.APPROVE_ANSWER, "有危险的，人已经搬出来了", True),
)


def load_guides(*, village, by):
    """Write them down as the county would; at one desk a visitor has answered them already."""
    category = {each.code: each for each in Category.objects.all()} | {None: None}
    asked = []
    for position, (code, wording, wording_en, kind, options, must) in enumerate(_QUESTIONS, 1):
        question = services.save_question(
            category=category[code],
            wording=wording,
            wording_en=wording_en,
            kind=kind,
            options=list(options),
            is_required=must,
            position=position,
            by=by,
        )
        asked += [question] if code == "roads.lamp" else []
    _tell(village, category["roads.lamp"], zip(asked, ("东-017", "一闪一闪"), strict=True))
    for position, (code, used_for, title, text) in enumerate(_TEMPLATES, 1):
        services.save_reply_template(
            category=category[code], used_for=used_for, title=title, text=text, position=position, by=by
        )
    for position, (code, moment, wording, must) in enumerate(_CHECKS, 1):
        services.save_check_item(
            category=category[code], checked_at=moment, wording=wording, is_required=must, position=position, by=by
        )


def _tell(village, category, said):
    name, phone, _actor = village.residents[0]
    matter = Matter(
        kind=Kind.HELP,
        category=category,
        title="卫生室门口的灯一闪一闪",
        content="卫生室门口那盏灯一闪一闪的，晃眼睛，晚上拿药看不清台阶。",
        division=village.division,
        place_words="村卫生室门口",
        answers=tuple(answered(question, value) for question, value in said),
    )
    services.register_on_behalf(
        matter=matter,
        requester=Requester(name=name, phone=phone),
        channel=Channel.WALK_IN,
        client_key="demo-questions",
        by=village.clerk,
    )
